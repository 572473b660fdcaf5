/** The pinned messages of the channel, in a dialog; choosing one shows it where it stands. */

import * as api from "./api.js";
import { avatar, el, icon } from "./dom.js";
import { excerpt, nameOf } from "./message-view.js";
import { when } from "./time.js";

export async function openPins(store, show) {
  const list = el("div", { class: "modal-fields pin-list" }, el("p", { class: "note" }, "Reading…"));
  const dialog = el(
    "dialog",
    { class: "modal", "aria-labelledby": "pins-title" },
    el(
      "header",
      { class: "modal-head" },
      el("h2", { id: "pins-title" }, "Pinned messages"),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close() } }, icon("close")),
    ),
    list,
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  const channel = store.channel?.id;
  try {
    const pinned = channel ? await api.pins(channel) : [];
    list.replaceChildren(
      ...(pinned.length === 0
        ? [el("p", { class: "note" }, "Nothing is pinned here. A message's menu (⋯) pins it.")]
        : pinned.map((message) => row(message, store, () => {
            dialog.close();
            show(message.id);
          }))),
    );
  } catch (refusal) {
    list.replaceChildren(el("p", { class: "component-error", role: "alert" }, refusal.message));
  }
}

function row(message, store, choose) {
  const member = store.member(message.author.id);
  return el(
    "button",
    { type: "button", class: "pin-row", on: { click: choose } },
    avatar(member?.displayName ?? message.author.username, member?.avatarUrl, "small"),
    el(
      "span",
      { class: "pin-text" },
      el("span", {}, nameOf(store, message.author), " ", el("span", { class: "note" }, when(new Date(message.timestamp)))),
      el("span", { class: "excerpt" }, excerpt(message, store)),
    ),
  );
}
