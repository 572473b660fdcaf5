/** Threads and the posts of forums: which there are for me, the dialogs to see and begin them, the bar above an open one. */

import * as api from "./api.js";
import { mayManageThreads } from "./commands.js";
import { avatar, el, icon, refill } from "./dom.js";
import { ago } from "./time.js";

const PRIVATE = 12;
const THREADS = [10, 11, 12];
const FORUMS = [15, 16];
const ANNOUNCEMENTS = 5;
const LONGEST_NAME = 100;

export const isThread = (channel) => THREADS.includes(channel?.type);
export const isForum = (channel) => FORUMS.includes(channel?.type);

/** The threads that I can see, the one with the newest message first. */
export function visibleThreads(store) {
  const seen = (thread) => thread.type !== PRIVATE || thread.memberIds.includes(store.me?.id) || mayManageThreads(store);
  const newest = (thread) => BigInt(thread.lastMessageId ?? thread.id);
  return (store.home?.threads ?? []).filter(seen).sort((one, other) => (newest(one) < newest(other) ? 1 : -1));
}

/** What the list of channels shows below a channel: its open threads, and the one that is looked at. */
export function threadsBelow(store, parent) {
  const isShown = (thread) => thread.id === store.channel?.id || (!thread.archived && !isForum(parent));
  return visibleThreads(store).filter((thread) => thread.parentId === parent.id && isShown(thread));
}

export function threadIcon(thread) {
  return icon(thread.type === PRIVATE ? "lock" : "thread");
}

/** One line of a list of threads. */
export function threadRow(thread, store, choose) {
  const owner = store.member(thread.ownerId);
  const tags = store.channelById(thread.parentId)?.availableTags ?? [];
  const count = thread.messageCount === 1 ? "1 message" : `${thread.messageCount} messages`;
  return el(
    "button",
    { type: "button", class: "pin-row thread-row", data: { key: `thread-${thread.id}` }, on: { click: choose } },
    avatar(owner?.displayName ?? "?", owner?.avatarUrl, "small"),
    el(
      "span",
      { class: "pin-text" },
      el("span", { class: "thread-name" }, threadIcon(thread), el("span", { class: "excerpt" }, thread.name), thread.locked && icon("lock")),
      el(
        "span",
        { class: "note" },
        tags.filter((tag) => thread.tags?.includes(tag.id)).map((tag) => el("span", { class: "tag" }, tag.name)),
        `${owner?.displayName ?? "somebody"} · ${count} · ${ago(thread.lastMessageId ?? thread.id)}`,
      ),
    ),
  );
}

/** A dialog with a heading that Escape, its button and a click beside it close. */
function dialogOf(id, heading, ...inside) {
  const dialog = el(
    "dialog",
    { class: "modal", "aria-labelledby": id },
    el(
      "header",
      { class: "modal-head" },
      el("h2", { id }, heading),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close() } }, icon("close")),
    ),
    inside,
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A form that asks for a name, and for more where `more` is given; `begin(name)` may be refused. */
export function nameForm(label, button, begin, { name = "", more = [] } = {}) {
  const input = el("input", { type: "text", name: "name", required: true, maxlength: LONGEST_NAME, value: name, autocomplete: "off" });
  const fault = el("p", { class: "component-error", role: "alert", hidden: true });
  const submit = el("button", { type: "submit", class: "button primary" }, button);
  const form = el("form", { class: "thread-form" }, el("div", { class: "field-box" }, el("label", {}, label, input)), more, fault, submit);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    fault.hidden = true;
    try {
      await begin(input.value.trim());
    } catch (refusal) {
      fault.textContent = refusal.message;
      fault.hidden = false;
    }
    submit.disabled = false;
  });
  return form;
}

/** Asks for the name of a thread that begins at a message. */
export function openThreadAt(message, store) {
  const place = { ...store.place, channel: message.channel_id, message: message.id };
  const name = (message.content || "New thread").split("\n")[0].slice(0, 60);
  const begin = async (chosen) => {
    const thread = await api.beginThread({ ...place, name: chosen });
    dialog.close();
    store.want(thread.id);
  };
  const form = nameForm("Name of the thread", "Create thread", begin, { name });
  const dialog = dialogOf("thread-title", "Create thread", el("div", { class: "modal-fields" }, form));
  form.elements.name.select();
}

/** Shows the threads of the channel that one is in, and lets one begin another. */
export function openThreads(store) {
  const { channel, place } = store;
  const isPrivate = el("input", { type: "checkbox" });
  const begin = async (name) => {
    const thread = await api.beginThread({ ...place, name, private: isPrivate.checked });
    dialog.close();
    store.want(thread.id);
  };
  const mayBePrivate = channel.type !== ANNOUNCEMENTS;
  const more = mayBePrivate && el("label", { class: "tick-field" }, isPrivate, el("span", {}, "Private: only those who are brought in, and moderators, see it"));
  const threads = visibleThreads(store).filter((thread) => thread.parentId === channel.id);
  const rows = (list) =>
    list.map((thread) =>
      threadRow(thread, store, () => {
        dialog.close();
        store.chooseChannel(thread.id);
      }),
    );
  const closed = threads.filter((thread) => thread.archived);
  const dialog = dialogOf(
    "threads-title",
    `Threads in #${channel.name}`,
    el(
      "div",
      { class: "modal-fields pin-list" },
      threads.length === 0 && el("p", { class: "note" }, "There are none yet."),
      rows(threads.filter((thread) => !thread.archived)),
      closed.length > 0 && [el("h3", {}, "Closed"), rows(closed)],
      nameForm("Name of a new thread", "Create thread", begin, { more: [more] }),
    ),
  );
}

/** The bar above an open thread: where it belongs, who is in it, and what one can do with it. */
export function renderThreadBar(bar, store, attempt) {
  const thread = store.channel;
  bar.hidden = !isThread(thread);
  if (bar.hidden) {
    bar.replaceChildren();
    return;
  }
  const parent = store.channelById(thread.parentId);
  const isIn = thread.memberIds.includes(store.me?.id);
  const change = (changed) => () => attempt(() => api.changeThread({ ...store.place, ...changed }));
  const mayClose = thread.ownerId === store.me?.id || mayManageThreads(store);
  const button = (key, words, click) => el("button", { type: "button", class: "text-button", data: { key }, on: { click } }, words);
  const names = thread.memberIds.map((id) => store.member(id)?.displayName ?? "somebody");
  const marks = [thread.type === PRIVATE && "private", thread.archived && "closed", thread.locked && "locked"].filter(Boolean);
  refill(
    bar,
    button("thread-parent", `‹ #${parent?.name ?? "unknown"}`, () => store.chooseChannel(thread.parentId)),
    el("span", { class: "note", title: names.join(", ") }, names.length === 1 ? "1 person" : `${names.length} people`),
    marks.length > 0 && el("span", { class: "note" }, marks.join(", ")),
    button("thread-join", isIn ? "Leave" : "Join", change({ join: !isIn })),
    (mayClose || (thread.archived && !thread.locked)) && button("thread-close", thread.archived ? "Open again" : "Close", change({ archived: !thread.archived })),
    mayManageThreads(store) && button("thread-lock", thread.locked ? "Unlock" : "Lock", change({ locked: !thread.locked })),
  );
}
