/** The reactions below a message. */

import { emojiText } from "./components.js";
import { el } from "./dom.js";

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
