/** The list of a channel's messages: keeps them in order, bounded, and at the bottom while one reads there. */

import * as api from "./api.js";
import { Attempts } from "./attempts.js";
import { el } from "./dom.js";
import { Exchange } from "./exchange.js";
import { moveAmongMessages } from "./message-keys.js";
import { MessageLog } from "./message-log.js";
import { isGrouped, messageRow } from "./message-view.js";
import { paced } from "./pace.js";
import { Rows } from "./rows.js";
import { isForum, openThreadAt } from "./threads.js";
import { day, sameDay } from "./time.js";
import { TypingLine } from "./typing-line.js";

const PAGE = 50;
const MOST = 300;
const AT_BOTTOM_PIXELS = 60;

/** Where no answer is under way, nothing needs to be kept for it. */
const NOTHING = { push: () => {} };

export class Messages {
  #store;
  #parts;
  #actions;
  #channel = null;
  #place = null;
  #log = new MessageLog();
  #attempts;
  #dismissed = new Set();
  #rows;
  #typing;
  #meanwhile = NOTHING;
  #complete = false;
  #loading = false;
  #stuck = true;
  #lastTop = 0;
  #sought = null;
  #paced = paced(() => this.#render());

  /**
   * @param parts `{scroller, list, welcome, jump, typing}`: the elements to fill
   * @param actions `{reply(message), edit(message)}`: what the list cannot do itself
   */
  constructor(store, parts, actions) {
    this.#store = store;
    this.#parts = parts;
    this.#rows = new Rows(parts.list);
    this.#attempts = new Attempts(store, () => this.#schedule());
    this.#typing = new TypingLine(parts.typing, (person) => store.member(person)?.displayName ?? "Somebody");
    this.exchange = new Exchange(store, this);
    moveAmongMessages(parts.list, () => actions.write());
    this.#actions = {
      reply: actions.reply,
      edit: actions.edit,
      remove: (message) => this.#try(() => api.edit({ ...this.#placeOf(message), delete: true })),
      react: (message, emoji, isMine) => this.#try(() => api.react({ ...this.#placeOf(message), emoji, remove: isMine })),
      runOn: (command, message) => this.exchange.runOn(command, message.id),
      dismiss: (message) => this.#dismiss(message.id),
      show: (id) => this.show(id),
      pin: (message) => this.#try(() => api.edit({ ...this.#placeOf(message), pinned: !message.pinned })),
      use: (message, customId, values) => this.exchange.settle({ message: message.id, customId, values }),
      vote: (message, answer, isBack) => this.#try(() => api.vote({ ...this.#placeOf(message), answer: String(answer), remove: isBack })),
      thread: (message) => (message.thread ? store.chooseChannel(message.thread.id) : openThreadAt(message, store)),
      go: (channel) => store.chooseChannel(channel),
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
    const meanwhile = [];
    this.#meanwhile = meanwhile;
    try {
      const messages = await api.messages(channel, { limit: PAGE });
      if (channel === this.#channel) {
        this.#log.clear();
        this.#complete = messages.length < PAGE;
        messages.forEach((message) => this.#log.put(message));
        // What was told while the answer was under way is newer than the answer.
        meanwhile.forEach((event) => event());
        this.#loaded();
      }
    } catch (refusal) {
      this.#loaded();
      this.attempt({}).fail(`The messages could not be read. ${refusal.message}`, () => this.reload());
    }
  }

  #loaded() {
    this.#meanwhile = NOTHING;
    this.#parts.list.setAttribute("aria-busy", "false");
    this.#schedule();
  }

  /** Takes in a message that was created or updated. */
  take(message) {
    if (message.channel_id !== this.#channel) {
      return;
    }
    this.#meanwhile.push(() => this.#log.put(message));
    this.#typing.forget(message.author.id);
    this.#attempts.settle(message);
    this.#log.put(message);
    if (this.#stuck && this.#log.keep(MOST)) {
      this.#complete = false;
    }
    this.#schedule();
  }

  remove(id) {
    this.#meanwhile.push(() => this.#log.remove(id));
    this.#log.remove(id);
    this.#schedule();
  }

  /** Shows for some seconds that somebody is writing. */
  showTyping(channel, person) {
    if (channel === this.#channel && person !== this.#store.me?.id) {
      this.#typing.show(person);
    }
  }

  /** Shows an attempt `{text?, command?}` that has no message yet; see {@link Attempts#add}. */
  attempt(attempt) {
    this.#stuck = true;
    return this.#attempts.add(attempt, this.last?.id ?? null);
  }

