/** Where one writes: messages, replies, and `/` for the bot's commands. */

import * as api from "./api.js";
import { commandForm } from "./command-form.js";
import { matching, typedArguments } from "./commands.js";
import { el, icon, refill } from "./dom.js";
import { fileChip } from "./file-field.js";
import { excerpt, nameOf } from "./message-view.js";
import { withMentions } from "./mentions.js";

const LONGEST = 2000;
const COUNT_FROM = 1800;
const MOST_FILES = 10;
const TYPING_MILLIS = 8000;

export class Composer {
  #store;
  #parts;
  #messages;
  #replyTo = null;
  #editing = null;
  #files = [];
  #shown = [];
  #active = 0;
  #form = null;
  #refusal = null;
  #typedUntil = 0;

  /** @param parts `{box, form, input, list, reply, count, slash, attach, files}`: the elements it works with */
  constructor(store, parts) {
    this.#store = store;
    this.#parts = parts;
    parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#enter();
    });
    parts.input.addEventListener("input", () => this.#typed());
    parts.input.addEventListener("keydown", (event) => this.#key(event));
    parts.input.addEventListener("blur", () => this.#closeList());
    this.#takeFiles();
    parts.slash.addEventListener("click", () => this.insert("/"));
    store.subscribe(() => this.#follow());
  }

  /** The list in which attempts are shown. */
  set messages(messages) {
    this.#messages = messages;
  }

  /** Puts text into the box and the cursor behind it. */
  insert(text) {
    const { input } = this.#parts;
    this.#leaveForm();
    const startsAnew = text.startsWith("/") || text.startsWith("!");
    input.value = startsAnew ? text : `${input.value}${input.value && !/\s$/.test(input.value) ? " " : ""}${text}`;
    input.focus();
    this.#typed();
  }

  #takeFiles() {
    const { attach, box, input } = this.#parts;
    const chooser = el("input", { type: "file", multiple: true, hidden: true, "aria-hidden": "true" });
    box.append(chooser);
    const add = (files) => {
      this.#files = [...this.#files, ...files].slice(0, MOST_FILES);
      this.#renderFiles();
      input.focus();
    };
    attach.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      add([...chooser.files]);
      chooser.value = "";
    });
    input.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length > 0) {
        event.preventDefault();
        add([...event.clipboardData.files]);
      }
    });
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      add([...event.dataTransfer.files]);
    });
  }

  #renderFiles() {
    const { files } = this.#parts;
    files.hidden = this.#files.length === 0;
    refill(
      files,
      this.#files.map((file, index) =>
        fileChip(file, () => {
          this.#files = this.#files.toSpliced(index, 1);
          this.#renderFiles();
          this.#parts.input.focus();
        }),
      ),
    );
  }

  /** Lets the person change what was written. */
  edit(message) {
    this.#leaveForm();
    this.#replyTo = null;
    this.#editing = message;
    this.#renderReply();
    this.#parts.input.value = message.content;
    this.#parts.input.focus();
    this.#typed();
  }

  #leaveEditing() {
    this.#editing = null;
    this.#parts.input.value = "";
    this.#renderReply();
    this.#typed();
  }

  replyTo(message) {
    if (this.#editing) {
      this.#leaveEditing();
    }
    this.#replyTo = message;
    this.#leaveForm();
    this.#renderReply();
    this.#parts.input.focus();
  }

  #follow() {
    const { guild, channel, me } = this.#store;
    const { input } = this.#parts;
    const place = `${guild?.id}/${channel?.id}/${me?.id}`;
    if (place !== this.place) {
      if (this.place && this.place.split("/")[1] !== channel?.id) {
        this.#replyTo = null;
        this.#renderReply();
      }
      if (this.#editing) {
        this.#leaveEditing();
      }
      this.place = place;
      this.#leaveForm();
    }
    input.disabled = !channel || !me;
    const where = channel && (this.#store.isDirect ? `@${channel.name}` : `#${channel.name}`);
    input.placeholder = channel ? `Message ${where} as ${me?.displayName ?? "…"}` : "Choose a channel";
    input.setAttribute("aria-label", channel ? `Message ${where}` : "Message");
  }

  #typed() {
    const { input, count } = this.#parts;
    const left = LONGEST - [...input.value].length;
    count.textContent = input.value.length >= COUNT_FROM ? String(left) : "";
    count.classList.toggle("over", left < 0);
    this.#refusal = null;
    this.#tellTyping();
    if (/^\/[^\n]*$/.test(input.value)) {
      const typed = input.value.slice(1);
      const named = typed.endsWith(" ") && this.#store.commands.find((command) => `${command.name} ` === typed.toLowerCase());
      if (named && !named.locked && named.options.length > 0) {
        this.#pick(named);
        return;
      }
      this.#shown = matching(this.#store.commands, typed);
      this.#active = Math.max(0, this.#shown.findIndex((command) => !command.locked));
      this.#renderList(typed);
    } else {
      this.#closeList();
    }
  }

  /** As Discord's client: at once, and again every eight seconds while one goes on writing. */
  #tellTyping() {
    const { input } = this.#parts;
    const now = Date.now();
    if (input.value === "" || input.value.startsWith("/") || now < this.#typedUntil || this.#editing || !this.#store.me) {
      return;
    }
    this.#typedUntil = now + TYPING_MILLIS;
    // Nobody misses it where it fails.
    api.type(this.#store.place).catch(() => {});
  }

  #key(event) {
    const { input } = this.#parts;
    const isOpen = !this.#parts.list.hidden && this.#shown.length > 0;
    if (event.isComposing) {
      return;
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#enter();
    } else if (event.key === "ArrowUp" && input.value === "" && !isOpen) {
      const mine = this.#messages.lastOf(this.#store.me?.id);
      if (mine) {
        event.preventDefault();
        this.edit(mine);
      }
    } else if (event.key === "Tab" && isOpen && !event.shiftKey) {
      event.preventDefault();
      this.#pick(this.#shown[this.#active]);
    } else if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : this.#shown.length - 1;
      this.#active = (this.#active + step) % this.#shown.length;
      this.#renderList(input.value.slice(1));
    } else if (event.key === "Escape") {
      if (!this.#parts.list.hidden) {
        this.#closeList();
      } else if (this.#editing) {
        this.#leaveEditing();
      } else if (this.#replyTo) {
        this.#replyTo = null;
        this.#renderReply();
      }
    }
  }

  #enter() {
    const { input, list } = this.#parts;
    if (!list.hidden && this.#shown.length > 0) {
      this.#pick(this.#shown[this.#active]);
    } else if (this.#editing && input.value.trim() !== "") {
      this.#save(input.value.trim());
    } else if (input.value.trim() !== "" || this.#files.length > 0) {
      this.#send(input.value.trim());
    }
  }

  async #save(content) {
    const { place } = this.#store;
    const message = this.#editing;
    this.#leaveEditing();
    try {
      await api.edit({ ...place, message: message.id, content });
    } catch (refusal) {
      this.#messages.attempt({ text: content }).fail(`Not changed. ${refusal.message}`);
    }
  }

  async #send(content) {
    const { input } = this.#parts;
    if ([...content].length > LONGEST) {
      this.#typed();
      return;
    }
    const { guild, place } = this.#store;
    const replyTo = this.#replyTo?.id;
    this.#typedUntil = 0;
    input.value = "";
    this.#replyTo = null;
    this.#renderReply();
    this.#typed();
    const files = this.#files;
    this.#files = [];
    this.#renderFiles();
    await this.#post(
      { ...place, content: guild ? withMentions(content, guild) : content, replyTo },
      files,
    );
  }

  async #post(message, files) {
    try {
      this.#messages.take(await api.write(message, files));
    } catch (refusal) {
      this.#messages
        .attempt({ text: message.content })
        .fail(`Not sent. ${refusal.message}`, () => this.#post(message, files));
    }
  }

  #renderReply() {
    const { reply } = this.#parts;
    reply.hidden = !this.#replyTo && !this.#editing;
    if (this.#editing) {
      refill(
        reply,
        el("span", { class: "excerpt" }, "Editing your message. Enter saves it, Escape leaves it."),
        el("button", { type: "button", class: "icon-button", "aria-label": "Do not edit", on: { click: () => this.#leaveEditing() } }, icon("close")),
      );
      return;
    }
    if (!this.#replyTo) {
      reply.replaceChildren();
      return;
    }
    const cancel = () => {
      this.#replyTo = null;
      this.#renderReply();
      this.#parts.input.focus();
    };
    refill(
      reply,
      el("span", {}, "Replying to ", nameOf(this.#store, this.#replyTo.author)),
      el("span", { class: "excerpt" }, excerpt(this.#replyTo, this.#store)),
      el("button", { type: "button", class: "icon-button", "aria-label": "Do not reply", on: { click: cancel } }, icon("close")),
    );
  }

  #renderList(typed) {
    const { list, input } = this.#parts;
    const none = this.#store.commands.length === 0;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-activedescendant", this.#shown.length > 0 ? `command-${this.#active}` : "");
    refill(
      list,
      this.#refusal && el("p", { class: "list-refusal", role: "alert" }, icon("lock"), this.#refusal),
      el("p", { class: "list-title" }, none ? "No commands" : `Commands of ${this.#store.bot?.username ?? "the bot"}`),
      this.#shown.length === 0
        ? el("p", { class: "list-empty" }, this.#whyEmpty(none, typed))
        : el("ul", { role: "listbox", id: "command-list", "aria-label": "Slash commands" }, this.#shown.map((command, index) => this.#entry(command, index))),
    );
    list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
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
      el("span", { class: "command-name" }, `/${command.name}`),
      command.options.map((option) => el("span", { class: option.required ? "argument must" : "argument" }, option.name)),
      el("span", { class: "command-description" }, command.description),
      command.locked && el("span", { class: "locked-note" }, icon("lock"), `needs ${command.locked}`),
    );
  }

  #closeList() {
    this.#parts.list.hidden = true;
    this.#parts.list.replaceChildren();
    this.#parts.input.setAttribute("aria-expanded", "false");
    this.#parts.input.removeAttribute("aria-activedescendant");
  }

  #pick(command) {
    if (command.locked) {
      this.#refusal = `/${command.name} needs ${command.locked}, which ${this.#store.me?.displayName ?? "nobody"} does not have here.`;
      this.#renderList(this.#parts.input.value.slice(1));
      return;
    }
    const given = typedArguments(command, this.#parts.input.value.slice(1));
    this.#parts.input.value = "";
    this.#typed();
    if (command.options.length === 0) {
      this.#run(command, {});
      return;
    }
    const { form, focus } = commandForm(command, given, {
      store: this.#store,
      submit: (options) => {
        this.#leaveForm();
        this.#parts.input.focus();
        this.#run(command, options);
      },
      cancel: () => {
        this.#leaveForm();
        this.#parts.input.focus();
      },
    });
    this.#form = form;
    this.#parts.form.hidden = true;
    this.#parts.box.append(form);
    focus();
  }

  #leaveForm() {
    this.#form?.remove();
    this.#form = null;
    this.#parts.form.hidden = false;
  }

  async #run(command, options) {
    const attempt = this.#messages.attempt({ command: command.name });
    const again = () => this.#run(command, options);
    try {
      await this.#messages.settle({ command: command.name, options });
      attempt.done();
    } catch (refusal) {
      attempt.fail(refusal.message, again);
    }
  }
}
