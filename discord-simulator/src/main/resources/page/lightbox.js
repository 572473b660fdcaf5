/** A picture, as large as the window allows. Escape, the button or a click beside it closes it. */

import { el, icon } from "./dom.js";

export function enlarge(address, text) {
  const opener = document.activeElement;
  const close = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close the picture", on: { click: () => dialog.close() } },
    icon("close"),
  );
  const dialog = el(
    "dialog",
    { class: "lightbox", "aria-label": text },
    close,
    el("img", { src: address, alt: text }),
    el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, "Open in a new window"),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.focus?.();
  });
  document.body.append(dialog);
  dialog.showModal();
}
