/** The messages of one channel that are loaded, in order. */

/** Ids grow with time; a longer one is a later one. */
export function isLater(one, other) {
  return one.length === other.length ? one > other : one.length > other.length;
}

export class MessageLog {
  #messages = [];
  #byId = new Map();

  get size() {
    return this.#messages.length;
  }

  get first() {
    return this.#messages[0] ?? null;
  }

  get last() {
    return this.#messages.at(-1) ?? null;
  }

  [Symbol.iterator]() {
    return this.#messages[Symbol.iterator]();
  }

  /** The newest one with text of a person. */
  lastOf(person) {
    return this.#messages.findLast((message) => message.author.id === person && message.content) ?? null;
  }

  put(message) {
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

  remove(id) {
    if (this.#byId.delete(id)) {
      this.#messages = this.#messages.filter((message) => message.id !== id);
    }
  }

  /** Forgets the oldest beyond so many; says whether there were any. */
  keep(most) {
    const old = this.#messages.splice(0, Math.max(0, this.#messages.length - most));
    old.forEach((message) => this.#byId.delete(message.id));
    return old.length > 0;
  }

  clear() {
    this.#messages = [];
    this.#byId.clear();
  }
}
