/** Where files are given to a command or a form: a button that opens the chooser, and a chip for each file. */

import { el, icon, refill } from "./dom.js";

/**
 * Builds it; files can also be pasted or dropped on it.
 *
 * @param most how many files it takes
 * @returns `{node, target, files()}`; `target` is what gets the focus, and the label's
 */
export function fileField({ most = 1, changed = () => {} } = {}) {
  let files = [];
  const chooser = el("input", { type: "file", hidden: true, multiple: most > 1, tabindex: "-1", "aria-hidden": "true" });
  const target = el("button", { type: "button", class: "file-drop", on: { click: () => chooser.click() } });
  const chips = el("ul", { class: "attached" });
  const add = (more) => {
    files = [...(most === 1 ? [] : files), ...more].slice(0, most);
    show();
    changed();
  };
  chooser.addEventListener("change", () => {
    add([...chooser.files]);
    chooser.value = "";
  });
  const node = el("div", { class: "file-field" }, target, chooser, chips);
  node.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      add([...event.clipboardData.files]);
    }
  });
  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    add([...event.dataTransfer.files]);
  });

  function show() {
    target.hidden = files.length >= most;
    target.textContent = most > 1 ? `Choose files (up to ${most}) or drop them here` : "Choose a file or drop it here";
    chips.hidden = files.length === 0;
    refill(chips, files.map((file) => fileChip(file, () => {
      files = files.filter((other) => other !== file);
      show();
      target.focus();
      changed();
    })));
  }

  show();
  return { node, target, files: () => files };
}

/** A file that is going to be sent, with its picture where it is one, and the way to leave it out. */
export function fileChip(file, remove) {
  return el(
    "li",
    {},
    file.type.startsWith("image/") ? preview(file) : icon("file"),
    el("span", { class: "excerpt" }, file.name),
    el("button", { type: "button", class: "icon-button", "aria-label": `Do not attach ${file.name}`, on: { click: remove } }, icon("close")),
  );
}

function preview(file) {
  const address = URL.createObjectURL(file);
  const picture = el("img", { class: "file-preview", src: address, alt: "" });
  const done = () => URL.revokeObjectURL(address);
  picture.addEventListener("load", done);
  picture.addEventListener("error", done);
  return picture;
}