  /** The newest message that somebody wrote here. */
  lastOf(person) {
    return this.#log.lastOf(person);
  }

  /** The newest message of this channel. */
  get last() {
    return this.#log.last;
  }

  #follow() {
    const { isDirect } = this.#store;
    const channel = isForum(this.#store.channel) ? null : (this.#store.channel?.id ?? null);
    const place = `${isDirect ? this.#store.me?.id : ""}/${channel}`;
    if (place !== this.#place) {
      this.#place = place;
      this.#channel = channel;
      this.#log.clear();
      this.#typing.forget();
      this.#complete = false;
      this.#stuck = true;
      this.#rows.show([]);
      this.#parts.list.setAttribute("aria-busy", "true");
      this.#parts.welcome.hidden = true;
      if (channel === null) {
        // A conversation that has not begun has nothing to read.
        this.#complete = isDirect;
        this.#loaded();
      } else {
        this.reload();
      }
    }
    this.#schedule();
  }

  #schedule() {
    this.#paced();
  }

  #render() {
    const { list, welcome, jump } = this.#parts;
    const rows = this.#wanted();
    this.#rows.show(rows);
    welcome.hidden = !this.#complete || list.getAttribute("aria-busy") === "true";
    this.#typing.render();
    if (this.#stuck) {
      this.#toBottom();
    }
    jump.hidden = this.#stuck;
    if (this.#sought && this.#rows.node(this.#sought)) {
      this.#stuck = false;
      this.show(this.#sought);
      this.#sought = null;
    }
  }

  /** Brings a message into view once it is loaded, in whichever channel is chosen by then. */
  seek(id) {
    this.#sought = id;
    this.#schedule();
  }

  #wanted() {
    const me = this.#store.me?.id;
    const { version } = this.#store;
    const rows = this.#attempts.rowsAfter(null);
    let previous = null;
    let isInterrupted = false;
    for (const message of this.#log) {
      const isHidden = this.#dismissed.has(message.id) || (message.ephemeralFor && message.ephemeralFor !== me);
      if (!isHidden) {
        const isNewDay = !previous || !sameDay(new Date(previous.timestamp), new Date(message.timestamp));
        if (isNewDay) {
          rows.push({ key: `day-${message.id}`, needs: [], build: () => dayLine(message.timestamp) });
        }
        const grouped = !isNewDay && !isInterrupted && isGrouped(message, previous);
        const build = () => messageRow(message, { store: this.#store, grouped, actions: this.#actions });
        rows.push({ key: message.id, needs: [message, grouped, me, version], build });
        previous = message;
        isInterrupted = false;
      }
      const attempts = this.#attempts.rowsAfter(message.id);
      rows.push(...attempts);
      isInterrupted ||= attempts.length > 0;
    }
    return rows;
  }

  #dismiss(id) {
    this.#dismissed.add(id);
    this.#schedule();
  }

  /** Brings a message into view, where it is loaded. */
  show(id) {
    const row = this.#rows.node(id);
    if (row) {
      row.scrollIntoView({ block: "center" });
      row.classList.remove("flash");
      requestAnimationFrame(() => row.classList.add("flash"));
    }
  }

  #placeOf(message) {
    const { place } = this.#store;
    return place.guild ? { ...place, channel: message.channel_id, message: message.id } : { ...place, message: message.id };
  }

  async #try(action) {
    try {
      await action();
    } catch (refusal) {
      this.attempt({}).fail(refusal.message);
    }
  }

  #scrolled() {
    const { scroller, jump } = this.#parts;
    const isAtBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_BOTTOM_PIXELS;
    // A picture that has just been loaded moves the bottom away as well; only going up leaves it.
    this.#stuck = isAtBottom || (this.#stuck && scroller.scrollTop >= this.#lastTop);
    this.#lastTop = scroller.scrollTop;
    jump.hidden = this.#stuck;
    if (scroller.scrollTop < 200 && !this.#complete && !this.#loading && this.#log.size > 0) {
      this.#loadOlder();
    }
  }

  async #loadOlder() {
    this.#loading = true;
    const channel = this.#channel;
    const { scroller } = this.#parts;
    try {
      const older = await api.messages(channel, { before: this.#log.first.id, limit: PAGE });
      if (channel === this.#channel) {
        this.#complete = older.length < PAGE;
        older.forEach((message) => this.#log.put(message));
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
