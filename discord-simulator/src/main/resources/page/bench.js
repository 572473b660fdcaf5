/** The workbench beside the messages: what goes over the wire, and what is made to go wrong. */

import { el } from "./dom.js";

/**
 * Fills the panel.
 *
 * @param tabs `{id, name, node, shown(isShown), opened(isOpen)}`; `shown` is told when the tab comes to the front and
 *     when it goes, `opened` when the whole panel does
 * @returns `open(isOpen)`, to be told when the panel is opened and closed
 */
export function bench(panel, tabs) {
  let current = tabs[0];
  let isOpen = false;
  const buttons = tabs.map((tab) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${tab.id}`,
        class: "tab",
        "aria-controls": `panel-${tab.id}`,
        on: { click: () => choose(tab) },
      },
      tab.name,
    ),
  );
  const pages = tabs.map((tab) =>
    el("div", { class: "tab-page", id: `panel-${tab.id}`, role: "tabpanel", "aria-labelledby": `tab-${tab.id}` }, tab.node),
  );
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": "Workbench" }, buttons);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
    if (step) {
      const next = (tabs.indexOf(current) + step) % tabs.length;
      choose(tabs[next]);
      buttons[next].focus();
    }
  });
  panel.append(list, ...pages);

  function choose(tab) {
    const before = current;
    current = tab;
    if (before !== tab && isOpen) {
      before.shown?.(false);
    }
    show();
    if (isOpen && before !== tab) {
      tab.shown?.(true);
    }
  }

  function show() {
    tabs.forEach((tab, index) => {
      buttons[index].setAttribute("aria-selected", String(tab === current));
      buttons[index].tabIndex = tab === current ? 0 : -1;
      pages[index].hidden = tab !== current;
    });
  }

  show();
  return {
    open: (opened) => {
      if (opened !== isOpen) {
        isOpen = opened;
        current.shown?.(opened);
        tabs.forEach((tab) => tab.opened?.(opened));
      }
    },
  };
}
