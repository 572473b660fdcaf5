/** Who is writing at the moment. */

const TYPING_MILLIS = 10_000;

export class TypingLine {
  #node;
  #nameOf;
  #until = new Map();

  /** @param nameOf gives a person's name by id */
  constructor(node, nameOf) {
    this.#node = node;
    this.#nameOf = nameOf;
  }

  /** Shows for some seconds that somebody is writing. */
  show(person) {
    this.#until.set(person, Date.now() + TYPING_MILLIS);
    setTimeout(() => this.render(), TYPING_MILLIS + 50);
    this.render();
  }

  /** Forgets a person, or everybody. */
  forget(person) {
    person === undefined ? this.#until.clear() : this.#until.delete(person);
    this.render();
  }

  render() {
    const now = Date.now();
    const names = [...this.#until].filter(([, until]) => until > now).map(([person]) => this.#nameOf(person));
    const text = names.length === 0 ? "" : `${names.join(", ")} ${names.length === 1 ? "is" : "are"} typing…`;
    if (this.#node.textContent !== text) {
      this.#node.textContent = text;
    }
  }
}
