/** The keyboard in the list of messages: one of them takes part in the order of Tab, arrows lead to the others. */

const ROW = "li[data-message]";

/**
 * Up, Down, Home and End move; Enter opens the message's menu, its tools follow by Tab; Escape leads back.
 *
 * @param leave what to do on Escape
 */
export function moveAmongMessages(list, leave) {
  const rows = () => [...list.querySelectorAll(ROW)];
  const take = (row) => {
    list.querySelectorAll(`${ROW}[tabindex="0"]`).forEach((old) => old !== row && old.setAttribute("tabindex", "-1"));
    row?.setAttribute("tabindex", "0");
  };
  // Rows come and go; whichever is the last one when nobody is in the list is where Tab arrives.
  new MutationObserver(() => list.contains(document.activeElement) || take(rows().at(-1))).observe(list, { childList: true });
  list.addEventListener("focusin", (event) => take(event.target.closest(ROW)));
  list.addEventListener("keydown", (event) => {
    const row = event.target.closest(ROW);
    if (event.key === "Escape" && row && !event.defaultPrevented) {
      event.target === row ? leave() : row.focus();
      event.stopPropagation();
      return;
    }
    if (event.target !== row) {
      return;
    }
    const all = rows();
    const at = all.indexOf(row);
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
    } else if (event.key === "Enter" || event.key === "ContextMenu") {
      event.preventDefault();
      row.querySelector('.tools [aria-label="More"]')?.click();
    }
  });
}
