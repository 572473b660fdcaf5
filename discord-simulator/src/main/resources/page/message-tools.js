/** What one can do with a message: react, reply, edit, delete, and the bot's commands for messages. */

import { contextCommands, ON_MESSAGE } from "./commands.js";
import { emojiText } from "./components.js";
import { el, icon } from "./dom.js";

const PALETTE = ["👍", "❤️", "😂", "🎉", "😮", "😢", "🔥", "👀", "✅", "❌", "🙏", "💯"];

/** The reactions below a message; one of mine is pressed, and pressing takes it away. */
export function reactions(message, store, react) {
  if (!message.reactions?.length) {
    return null;
  }
  return el(
    "div",
    { class: "reactions" },
    message.reactions.map((reaction) => {
      const people = reaction.people ?? [];
      const isMine = people.includes(store.me?.id);
      const names = people.map((id) => store.member(id)?.displayName ?? "somebody").join(", ");
      return el(
        "button",
        {
          type: "button",
          class: "reaction",
          title: names,
          "aria-pressed": String(isMine),
          "aria-label": `${reaction.emoji.name}, ${reaction.count}: ${names}`,
          on: { click: () => react(emojiCode(reaction.emoji), isMine) },
        },
        el("span", { class: "reaction-emoji" }, emojiText(reaction.emoji)),
        el("span", {}, String(reaction.count)),
      );
    }),
  );
}

function emojiCode(emoji) {
  return emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
}

/** The buttons that appear at the corner of a message. */
export function messageTools(message, store, actions) {
  const name = store.member(message.author.id)?.displayName ?? message.author.username;
  const isMine = message.author.id === store.me?.id;
  const commands = contextCommands(store, ON_MESSAGE);
  const bar = el("div", { class: "tools", role: "group", "aria-label": `What to do with the message of ${name}` });
  const tool = (symbol, label, click, extra = {}) =>
    el("button", { type: "button", class: "icon-button tool", title: label, "aria-label": label, on: { click }, ...extra }, icon(symbol));
  const opening = (symbol, label, build) => {
    const button = tool(symbol, label, () => toggle(bar, button, build), { "aria-haspopup": "true", "aria-expanded": "false" });
    return button;
  };
  bar.append(opening("smile", "Add a reaction", () => palette((emoji) => actions.react(message, emoji, false))));
  bar.append(tool("reply", `Reply to ${name}`, () => actions.reply(message)));
  if (isMine) {
    bar.append(tool("pencil", "Edit", () => actions.edit(message)), tool("bin", "Delete", () => actions.remove(message)));
  }
  if (commands.length > 0) {
    bar.append(opening("apps", "Apps", () => commandList(commands, (command) => actions.runOn(command, message))));
  }
  return bar;
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
  };
  menu.classList.toggle("up", bar.getBoundingClientRect().top > innerHeight / 2);
  menu.addEventListener("click", (event) => event.target.closest("button") && menu.close());
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      menu.close();
      button.focus();
    }
  });
  bar.addEventListener("focusout", leave);
  button.setAttribute("aria-expanded", "true");
  bar.classList.add("open");
  bar.append(menu);
  menu.querySelector("button")?.focus();
}

function palette(choose) {
  return el(
    "div",
    { class: "tool-menu palette" },
    PALETTE.map((emoji) => el("button", { type: "button", class: "emoji", "aria-label": `React with ${emoji}`, on: { click: () => choose(emoji) } }, emoji)),
  );
}

/** Commands to run on something, those that are not allowed with what they need. */
export function commandList(commands, run) {
  return el(
    "div",
    { class: "tool-menu" },
    commands.map((command) =>
      el(
        "button",
        { type: "button", class: "tool-choice", disabled: Boolean(command.locked), title: command.locked && `needs ${command.locked}`, on: { click: () => run(command.name) } },
        command.name,
      ),
    ),
  );
}
