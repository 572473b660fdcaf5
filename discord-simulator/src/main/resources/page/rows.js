/**
 * The children of a list, by key: a row is built anew only when something that it shows has changed, and not while a menu of it is
 * open, which would vanish under the pointer.
 */

export class Rows {
  #list;
  #rows = new Map();
  #wanted = [];
  #isShowing = false;

  constructor(list) {
    this.#list = list;
    // A menu closes also because its row is being removed.
    list.addEventListener("menuclosed", () => this.#isShowing || this.show(this.#wanted));
  }

  /** The element of a row, if it is shown. */
  node(key) {
    return this.#rows.get(key)?.node;
  }

  /** Shows exactly these rows `{key, needs, build}`; `needs` are the values that `build` reads. */
  show(wanted) {
    this.#wanted = wanted;
    this.#isShowing = true;
    const next = new Map(
      wanted.map(({ key, needs, build }) => {
        const old = this.#rows.get(key);
        if (old?.node.querySelector(".tool-menu")) {
          return [key, old];
        }
        const stands = old && old.needs.every((need, index) => need === needs[index]);
        return [key, { needs, node: stands ? old.node : build() }];
      }),
    );
    const kept = new Set([...next.values()].map((row) => row.node));
    [...this.#list.children].filter((child) => !kept.has(child)).forEach((child) => child.remove());
    let at = this.#list.firstChild;
    for (const { node } of next.values()) {
      if (node === at) {
        at = at.nextSibling;
      } else {
        this.#list.insertBefore(node, at);
      }
    }
    this.#rows = next;
    this.#isShowing = false;
  }
}
