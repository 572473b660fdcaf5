/** The list of a channel's messages: keeps them in order, bounded, and at the bottom while one reads there. */

import * as api from "./api.js";
import { avatar, el } from "./dom.js";
import { isEphemeral, isGrouped, messageRow, nameOf, onlyYou, thinking } from "./message-view.js";
import { day, sameDay } from "./time.js";

const PAGE = 50;
const MOST = 300;
const AT_BOTTOM_PIXELS = 60;
const TYPING_MILLIS = 10_000;

/** Ids grow with time; a longer one is a later one. */
export function isLater(one, other) {
  return one.length === other.length ? one > other : one.length > other.length;
}

export class Messages {
  #store;
  #parts;
  #actions;
  #channel = null;
  #messages = [];
  #byId = new Map();
  #attempts = [];
  #dismissed = new Set();
  #rows = new Map();
  #typing = new Map();
  #complete = false;
  #loading = false;
  #scheduled = false;
  #stuck = true;

  /**
   * @param parts `{scroller, list, welcome, jump, typing}`: the elements to fill
   * @param actions `{reply(message)}`: what the list cannot do itself
   */
  constructor(store, parts, actions) {
    this.#store = store;
    this.#parts = parts;
    this.#actions = {
      reply: actions.reply,
      dismiss: (message) => this.#dismiss(message.id),
      show: (id) => this.#show(id),
      press: (message, customId) => this.#press(message, customId),
    };
    parts.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    parts.jump.addEventListener("click", () => this.#toBottom());
    new ResizeObserver(() => this.#stuck && this.#toBottom()).observe(parts.list);
    new ResizeObserver(() => this.#stuck && this.#toBottom()).observe(parts.scroller);
    store.subscribe(() => this.#follow());
  }

  /** Fetches anew what the channel has, as after a lost connection. */
  async reload() {
    const channel = this.#channel;
    if (channel === null) {
      return;
    }
    try {
      const messages = await api.messages(channel, { limit: PAGE });
      if (channel === this.#channel) {
        this.#messages = [];
        this.#byId.clear();
        this.#complete = messages.length < PAGE;
        messages.forEach((message) => this.#put(message));
        this.#loaded();
      }
    } catch (refusal) {
      this.#parts.welcome.hidden = true;
      this.#parts.list.setAttribute("aria-busy", "false");
      this.#schedule();
      this.attempt({ text: "", error: `The messages could not be read. ${refusal.message}` });
    }
  }

  #loaded() {
    this.#parts.list.setAttribute("aria-busy", "false");
    this.#schedule();
  }

  /** Takes in a message that was created or updated. */
  take(message) {
    if (message.channel_id !== this.#channel) {
      return;
    }
    this.#typing.delete(message.author.id);
    this.#settleAttempt(message);
    this.#put(message);
    if (this.#messages.length > MOST && this.#stuck) {
      this.#messages.splice(0, this.#messages.length - MOST).forEach((old) => this.#byId.delete(old.id));
      this.#complete = false;
    }
    this.#schedule();
  }

  remove(id) {
    if (this.#byId.delete(id)) {
      this.#messages = this.#messages.filter((message) => message.id !== id);
      this.#schedule();
    }
  }

  /** Shows for some seconds that somebody is writing. */
  showTyping(channel, person) {
    if (channel === this.#channel && person !== this.#store.me?.id) {
      this.#typing.set(person, Date.now() + TYPING_MILLIS);
      setTimeout(() => this.#schedule(), TYPING_MILLIS + 50);
      this.#schedule();
    }
  }

  /**
   * Shows something that the person tried and that has no message yet: `{text?, command?, error?, retry?}`.
   *
   * @returns a handle with `fail(error)` and `done()`
   */
  attempt(attempt) {
    const entry = { ...attempt, id: `attempt-${crypto.randomUUID?.() ?? Math.random()}`, channel: this.#channel, me: this.#store.me };
    this.#attempts.push(entry);
    this.#stuck = true;
    this.#schedule();
    return {
      fail: (error, retry) => {
        // A failed answer is shown even where the deferred message had taken the attempt's place.
        Object.assign(entry, { error, retry, version: (entry.version ?? 0) + 1 });
        this.#attempts = [...this.#attempts.filter((other) => other !== entry), entry];
        this.#schedule();
      },
      done: () => {
        this.#attempts = this.#attempts.filter((other) => other !== entry);
        this.#schedule();
      },
    };
  }

  /** The last message of a person in this channel, for "reply to the last". */
  get last() {
    return this.#messages.at(-1) ?? null;
  }

  #follow() {
    const channel = this.#store.channel?.id ?? null;
    if (channel !== this.#channel) {
      this.#channel = channel;
      this.#messages = [];
      this.#byId.clear();
      this.#rows.clear();
      this.#typing.clear();
      this.#complete = false;
      this.#stuck = true;
      this.#parts.list.replaceChildren();
      this.#parts.list.setAttribute("aria-busy", "true");
      this.#parts.welcome.hidden = true;
      this.reload();
    }
    this.#schedule();
  }

  #put(message) {
    const known = this.#byId.has(message.id);
    this.#byId.set(message.id, message);
    if (known) {
      this.#messages = this.#messages.map((old) => (old.id === message.id ? message : old));
      return;
    }
    let at = this.#messages.length;
    while (at > 0 && isLater(this.#messages[at - 1].id, message.id)) {
      at--;
    }
    this.#messages.splice(at, 0, message);
  }

  /** The bot's answer takes the place of "sending…". */
  #settleAttempt(message) {
    const { user, name } = message.interaction ?? {};
    const answered = this.#attempts.find(
      (attempt) => !attempt.error && attempt.command && attempt.me?.id === user?.id && attempt.command.split(" ")[0] === name?.split(" ")[0],
    );
    if (answered) {
      this.#attempts = this.#attempts.filter((attempt) => attempt !== answered);
    }
  }

  #schedule() {
    if (!this.#scheduled) {
      this.#scheduled = true;
      requestAnimationFrame(() => {
        this.#scheduled = false;
        this.#render();
      });
    }
  }

  #render() {
    const { list, welcome, jump } = this.#parts;
    const me = this.#store.me?.id;
    const rows = [];
    let previous = null;
    for (const message of this.#messages) {
      if (this.#dismissed.has(message.id) || (message.ephemeralFor && message.ephemeralFor !== me)) {
        continue;
      }
      const isNewDay = !previous || !sameDay(new Date(previous.timestamp), new Date(message.timestamp));
      if (isNewDay && (previous || !this.#complete || this.#messages.length > 0)) {
        rows.push(this.#row(`day-${message.id}`, [], () => dayLine(message.timestamp)));
      }
      const grouped = !isNewDay && isGrouped(message, previous);
      rows.push(
        this.#row(message.id, [message, grouped, me, this.#store.version], () =>
          messageRow(message, { store: this.#store, grouped, actions: this.#actions }),
        ),
      );
      previous = message;
    }
    for (const attempt of this.#attempts.filter(({ channel, me: who }) => channel === this.#channel && who?.id === me)) {
      rows.push(this.#row(attempt.id, [attempt.version, me, this.#store.version], () => this.#attemptRow(attempt)));
    }
    this.#place(list, rows);
    welcome.hidden = !this.#complete || list.getAttribute("aria-busy") === "true";
    welcome.classList.toggle("empty", rows.length === 0);
    this.#renderTyping();
    if (this.#stuck) {
      this.#toBottom();
    }
    jump.hidden = this.#stuck;
  }

  /** Builds a row, or takes the one that stands when nothing it depends on has changed. */
  #row(key, needs, build) {
    const old = this.#rows.get(key);
    if (old && old.needs.length === needs.length && old.needs.every((need, index) => need === needs[index])) {
      return { key, ...old };
    }
    return { key, needs, node: build() };
  }

  #place(list, rows) {
    this.#rows = new Map(rows.map(({ key, needs, node }) => [key, { needs, node }]));
    const wanted = new Set(rows.map((row) => row.node));
    [...list.children].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
    let at = list.firstChild;
    for (const { node } of rows) {
      if (node === at) {
        at = at.nextSibling;
      } else {
        list.insertBefore(node, at);
      }
    }
  }

  #attemptRow({ id, text, command, error, retry, me }) {
    const bot = this.#store.bot?.username ?? "The bot";
    const again = () => {
      this.#dismiss(id);
      retry();
    };
    return el(
      "li",
      { class: `message attempt${error ? " failed" : ""}`, role: error ? "alert" : null },
      command &&
        el("p", { class: "above" }, el("span", {}, me?.displayName ?? "You"), el("span", {}, "used"), el("span", { class: "command-name" }, `/${command}`)),
      command ? avatar(bot, this.#store.bot?.avatarUrl) : avatar(me?.displayName ?? "?", me?.avatarUrl),
      el(
        "div",
        { class: "body" },
        el("p", { class: "head" }, command ? nameOf(this.#store, this.#store.bot) : el("span", { class: "name" }, me?.displayName ?? "")),
        text && el("p", { class: "text" }, text),
        error ? el("p", { class: "error" }, error) : command ? thinking(bot) : null,
        error && retry && el("button", { type: "button", class: "text-button", on: { click: again } }, "Try again"),
        error && onlyYou(() => this.#dismiss(id)),
      ),
    );
  }

  #renderTyping() {
    const now = Date.now();
    const names = [...this.#typing]
      .filter(([, until]) => until > now)
      .map(([person]) => this.#store.member(person)?.displayName ?? "Somebody");
    const text = names.length === 0 ? "" : `${names.join(", ")} ${names.length === 1 ? "is" : "are"} typing…`;
    if (this.#parts.typing.textContent !== text) {
      this.#parts.typing.textContent = text;
    }
  }

  #dismiss(id) {
    this.#dismissed.add(id);
    this.#attempts = this.#attempts.filter((attempt) => attempt.id !== id);
    this.#schedule();
  }

  #show(id) {
    const row = this.#rows.get(id)?.node;
    if (row) {
      row.scrollIntoView({ block: "center" });
      row.classList.remove("flash");
      requestAnimationFrame(() => row.classList.add("flash"));
    }
  }

  async #press(message, customId) {
    const { guild, me } = this.#store;
    const answer = await api.interact({
      guild: guild.id,
      channel: message.channel_id,
      author: me.id,
      message: message.id,
      customId,
    });
    if (answer.status === "failed") {
      throw new api.Refusal(answer.error ?? "This interaction failed");
    }
    answer.messages?.forEach((sent) => this.take(sent));
  }

  #scrolled() {
    const { scroller, jump } = this.#parts;
    this.#stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_BOTTOM_PIXELS;
    jump.hidden = this.#stuck;
    if (scroller.scrollTop < 200 && !this.#complete && !this.#loading && this.#messages.length > 0) {
      this.#loadOlder();
    }
  }

  async #loadOlder() {
    this.#loading = true;
    const channel = this.#channel;
    const { scroller } = this.#parts;
    try {
      const older = await api.messages(channel, { before: this.#messages[0].id, limit: PAGE });
      if (channel === this.#channel) {
        this.#complete = older.length < PAGE;
        older.forEach((message) => this.#put(message));
        const fromBottom = scroller.scrollHeight - scroller.scrollTop;
        this.#render();
        scroller.scrollTop = scroller.scrollHeight - fromBottom;
      }
    } catch {
      // Scrolling up again asks again; the messages that are there stay readable.
    } finally {
      this.#loading = false;
    }
  }

  #toBottom() {
    this.#stuck = true;
    this.#parts.scroller.scrollTop = this.#parts.scroller.scrollHeight;
    this.#parts.jump.hidden = true;
  }
}

function dayLine(timestamp) {
  return el("li", { class: "day", role: "separator" }, el("span", {}, day(new Date(timestamp))));
}
