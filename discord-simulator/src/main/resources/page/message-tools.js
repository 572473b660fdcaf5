/** What one can do with a message: the buttons at its corner, and the menu with the rest. */

import { contextCommands, mayModerate, ON_MESSAGE } from "./commands.js";
import { copyButton, el, icon } from "./dom.js";

const TEXT = 0;
const ANNOUNCEMENTS = 5;
const PALETTE = ["👍", "❤️", "😂", "🎉", "😮", "😢", "🔥", "👀", "✅", "❌", "🙏", "💯"];

/** The buttons that appear at the corner of a message; a right click on the message opens the menu as well. */
export function messageTools(message, row, store, actions) {
  const name = store.member(message.author.id)?.displayName ?? message.author.username;
  const isMine = message.author.id === store.me?.id;
  const bar = el("div", { class: "tools", role: "group", "aria-label": `What to do with the message of ${name}` });
  const tool = (symbol, label, click, extra = {}) =>
    el("button", { type: "button", class: "icon-button tool", title: label, "aria-label": label, on: { click }, ...extra }, icon(symbol));
  const opening = (symbol, label, build) => {
    const button = tool(symbol, label, () => toggle(bar, button, build), { "aria-haspopup": "true", "aria-expanded": "false" });
    return button;
  };
  const more = opening("more", "More", () => entries(message, isMine, store, actions));
  bar.append(
    opening("smile", "Add a reaction", () => palette((emoji) => actions.react(message, emoji, false))),
    tool("reply", `Reply to ${name}`, () => actions.reply(message)),
    ...(isMine ? [tool("pencil", "Edit", () => actions.edit(message))] : []),
    more,
  );
  row.addEventListener("contextmenu", (event) => {
    const isOwn = event.target.closest("a, img, video, input, textarea") || String(getSelection()) !== "";
    if (!isOwn && !bar.contains(event.target)) {
      event.preventDefault();
      toggle(bar, more, () => entries(message, isMine, store, actions));
    }
  });
  return bar;
}

function entries(message, isMine, store, actions) {
  const commands = contextCommands(store, ON_MESSAGE);
  const entry = (symbol, words, click, extra = {}) =>
    el("button", { type: "button", class: "tool-choice", role: "menuitem", on: { click }, ...extra }, icon(symbol), words);
  const copy = (text, words) => copyButton(text, words, { class: "tool-choice", role: "menuitem", data: { stays: "" } }, icon("copy"));
  return el(
    "div",
    { class: "tool-menu", role: "menu", "aria-label": "More" },
    entry("reply", "Reply", () => actions.reply(message)),
    isMine && entry("pencil", "Edit message", () => actions.edit(message)),
    mayHaveThread(store) && entry("thread", message.thread ? "Open thread" : "Create thread", () => actions.thread(message)),
    entry("pin", message.pinned ? "Unpin" : "Pin", () => actions.pin(message)),
    message.content && copy(message.content, "Copy text"),
    copy(message.id, "Copy id"),
    (isMine || mayModerate(store)) && entry("bin", "Delete", () => actions.remove(message), { class: "tool-choice danger" }),
    commands.length > 0 && [
      el("p", { class: "tool-title" }, "Apps"),
      commands.map((command) =>
        entry("apps", command.locked ? `${command.label} (needs ${command.locked})` : command.label, () => actions.runOn(command.name, message), {
          disabled: Boolean(command.locked),
        }),
      ),
    ],
  );
}

/** Threads begin in text channels of servers, and not inside each other. */
function mayHaveThread(store) {
  return [TEXT, ANNOUNCEMENTS].includes(store.channel?.type);
}

function toggle(bar, button, build) {
  const old = bar.querySelector(".tool-menu");
  const wasMine = button.getAttribute("aria-expanded") === "true";
  old?.close();
  if (wasMine) {
    return;
  }
  const menu = build();
  const leave = (event) => !bar.contains(event.relatedTarget) && menu.close();
  let isOpen = true;
  menu.close = () => {
    if (!isOpen) {
      return;
    }
    // Removing what has the focus makes it leave, which would close the menu a second time.
    isOpen = false;
    bar.removeEventListener("focusout", leave);
    menu.remove();
    bar.classList.remove("open");
    button.setAttribute("aria-expanded", "false");
    bar.dispatchEvent(new Event("menuclosed", { bubbles: true }));
  };
  menu.classList.toggle("up", bar.getBoundingClientRect().top > innerHeight / 2);
  menu.addEventListener("click", (event) => event.target.closest("button:not([data-stays])") && menu.close());
  menu.addEventListener("keydown", (event) => keys(event, menu, button));
  bar.addEventListener("focusout", leave);
  button.setAttribute("aria-expanded", "true");
  bar.classList.add("open");
  bar.append(menu);
  menu.querySelector("button:enabled")?.focus();
}

function keys(event, menu, button) {
  const choices = [...menu.querySelectorAll("button:enabled")];
  const at = choices.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: choices.length - 1 }[event.key];
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    // First the focus: without it the tools are hidden, and what is hidden takes none.
    button.focus();
    menu.close();
  } else if (next !== undefined) {
    event.preventDefault();
    choices.at(next % choices.length).focus();
  }
}

function palette(choose) {
  return el(
    "div",
    { class: "tool-menu palette" },
    PALETTE.map((emoji) => el("button", { type: "button", class: "emoji", "aria-label": `React with ${emoji}`, on: { click: () => choose(emoji) } }, emoji)),
  );
}
