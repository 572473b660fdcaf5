/** Menus: of texts that the bot gives, and of people, roles, mentionables and channels. */

import { avatar, el, icon } from "./dom.js";
import { fit } from "./fuzzy.js";
import { roleColor } from "./message-view.js";

const STRING = 3;
const USER = 5;
const ROLE = 6;
const MENTIONABLE = 7;
const CHANNEL = 8;
const MENUS = [STRING, USER, ROLE, MENTIONABLE, CHANNEL];
const PLACEHOLDERS = {
  [STRING]: "Make a selection",
  [USER]: "Select a user",
  [ROLE]: "Select a role",
  [MENTIONABLE]: "Select a user or role",
  [CHANNEL]: "Select a channel",
};
const FILTERED_FROM = 9;
let number = 0;

export function isMenu(data) {
  return MENUS.includes(data.type);
}

/**
 * A menu that opens below its button.
 *
 * @param choose called with the values when the person has chosen, its promise is waited for; without it the choice is
 *     only kept, as in a form
 * @returns the element; its `values` are what is chosen at the moment
 */
export function menu(data, store, choose) {
  const options = optionsOf(data, store);
  const most = data.max_values ?? 1;
  const least = data.min_values ?? 1;
  const isOne = most === 1;
  const id = `menu-${++number}`;
  let chosen = options.filter((option) => option.isDefault).map((option) => option.value);
  let sent = chosen;

  const caption = el("span", { class: "menu-caption" });
  const opener = el(
    "button",
    {
      type: "button",
      class: "menu-opener",
      disabled: data.disabled,
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": id,
    },
    caption,
    icon("down"),
  );
  const filter =
    options.length >= FILTERED_FROM &&
    el("input", { type: "search", class: "menu-filter", placeholder: "Search", "aria-label": "Search", autocomplete: "off" });
  const rows = options.map((option) => optionRow(option, isOne));
  const list = el(
    "ul",
    { id, class: "menu-list", role: "listbox", "aria-multiselectable": String(!isOne), "aria-label": data.placeholder ?? PLACEHOLDERS[data.type] },
    rows,
    rows.length === 0 && el("li", { class: "list-empty" }, "There is nothing to choose."),
  );
  const done =
    !isOne &&
    el("button", { type: "button", class: "button menu-done", on: { click: () => close(true) } }, choose ? "Choose" : "Done");
  const panel = el("div", { class: "menu-panel", hidden: true }, filter, list, !isOne && el("div", { class: "menu-foot" }, el("span", { class: "note" }, bounds(least, most, options.length)), done));
  const node = el("div", { class: "menu" }, opener, panel);

  const show = () => {
    const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
    caption.textContent = names.length > 0 ? names.join(", ") : (data.placeholder ?? PLACEHOLDERS[data.type]);
    caption.classList.toggle("placeholder", names.length === 0);
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(chosen.includes(options[index].value))));
    if (done) {
      done.disabled = chosen.length < least || chosen.length > most;
    }
  };

  async function close(isChosen) {
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
    if (!isChosen && choose) {
      chosen = sent;
      show();
    } else if (isChosen && choose) {
      opener.disabled = true;
      node.setAttribute("aria-busy", "true");
      if (await choose(chosen)) {
        sent = chosen;
      } else {
        chosen = sent;
      }
      opener.disabled = Boolean(data.disabled);
      node.removeAttribute("aria-busy");
      show();
    }
  }

  function pick(option) {
    if (isOne) {
      chosen = least === 0 && chosen.includes(option.value) ? [] : [option.value];
      show();
      close(true);
      return;
    }
    chosen = chosen.includes(option.value) ? chosen.filter((one) => one !== option.value) : [...chosen, option.value];
    chosen = chosen.slice(0, most);
    show();
  }

  opener.addEventListener("click", () => {
    if (!panel.hidden) {
      close(false);
      return;
    }
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    (filter || rows.find((row) => row.getAttribute("aria-selected") === "true") || rows[0])?.focus();
    panel.scrollIntoView({ block: "nearest" });
  });
  rows.forEach((row, index) => {
    row.addEventListener("click", () => pick(options[index]));
  });
  filter &&
    filter.addEventListener("input", () => {
      const text = filter.value.replace(/^[@#]/, "");
      rows.forEach((row, index) => (row.hidden = fit(options[index].label, text) === null));
    });
  node.addEventListener("keydown", (event) => {
    const shown = rows.filter((row) => !row.hidden);
    const at = shown.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (panel.hidden) {
      return;
    }
    if (next !== undefined && shown.length > 0 && (document.activeElement !== filter || event.key.startsWith("Arrow"))) {
      event.preventDefault();
      shown.at(next % shown.length).focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(false);
    } else if ((event.key === "Enter" || event.key === " ") && at >= 0) {
      event.preventDefault();
      pick(options[rows.indexOf(shown[at])]);
    } else if (event.key === "Enter" && document.activeElement === filter) {
      event.preventDefault();
      shown.length > 0 && pick(options[rows.indexOf(shown[0])]);
    }
  });
  Object.defineProperty(node, "values", { get: () => chosen });
  node.opener = opener;
  show();
  return node;
}

function bounds(least, most, count) {
  const top = Math.min(most, count);
  return least === top ? `Choose ${top}` : `Choose ${least} to ${top}`;
}

function optionRow(option, isOne) {
  return el(
    "li",
    { class: "menu-option", role: "option", tabindex: "-1" },
    option.picture,
    el(
      "span",
      { class: "menu-text" },
      el("span", { class: "menu-label", style: { "--role": option.color } }, option.label),
      option.description && el("span", { class: "note" }, option.description),
    ),
    el("span", { class: isOne ? "menu-mark one" : "menu-mark", "aria-hidden": "true" }),
  );
}

/** What can be chosen: `{value, label, description?, picture?, color?, isDefault}`. */
function optionsOf(data, store) {
  const defaults = new Set((data.default_values ?? []).map((one) => one.id));
  const marked = (option) => ({ ...option, isDefault: defaults.has(option.value) });
  const people = () =>
    store.members.map((member) =>
      marked({
        value: member.id,
        label: member.displayName,
        description: member.bot ? "app" : null,
        color: roleColor(member),
        picture: avatar(member.displayName, member.avatarUrl, "mini"),
      }),
    );
  const roles = () => store.roles.map((role) => marked({ value: role.id, label: `@${role.name}`, color: roleColor(role) }));
  switch (data.type) {
    case USER:
      return people();
    case ROLE:
      return roles();
    case MENTIONABLE:
      return [...people(), ...roles()];
    case CHANNEL:
      return (store.guild?.channels ?? [])
        .filter((channel) => !data.channel_types?.length || data.channel_types.includes(channel.type))
        .map((channel) => marked({ value: channel.id, label: `#${channel.name}` }));
    default:
      return (data.options ?? []).map((option) => ({
        value: option.value,
        label: option.label,
        description: option.description,
        picture: option.emoji?.name && !option.emoji.id ? el("span", { class: "menu-emoji" }, option.emoji.name) : null,
        isDefault: Boolean(option.default),
      }));
  }
}
