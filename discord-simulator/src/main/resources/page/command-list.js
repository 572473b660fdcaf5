/** The list of the bot's commands above the message box. */

import { matching } from "./commands.js";
import { el, icon, refill } from "./dom.js";

export class CommandList {
  #store;
  #list;
  #input;
  #pick;
  #shown = [];
  #active = 0;
  #refusal = null;

  /** @param pick called with the command that was chosen */
  constructor(store, { list, input }, pick) {
    this.#store = store;
    this.#list = list;
    this.#input = input;
    this.#pick = pick;
  }

  /** Whether there is something to choose. */
  get isOpen() {
    return !this.#list.hidden && this.#shown.length > 0;
  }

  get isVisible() {
    return !this.#list.hidden;
  }

  /** What Enter would choose. */
  get active() {
    return this.#shown[this.#active];
  }

  /** Shows the commands that fit what was typed after the slash. */
  show(typed) {
    this.#refusal = null;
    this.#shown = matching(this.#store.commands, typed);
    this.#active = Math.max(0, this.#shown.findIndex((command) => !command.locked));
    this.#render(typed);
  }

  /** Says why a command cannot be chosen. */
  refuse(words) {
    this.#refusal = words;
    this.#render(this.#input.value.slice(1));
  }

  move(step) {
    this.#active = (this.#active + step + this.#shown.length) % this.#shown.length;
    this.#render(this.#input.value.slice(1));
  }

  close() {
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #render(typed) {
    const none = this.#store.commands.length === 0;
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.setAttribute("aria-activedescendant", this.#shown.length > 0 ? `command-${this.#active}` : "");
    refill(
      this.#list,
      this.#refusal && el("p", { class: "list-refusal", role: "alert" }, icon("lock"), this.#refusal),
      el("p", { class: "list-title" }, none ? "No commands" : `Commands of ${this.#store.bot?.username ?? "the bot"}`),
      this.#shown.length === 0
        ? el("p", { class: "list-empty" }, this.#whyEmpty(none, typed))
        : el("ul", { role: "listbox", id: "command-list", "aria-label": "Slash commands" }, this.#shown.map((command, index) => this.#entry(command, index))),
    );
    this.#list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  #whyEmpty(none, typed) {
    if (!none) {
      return `No command fits "/${typed}". Enter sends it as text.`;
    }
    if (this.#store.isDirect && this.#store.world?.commands.length > 0) {
      return "None of the bot's commands can be used in direct messages. Enter sends this as text.";
    }
    return this.#store.online
      ? "The bot has registered no slash commands. Enter sends this as text."
      : "The bot registers its slash commands once it has connected.";
  }

  #entry(command, index) {
    const isActive = index === this.#active;
    return el(
      "li",
      {
        role: "option",
        id: `command-${index}`,
        class: `entry${isActive ? " active" : ""}${command.locked ? " locked" : ""}`,
        "aria-selected": String(isActive),
        "aria-disabled": command.locked ? "true" : null,
        on: {
          // The box keeps the focus: a blur would close the list before the click arrives.
          mousedown: (event) => event.preventDefault(),
          click: () => this.#pick(command),
        },
      },
      el("span", { class: "command-name" }, `/${command.label}`),
      command.options.map((option) => el("span", { class: option.required ? "argument must" : "argument" }, option.label)),
      el("span", { class: "command-description" }, command.description),
      command.locked && el("span", { class: "locked-note" }, icon("lock"), `needs ${command.locked}`),
    );
  }
}
