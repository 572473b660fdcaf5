/** The list of a channel's messages: keeps them in order, bounded, and at the bottom while one reads there. */

import * as api from "./api.js";
import { Attempts } from "./attempts.js";
import { el } from "./dom.js";
import { isGrouped, messageRow } from "./message-view.js";
import { isModal, openModal } from "./modal.js";
import { paced } from "./pace.js";
import { Rows } from "./rows.js";
import { day, sameDay } from "./time.js";

const PAGE = 50;
const MOST = 300;
const AT_BOTTOM_PIXELS = 60;
const TYPING_MILLIS = 10_000;

/** Where no answer is under way, nothing needs to be kept for it. */
const NOTHING = { push: () => {} };

/** Ids grow with time; a longer one is a later one. */
export function isLater(one, other) {
  return one.length === other.length ? one > other : one.length > other.length;
}

export class Messages {
  #store;
  #parts;
  #actions;
  #channel = null;
  #place = null;
  #messages = [];
  #byId = new Map();
  #attempts;
  #dismissed = new Set();
  #rows;
  #typing = new Map();
  #meanwhile = NOTHING;
  #complete = false;
  #loading = false;
  #stuck = true;
  #lastTop = 0;
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
    this.#actions = {
      reply: actions.reply,
      edit: actions.edit,
      remove: (message) => this.#try(() => api.edit({ ...this.#placeOf(message), delete: true })),
      react: (message, emoji, isMine) => this.#try(() => api.react({ ...this.#placeOf(message), emoji, remove: isMine })),
      runOn: (command, message) => this.runOn(command, message.id),
      dismiss: (message) => this.#dismiss(message.id),
      show: (id) => this.show(id),
      pin: (message) => this.#try(() => api.edit({ ...this.#placeOf(message), pinned: !message.pinned })),
      use: (message, customId, values) => this.#use(message, customId, values),
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
        this.#messages = [];
        this.#byId.clear();
        this.#complete = messages.length < PAGE;
        messages.forEach((message) => this.#put(message));
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
    this.#meanwhile.push(() => this.#put(message));
    this.#typing.delete(message.author.id);
    this.#attempts.settle(message);
    this.#put(message);
    if (this.#messages.length > MOST && this.#stuck) {
      this.#messages.splice(0, this.#messages.length - MOST).forEach((old) => this.#byId.delete(old.id));
      this.#complete = false;
    }
    this.#schedule();
  }

  remove(id) {
    this.#meanwhile.push(() => this.#forget(id));
    this.#forget(id);
    this.#schedule();
  }

  #forget(id) {
    if (this.#byId.delete(id)) {
      this.#messages = this.#messages.filter((message) => message.id !== id);
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

  /** Shows an attempt `{text?, command?}` that has no message yet; see {@link Attempts#add}. */
  attempt(attempt) {
    this.#stuck = true;
    return this.#attempts.add(attempt, this.last?.id ?? null);
  }

  /** The newest message that somebody wrote here. */
  lastOf(person) {
    return this.#messages.findLast((message) => message.author.id === person && message.content) ?? null;
  }

  /** The newest message of this channel. */
  get last() {
    return this.#messages.at(-1) ?? null;
  }

  #follow() {
    const { isDirect } = this.#store;
    const channel = this.#store.channel?.id ?? null;
    const place = `${isDirect ? this.#store.me?.id : ""}/${channel}`;
    if (place !== this.#place) {
      this.#place = place;
      this.#channel = channel;
      this.#messages = [];
      this.#byId.clear();
      this.#typing.clear();
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

  #schedule() {
    this.#paced();
  }

  #render() {
    const { list, welcome, jump } = this.#parts;
    const rows = this.#wanted();
    this.#rows.show(rows);
    welcome.hidden = !this.#complete || list.getAttribute("aria-busy") === "true";
    this.#renderTyping();
    if (this.#stuck) {
      this.#toBottom();
    }
    jump.hidden = this.#stuck;
  }

  #wanted() {
    const me = this.#store.me?.id;
    const { version } = this.#store;
    const rows = this.#attempts.rowsAfter(null);
    let previous = null;
    let isInterrupted = false;
    for (const message of this.#messages) {
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

  /** Runs a command of the bot on a member or a message. */
  async runOn(command, target) {
    const attempt = this.attempt({ command });
    try {
      await this.settle({ command, target });
      attempt.done();
    } catch (refusal) {
      attempt.fail(refusal.message, () => this.runOn(command, target));
    }
  }

  #use(message, customId, values) {
    return this.settle({ message: message.id, customId, values });
  }

  /**
   * Sends an interaction of the chosen member from where one is, takes in what the bot answers, and opens the modal that it may show.
   *
   * @throws Refusal when it failed
   */
  async settle(interaction) {
    const { place } = this.#store;
    const answer = await api.interact({ ...interaction, ...place });
    if (answer.status === "failed") {
      throw new api.Refusal(answer.error ?? "This interaction failed");
    }
    answer.messages?.forEach((sent) => this.take(sent));
    if (isModal(answer.result)) {
      const customId = answer.result.custom_id;
      // Whoever is chosen meanwhile: the modal was shown to this member.
      const submit = async (fields) => {
        const submitted = await api.interact({ ...place, customId, fields });
        if (submitted.status === "failed") {
          throw new api.Refusal(submitted.error ?? "This interaction failed");
        }
        submitted.messages?.forEach((sent) => this.take(sent));
      };
      openModal(answer.result, { store: this.#store, submit });
    }
    return answer;
  }

  #scrolled() {
    const { scroller, jump } = this.#parts;
    const isAtBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < AT_BOTTOM_PIXELS;
    // A picture that has just been loaded moves the bottom away as well; only going up leaves it.
    this.#stuck = isAtBottom || (this.#stuck && scroller.scrollTop >= this.#lastTop);
    this.#lastTop = scroller.scrollTop;
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
