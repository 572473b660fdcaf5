/** One message, as a row of the list. */

import { labelOf } from "./commands.js";
import { components } from "./components.js";
import { avatar, color, el, icon } from "./dom.js";
import { attachment, embed } from "./embed.js";
import { blocks, spans } from "./markdown.js";
import { messageTools } from "./message-tools.js";
import { poll } from "./poll.js";
import { reactions } from "./reactions.js";
import { systemText } from "./system-text.js";
import { clock, full, when } from "./time.js";

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const ONLY_COMPONENTS = 1 << 15;
const TEXT_DISPLAY = 10;
const REPLY = 19;
const THREAD_CREATED = 18;
const THREAD_STARTER = 21;
const GROUPED_MILLIS = 7 * 60 * 1000;
const LONGEST_EXCERPT = 120;

export function isLoading(message) {
  return ((message.flags ?? 0) & LOADING) !== 0;
}

export function isEphemeral(message) {
  return Boolean(message.ephemeralFor) || ((message.flags ?? 0) & EPHEMERAL) !== 0;
}

/** Whether `message` stands below `previous` without a head of its own. */
export function isGrouped(message, previous) {
  return (
    Boolean(previous) &&
    previous.author.id === message.author.id &&
    !message.interaction &&
    message.type !== REPLY &&
    !systemText(previous) &&
    previous.type !== THREAD_STARTER &&
    isEphemeral(message) === isEphemeral(previous) &&
    new Date(message.timestamp) - new Date(previous.timestamp) < GROUPED_MILLIS
  );
}

/** The name in the colour of the author's highest role. */
export function nameOf(store, user) {
  const member = store.member(user.id);
  const name = member?.displayName ?? user.global_name ?? user.username ?? "unknown person";
  return el("span", { class: "name", style: { "--role": roleColor(member) } }, name);
}

/** A member's colour, whether the state gives it as Discord's number or as CSS text. */
export function roleColor(member) {
  return typeof member?.color === "string" && /^#[0-9a-f]{6}$/i.test(member.color)
    ? member.color.replace(/^#000000$/, "")
    : color(member?.color);
}

/** The mark of a bot. */
export function appBadge() {
  return el("span", { class: "app", title: "This is the bot" }, "APP");
}

/** A message without its surroundings: the row of the list. */
export function messageRow(given, { store, grouped, actions }) {
  const isStarter = given.type === THREAD_STARTER && Boolean(given.referenced_message);
  // A thread shows the message at which it began as its own first one.
  const message = isStarter ? { ...given.referenced_message, id: given.id, thread: null } : given;
  const context = { store };
  const time = new Date(message.timestamp);
  const ephemeral = isEphemeral(message);
  const mentioned =
    message.mention_everyone || (message.mentions ?? []).some((user) => user.id === store.me?.id);
  const classes = ["message", grouped && "grouped", ephemeral && "ephemeral", mentioned && "mentions-me"];
  const told = systemText(message);
  if (told) {
    return systemRow(message, told, time, store, actions);
  }
  const row = el(
    "li",
    { class: classes.filter(Boolean).join(" "), tabindex: "-1", id: `message-${message.id}`, data: { message: message.id } },
    !grouped && above(message, store, actions),
    grouped
      ? el("time", { class: "margin-time", datetime: message.timestamp, title: full(time) }, clock(time))
      : authorAvatar(store, message.author),
    el(
      "div",
      { class: "body" },
      !grouped &&
        el(
          "p",
          { class: "head" },
          nameOf(store, message.author),
          message.author.bot && appBadge(),
          el("time", { datetime: message.timestamp, title: full(time) }, when(time)),
          message.pinned && el("span", { class: "pinned", title: "Pinned" }, icon("pin"), el("span", { class: "visually-hidden" }, "Pinned")),
        ),
      content(message, context),
      (message.embeds ?? []).map((data) => embed(data, context)),
      (message.attachments ?? []).filter((data) => !isShownElsewhere(data, message)).map(attachment),
      components(message.components, context, (customId, values) => actions.use(message, customId, values)),
      poll(message, store, (answer, isBack) => actions.vote(message, answer, isBack)),
      !isStarter && reactions(message, store, (emoji, isMine) => actions.react(message, emoji, isMine)),
      message.thread && threadChip(message.thread, store, actions),
      ephemeral && onlyYou(() => actions.dismiss(message)),
    ),
  );
  if (!ephemeral && !isStarter && !isLoading(message)) {
    row.append(messageTools(message, row, store, actions));
  }
  return row;
}

/** Below the message at which a thread began. */
function threadChip(told, store, actions) {
  const thread = store.channelById(told.id) ?? told;
  const count = thread.messageCount ?? 0;
  return el(
    "button",
    { type: "button", class: "thread-chip", "aria-label": `Open the thread ${thread.name}`, on: { click: () => actions.go(told.id) } },
    icon("thread"),
    el("span", { class: "excerpt" }, thread.name),
    el("span", { class: "note" }, count === 1 ? "1 message" : `${count} messages`),
  );
}

function systemRow(message, told, time, store, actions) {
  const thread = message.type === THREAD_CREATED && message.message_reference?.channel_id;
  return el(
    "li",
    { class: "message system", tabindex: "-1", id: `message-${message.id}`, data: { message: message.id } },
    el("span", { class: "system-sign", "aria-hidden": "true" }, "→"),
    el("p", { class: "body" }, nameOf(store, message.author), ` ${told} `, thread && el("button", { type: "button", class: "text-button", on: { click: () => actions.go(thread) } }, "See thread"), " ", el("time", { datetime: message.timestamp, title: full(time) }, when(time))),
  );
}

/** "Only you can see this", with the way to be rid of it. */
export function onlyYou(dismiss) {
  return el(
    "p",
    { class: "only-you" },
    icon("eye"),
    el("span", {}, "Only you can see this"),
    el("span", { "aria-hidden": "true" }, "•"),
    el("button", { type: "button", class: "text-button", on: { click: dismiss } }, "Dismiss message"),
  );
}

export function thinking(name) {
  return el(
    "p",
    { class: "thinking" },
    el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    `${name} is thinking…`,
  );
}

function authorAvatar(store, user) {
  const member = store.member(user.id);
  return avatar(member?.displayName ?? user.username ?? "?", member?.avatarUrl);
}

/** A Discord client leaves out files that an embed of the message shows; beside components of the second kind, all. */
function isShownElsewhere(data, message) {
  return ((message.flags ?? 0) & ONLY_COMPONENTS) !== 0 || (message.embeds ?? []).some((one) => one.image?.url === data.url || one.thumbnail?.url === data.url);
}

function content(message, context) {
  if (isLoading(message)) {
    return thinking(context.store.member(message.author.id)?.displayName ?? message.author.username);
  }
  const edited =
    message.edited_timestamp &&
    el("span", { class: "edited", title: full(new Date(message.edited_timestamp)) }, "(edited)");
  if (!message.content) {
    return edited ? el("div", { class: "text" }, edited) : null;
  }
  const parts = blocks(message.content, context);
  if (edited) {
    parts.at(-1)?.tagName === "P" ? parts.at(-1).append(" ", edited) : parts.push(edited);
  }
  return el("div", { class: isOnlyEmoji(message.content) ? "text jumbo" : "text" }, parts);
}

function isOnlyEmoji(text) {
  return text.length < 60 && /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f\s])+$/u.test(text);
}

