/** What a person tried and what has no message yet: a command on its way, a command or message that failed. */

import { labelOf } from "./commands.js";
import { avatar, el } from "./dom.js";
import { appBadge, authorSmall, nameOf, onlyYou, thinking } from "./message-view.js";

export class Attempts {
  #store;
  #entries = [];
  #changed;
  #number = 0;

  constructor(store, changed) {
    this.#store = store;
    this.#changed = changed;
  }

  /**
   * Shows an attempt `{text?, command?}` behind the message `after` (an id, null for the beginning).
   *
   * @returns a handle with `fail(error, retry?)` and `done()`
   */
  add(attempt, after) {
    const { channel, me } = this.#store;
    const entry = { ...attempt, after, channel: channel?.id, me, key: `attempt-${++this.#number}`, version: 0 };
    this.#entries.push(entry);
    this.#changed();
    return {
      fail: (error, retry) => {
        Object.assign(entry, { error, retry, version: entry.version + 1 });
        if (!this.#entries.includes(entry)) {
          this.#entries.push(entry);
        }
        this.#changed();
      },
      done: () => this.#drop(entry),
    };
  }

  /** The bot's answer takes the place of the command that it answers. */
  settle(message) {
    const { user, name } = message.interaction ?? {};
    const answered = this.#entries.find(
      (entry) => !entry.error && entry.command && entry.me?.id === user?.id && root(entry.command) === root(name ?? ""),
    );
    if (answered) {
      this.#drop(answered);
    }
  }

  /** The rows that stand behind a message, for the chosen channel and member. */
  rowsAfter(after) {
    const { channel, me, version } = this.#store;
    return this.#entries
      .filter((entry) => entry.after === after && entry.channel === channel?.id && entry.me?.id === me?.id)
      .map((entry) => ({ key: entry.key, needs: [entry.version, version], build: () => this.#row(entry) }));
  }

  #drop(entry) {
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#changed();
  }

  #row(entry) {
    const { text, command, error, me } = entry;
    const store = this.#store;
    const speaker = command ? (store.member(store.bot.id) ?? store.bot) : me;
    const speakerName = speaker.displayName ?? speaker.username;
    return el(
      "li",
      { class: `message attempt${error ? " failed" : ""}`, role: error ? "alert" : null },
      command &&
        el("p", { class: "above" }, authorSmall(store, me), nameOf(store, me), el("span", {}, "used"),
          el("span", { class: "command-name" }, labelOf(store, command))),
      avatar(speakerName, speaker.avatarUrl),
      el(
        "div",
        { class: "body" },
        el("p", { class: "head" }, nameOf(store, speaker), command && appBadge()),
        text && el("p", { class: "text" }, text),
        error ? this.#failure(entry) : command && thinking(speakerName),
      ),
    );
  }

  #failure(entry) {
    const again = () => {
      this.#drop(entry);
      entry.retry();
    };
    return [
      el("p", { class: "error" }, entry.error),
      entry.retry && el("button", { type: "button", class: "text-button", on: { click: again } }, "Try again"),
      onlyYou(() => this.#drop(entry)),
    ];
  }
}

function root(command) {
  return command.split(" ")[0];
}
