/** Where one writes: messages, replies, and `/` for the bot's commands. */

import * as api from "./api.js";
import { commandForm } from "./command-form.js";
import { AttachedFiles } from "./attached-files.js";
import { CommandList } from "./command-list.js";
import { typedArguments } from "./commands.js";
import { el, icon, refill } from "./dom.js";
import { excerpt, nameOf } from "./message-view.js";
import { isThread } from "./threads.js";
import { withMentions } from "./mentions.js";

const LONGEST = 2000;
const COUNT_FROM = 1800;
const TYPING_MILLIS = 8000;

export class Composer {
  #store;
  #parts;
  #messages;
  #replyTo = null;
  #editing = null;
  #files;
  #commands;
  #form = null;
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
    parts.input.addEventListener("blur", () => this.#commands.close());
    this.#files = new AttachedFiles(parts);
    this.#commands = new CommandList(store, parts, (command) => this.#pick(command));
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
    const where = channel && (this.#store.isDirect ? `@${channel.name}` : isThread(channel) ? channel.name : `#${channel.name}`);
    input.placeholder = channel ? `Message ${where} as ${me?.displayName ?? "…"}` : "Choose a channel";
    input.setAttribute("aria-label", channel ? `Message ${where}` : "Message");
  }

  #typed() {
    const { input, count } = this.#parts;
    const left = LONGEST - [...input.value].length;
    count.textContent = input.value.length >= COUNT_FROM ? String(left) : "";
    count.classList.toggle("over", left < 0);
    this.#tellTyping();
    if (/^\/[^\n]*$/.test(input.value)) {
      const typed = input.value.slice(1);
      const named = typed.endsWith(" ") && this.#store.commands.find(({ name, label }) => [name, label].includes(typed.toLowerCase().slice(0, -1)));
      if (named && !named.locked && named.options.length > 0) {
        this.#pick(named);
        return;
      }
      this.#commands.show(typed);
    } else {
      this.#commands.close();
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
    const { isOpen } = this.#commands;
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
      this.#pick(this.#commands.active);
    } else if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.#commands.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      if (this.#commands.isVisible) {
        this.#commands.close();
      } else if (this.#editing) {
        this.#leaveEditing();
      } else if (this.#replyTo) {
        this.#replyTo = null;
        this.#renderReply();
      }
    }
  }

  #enter() {
    const { input } = this.#parts;
    if (this.#commands.isOpen) {
      this.#pick(this.#commands.active);
    } else if (this.#editing && input.value.trim() !== "") {
      this.#save(input.value.trim());
    } else if (input.value.trim() !== "" || !this.#files.isEmpty) {
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
    const files = this.#files.take();
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

  #pick(command) {
    if (command.locked) {
      this.#commands.refuse(`/${command.label} needs ${command.locked}, which ${this.#store.me?.displayName ?? "nobody"} does not have here.`);
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
      await this.#messages.exchange.settle({ command: command.name, options });
      attempt.done();
    } catch (refusal) {
      attempt.fail(refusal.message, again);
    }
  }
}
