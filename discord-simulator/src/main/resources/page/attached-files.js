/** The files that go with the next message: chosen by a button, pasted or dropped. */

import { el, refill } from "./dom.js";
import { fileChip } from "./file-field.js";

const MOST_FILES = 10;

export class AttachedFiles {
  #parts;
  #files = [];

  /** @param parts `{box, input, attach, files}`: the composer's elements */
  constructor(parts) {
    this.#parts = parts;
    const { attach, box, input } = parts;
    const chooser = el("input", { type: "file", multiple: true, hidden: true, "aria-hidden": "true" });
    box.append(chooser);
    attach.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      this.#add([...chooser.files]);
      chooser.value = "";
    });
    input.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length > 0) {
        event.preventDefault();
        this.#add([...event.clipboardData.files]);
      }
    });
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#add([...event.dataTransfer.files]);
    });
  }

  get isEmpty() {
    return this.#files.length === 0;
  }

  /** Gives the files away; none are left. */
  take() {
    const files = this.#files;
    this.#show([]);
    return files;
  }

  #add(files) {
    this.#show([...this.#files, ...files].slice(0, MOST_FILES));
    this.#parts.input.focus();
  }

  #show(files) {
    this.#files = files;
    this.#parts.files.hidden = files.length === 0;
    const remove = (index) => {
      this.#show(files.toSpliced(index, 1));
      this.#parts.input.focus();
    };
    refill(this.#parts.files, files.map((file, index) => fileChip(file, () => remove(index))));
  }
}
