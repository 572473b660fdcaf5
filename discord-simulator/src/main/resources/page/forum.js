/** A forum: its posts as a list, and the form that writes another. */

import * as api from "./api.js";
import { el, refill } from "./dom.js";
import { isForum, nameForm, threadRow, visibleThreads } from "./threads.js";

export class Forum {
  #section;
  #store;
  #shown = null;
  #form;
  #list = el("div", { class: "forum-posts" });

  constructor(section, store) {
    this.#section = section;
    this.#store = store;
    store.subscribe(() => this.#follow());
  }

  #follow() {
    const forum = this.#store.channel;
    const isShown = isForum(forum);
    document.body.classList.toggle("forum", isShown);
    this.#section.hidden = !isShown;
    if (!isShown) {
      this.#shown = null;
      return;
    }
    // What was begun in the form stays when the list is drawn anew.
    if (this.#shown !== forum.id) {
      this.#shown = forum.id;
      this.#form = this.#composer(forum);
      this.#section.replaceChildren(this.#form, this.#list);
    }
    this.#section.setAttribute("aria-label", `Posts in ${forum.name}`);
    const posts = visibleThreads(this.#store).filter((post) => post.parentId === forum.id);
    const rows = (list) => list.map((post) => threadRow(post, this.#store, () => this.#store.chooseChannel(post.id)));
    const closed = posts.filter((post) => post.archived);
    refill(
      this.#list,
      posts.length === 0 && el("p", { class: "note" }, "Nobody has posted here yet."),
      rows(posts.filter((post) => !post.archived)),
      closed.length > 0 && [el("h3", {}, "Closed"), rows(closed)],
    );
  }

  #composer(forum) {
    const text = el("textarea", { rows: 3, required: true, maxlength: 2000 });
    const tags = (forum.availableTags ?? []).map((tag) => ({ tag, box: el("input", { type: "checkbox" }) }));
    const begin = async (name) => {
      const { place } = this.#store;
      const chosen = tags.filter(({ box }) => box.checked).map(({ tag }) => tag.id);
      const post = await api.beginThread({ ...place, name, content: text.value, tags: chosen });
      this.#form.reset();
      this.#store.want(post.id);
    };
    const more = [
      el("div", { class: "field-box" }, el("label", {}, "Message", text)),
      tags.length > 0 &&
        el(
          "fieldset",
          { class: "forum-tags" },
          el("legend", {}, "Tags"),
          tags.map(({ tag, box }) => el("label", { class: "tick-field" }, box, el("span", {}, tag.name))),
        ),
    ];
    return nameForm("Title of a new post", "Post", begin, { more });
  }
}