/** What stands above the head: whom a reply answers, or who used which command. */
function above(message, store, actions) {
  if (message.interaction) {
    const { user, name } = message.interaction;
    return el(
      "p",
      { class: "above" },
      authorSmall(store, user),
      nameOf(store, user),
      el("span", {}, "used"),
      el("span", { class: "command-name" }, labelOf(store, name)),
    );
  }
  if (message.type !== REPLY) {
    return null;
  }
  const answered = message.referenced_message;
  if (!answered) {
    return el("p", { class: "above" }, el("span", {}, "↪ Original message was deleted"));
  }
  return el(
    "button",
    {
      type: "button",
      class: "above",
      "aria-label": "Show the message that this one answers",
      on: { click: () => actions.show(answered.id) },
    },
    el("span", { class: "hook", "aria-hidden": "true" }, "↪"),
    authorSmall(store, answered.author),
    el("span", {}, nameOf(store, answered.author), ":"),
    el("span", { class: "excerpt" }, excerpt(answered, store)),
  );
}

/** A small avatar for a line above a message. */
export function authorSmall(store, user) {
  const member = store.member(user.id);
  return avatar(member?.displayName ?? user.username ?? "?", member?.avatarUrl, "tiny");
}

/** The beginning of a message, for a line that shows it in passing. */
export function excerpt(message, store) {
  const text = (message.content ?? "").split("\n")[0].slice(0, LONGEST_EXCERPT);
  if (text) {
    // Inside a button nothing else may be operable, so links and spoilers are reduced to their text.
    return spans(text.replaceAll("||", ""), { store }).map((node) => (typeof node === "string" ? node : node.textContent));
  }
  const display = firstText(message.components);
  if (display) {
    return display.split("\n")[0].replace(/^#+ /, "").slice(0, LONGEST_EXCERPT);
  }
  return message.embeds?.[0]?.title ?? (message.attachments?.length > 0 ? "a file" : "a message without text");
}

function firstText(components) {
  for (const part of components ?? []) {
    const found = part.type === TEXT_DISPLAY ? part.content : firstText(part.components);
    if (found) {
      return found;
    }
  }
  return null;
}
