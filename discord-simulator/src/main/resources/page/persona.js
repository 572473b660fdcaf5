/** Who one is: the button that tells it, and the list from which one chooses another. */

import * as api from "./api.js";
import { avatar, el, icon, refill } from "./dom.js";
import { roleColor } from "./message-view.js";

const MOST_MEMBERS = 200;

/** The button that tells who one is, and the list from which one chooses another. */
export function renderPersona(button, menu, store) {
  const me = store.me;
  refill(
    button,
    me && avatar(me.displayName, me.avatarUrl, "small"),
    el(
      "span",
      { class: "persona-text" },
      el("span", { class: "persona-caption" }, "You are"),
      el("span", { class: "persona-name" }, me?.displayName ?? "nobody"),
    ),
    icon("chevron"),
  );
  button.setAttribute("aria-label", `You are ${me?.displayName ?? "nobody"}. Choose who you are`);
  refill(
    menu,
    el("h3", { id: "persona-title" }, "Who do you want to be?"),
    el("div", { class: "choices" }, store.people.slice(0, MOST_MEMBERS).map((member) => personaChoice(store, member, menu))),
    me && languageChoice(me, store),
  );
}

/** In which language one has Discord: what only one sees, and the commands, are in it where the bot speaks it. */
function languageChoice(me, store) {
  const select = el(
    "select",
    { id: "persona-language", data: { key: "language" } },
    (store.world.languages ?? []).map((language) => el("option", { value: language, selected: language === me.language }, languageName(language))),
  );
  const fault = el("p", { class: "component-error", role: "alert", hidden: true });
  select.addEventListener("change", async () => {
    const before = me.language;
    // At once: whoever types meanwhile already wants the commands in it.
    store.speak(me.id, select.value);
    try {
      await api.speak({ author: me.id, language: select.value });
    } catch (refusal) {
      store.speak(me.id, before);
      fault.textContent = refusal.message;
      fault.hidden = false;
    }
  });
  return el("div", { class: "field-box language" }, el("label", { for: "persona-language" }, `Language of ${me.displayName}'s Discord`), select, fault);
}

function languageName(language) {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language);
  return name[0].toLocaleUpperCase(language) + name.slice(1);
}

function personaChoice(store, member, menu) {
  const roles = member.roles.map((id) => store.role(id)).filter((role) => role && role.id !== store.home.id);
  const about = [member.id === store.home.ownerId ? "Owner" : null, ...roles.map((role) => role.name)].filter(Boolean);
  return el(
    "button",
    {
      type: "button",
      role: "menuitemradio",
      "aria-checked": String(member.id === store.me?.id),
      class: "choice",
      data: { key: `be-${member.id}` },
      on: {
        click: () => {
          menu.hidePopover();
          store.become(member.id);
        },
      },
    },
    avatar(member.displayName, member.avatarUrl, "small"),
    el(
      "span",
      { class: "choice-text" },
      el("span", { class: "name", style: { "--role": roleColor(member) } }, member.displayName),
      el(
        "span",
        { class: "choice-roles" },
        about.length === 0
          ? "no roles"
          : about.map((name, index) => [index > 0 && ", ", name]),
      ),
    ),
    member.id === store.me?.id && el("span", { class: "tick", "aria-hidden": "true" }, "✓"),
  );
}

/** The arrow keys go through the choices of an open menu. */
export function moveByArrows(menu) {
  menu.addEventListener("keydown", (event) => {
    const choices = [...menu.querySelectorAll("button")];
    const at = choices.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      choices.at(next % choices.length)?.focus();
    }
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open") {
      (menu.querySelector('[aria-checked="true"]') ?? menu.querySelector("button"))?.focus();
    }
  });
}

