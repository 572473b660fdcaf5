/** A box in which one of several things is chosen by typing a part of its name. */

import { append, el } from "./dom.js";
import { fitting } from "./fuzzy.js";

const MOST = 50;
const LOWEST_PIXELS = 120;
const SUGGEST_AFTER_MILLIS = 200;
let number = 0;

/**
 * Builds the box.
 *
 * @param choices those to choose from, `[{value, label, note?, picture?}]`; null where only `suggest` knows them
 * @param suggest gives a promise of choices for what was typed; other texts are allowed as well then
 * @param typed what is there from the start
 * @returns the box; `chosen` is what was chosen, null where nothing was, and `isStrange` whether its text is none of
 *     the choices although it has to be
 */
export function picker({ choices, suggest, typed, placeholder }) {
  const id = `picker-${++number}`;
  const list = el("ul", { id, class: "picker-list", role: "listbox", popover: "manual" });
  const control = el("input", {
    type: "text",
    class: "picker",
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": id,
    placeholder,
  });
  let shown = [];
  let active = -1;
  let chosen = null;
  let waiting = 0;

  const isOpen = () => control.getAttribute("aria-expanded") === "true";

  function show() {
    const rows = shown.slice(0, MOST).map((choice, index) =>
      el(
        "li",
        {
          id: `${id}-${index}`,
          class: `picker-row${index === active ? " active" : ""}`,
          role: "option",
          "aria-selected": String(index === active),
          // The box keeps the focus: a blur would close the list before the click arrives.
          on: { mousedown: (event) => event.preventDefault(), click: () => pick(choice) },
        },
        choice.picture?.(),
        el("span", { class: "picker-label" }, choice.label),
        choice.note && el("span", { class: "note" }, choice.note),
      ),
    );
    list.replaceChildren();
    append(list, [rows, shown.length > MOST && el("li", { class: "note picker-more" }, `and ${shown.length - MOST} more: type a part of the name`)]);
    const opened = shown.length > 0 && document.activeElement === control;
    control.setAttribute("aria-expanded", String(opened));
    if (!opened) {
      close();
      return;
    }
    list.isConnected || control.after(list);
    list.matches(":popover-open") || list.showPopover();
    place(list, control);
    active >= 0 ? control.setAttribute("aria-activedescendant", `${id}-${active}`) : control.removeAttribute("aria-activedescendant");
    list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(waiting);
    control.setAttribute("aria-expanded", "false");
    control.removeAttribute("aria-activedescendant");
    list.isConnected && list.matches(":popover-open") && list.hidePopover();
    list.replaceChildren();
  }

  function pick(choice) {
    chosen = choice;
    control.value = choice.label;
    close();
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Takes the text for a choice where it is one's name or value. */
  function settle() {
    const text = control.value.trim().toLowerCase().replace(/^[@#]|^<[@#]&?!?|>$/g, "");
    const known = choices ?? shown;
    const bare = (choice) => choice.label.toLowerCase().replace(/^[@#]/, "");
    if (!chosen && text !== "") {
      chosen = known.find((choice) => String(choice.value).toLowerCase() === text || bare(choice) === text) ?? null;
    }
  }

  function look() {
    if (choices) {
      shown = fitting(choices, control.value.replace(/^[@#]/, ""), (choice) => choice.label.replace(/^[@#]/, ""));
      active = control.value.trim() === "" ? -1 : 0;
      show();
      return;
    }
    // What the bot suggested for another text must not be taken by Enter.
    active = -1;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const asked = control.value;
      const answer = await suggest(asked);
      if (asked === control.value && !chosen) {
        shown = answer;
        active = asked.trim() === "" ? -1 : 0;
        show();
      }
    }, SUGGEST_AFTER_MILLIS);
  }

  control.addEventListener("focus", () => !chosen && look());
  control.addEventListener("click", () => !isOpen() && !chosen && look());
  control.addEventListener("blur", () => {
    close();
    choices && settle();
  });
  control.addEventListener("input", () => {
    chosen = null;
    look();
  });
  control.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!isOpen()) {
        chosen = null;
        look();
      } else {
        const last = Math.min(shown.length, MOST) - 1;
        active = active + step > last ? 0 : active + step < 0 ? last : active + step;
        show();
      }
    } else if (isOpen() && event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      close();
    } else if (isOpen() && active >= 0 && (event.key === "Enter" || event.key === "Tab")) {
      event.key === "Enter" && event.preventDefault();
      pick(shown[active]);
    }
  });
  control.value = typed ?? "";
  if (choices && typed) {
    settle();
    const best = fitting(choices, typed.replace(/^[@#]/, ""), (choice) => choice.label.replace(/^[@#]/, ""))[0];
    chosen ??= best ?? null;
    control.value = chosen?.label ?? typed;
  }
  Object.defineProperties(control, {
    chosen: {
      get: () => {
        settle();
        return chosen;
      },
    },
    isStrange: { get: () => Boolean(choices) && control.value.trim() !== "" && !control.chosen },
  });
  return control;
}

/** Above the box where there is more room, else below it. */
function place(list, control) {
  const box = control.getBoundingClientRect();
  const below = innerHeight - box.bottom - 12;
  const above = box.top - 12;
  const isAbove = above > below;
  list.style.setProperty("left", `${Math.max(4, Math.min(box.left, innerWidth - box.width - 4))}px`);
  list.style.setProperty("width", `${box.width}px`);
  list.style.setProperty("max-height", `${Math.min(320, Math.max(LOWEST_PIXELS, isAbove ? above : below))}px`);
  list.style.setProperty("top", isAbove ? "auto" : `${box.bottom + 4}px`);
  list.style.setProperty("bottom", isAbove ? `${innerHeight - box.top + 4}px` : "auto");
}
