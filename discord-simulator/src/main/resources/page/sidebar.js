/** What surrounds the messages: servers, channels, members, and who one is. */

import { avatar, el, icon, initials, refill } from "./dom.js";
import { appBadge, roleColor } from "./message-view.js";

const CATEGORY = 4;
const MOST_MEMBERS = 200;

export function renderServers(nav, store) {
  const unread = new Set([...store.unread].map((channel) => store.guildOfChannel(channel)?.id));
  refill(
    nav,
    (store.world?.guilds ?? []).map((guild) =>
      el(
        "button",
        {
          type: "button",
          class: `server${unread.has(guild.id) ? " unread" : ""}`,
          title: guild.name,
          "aria-label": `${guild.name}${unread.has(guild.id) ? ", unread messages" : ""}`,
          "aria-current": guild.id === store.guild?.id ? "true" : null,
          data: { key: guild.id },
          on: { click: () => store.chooseGuild(guild.id) },
        },
        el("span", { class: "server-icon" }, initials(guild.name)),
      ),
    ),
  );
}

export function renderChannels(nav, store, chosen) {
  const guild = store.guild;
  const texts = store.textChannels();
  const byPosition = (one, other) => (one.position ?? 0) - (other.position ?? 0);
  const categories = (guild?.channels ?? []).filter((channel) => channel.type === CATEGORY).sort(byPosition);
  const below = (parent) => texts.filter((channel) => (channel.parentId ?? null) === parent).sort(byPosition);
  const known = new Set(categories.map((category) => category.id));
  const orphans = texts.filter((channel) => !channel.parentId || !known.has(channel.parentId)).sort(byPosition);
  refill(
    nav,
    channelList(orphans, store, chosen),
    categories.map((category) => [
      el("h3", { id: `category-${category.id}` }, category.name),
      channelList(below(category.id), store, chosen, `category-${category.id}`),
    ]),
  );
}

function channelList(channels, store, chosen, labelledBy) {
  return (
    channels.length > 0 &&
    el(
      "ul",
      { "aria-labelledby": labelledBy },
      channels.map((channel) =>
        el(
          "li",
          {},
          el(
            "button",
            {
              type: "button",
              class: `channel${store.unread.has(channel.id) ? " unread" : ""}`,
              "aria-current": channel.id === store.channel?.id ? "page" : null,
              data: { key: channel.id },
              on: {
                click: () => {
                  store.chooseChannel(channel.id);
                  chosen();
                },
              },
            },
            icon("hash"),
            el("span", {}, channel.name),
            store.unread.has(channel.id) && el("span", { class: "visually-hidden" }, "unread"),
          ),
        ),
      ),
    )
  );
}

export function renderMembers(aside, store, open) {
  const members = store.guild?.members ?? [];
  const shown = members.slice(0, MOST_MEMBERS);
  const groups = new Map();
  for (const member of shown) {
    const group = groupOf(store, member);
    groups.set(group.name, { ...group, members: [...(groups.get(group.name)?.members ?? []), member] });
  }
  refill(
    aside,
    [...groups.values()]
      .sort((one, other) => other.rank - one.rank)
      .map((group) => [
        el("h3", {}, `${group.name} — ${group.members.length}`),
        el("ul", {}, group.members.map((member) => el("li", {}, memberButton(store, member, open)))),
      ]),
    members.length > shown.length && el("p", { class: "more" }, `and ${members.length - shown.length} more`),
  );
}

function memberButton(store, member, open) {
  const offline = member.bot && !store.online;
  const isMe = member.id === store.me?.id;
  return el(
    "button",
    {
      type: "button",
      class: `member${offline ? " offline" : ""}`,
      data: { key: member.id },
      on: { click: () => open(member) },
    },
    avatar(member.displayName, member.avatarUrl, "small"),
    el("span", { class: "name", style: { "--role": roleColor(member) } }, member.displayName),
    member.bot && appBadge(),
    member.id === store.guild.ownerId && el("span", { class: "note" }, "owner"),
    isMe && el("span", { class: "note" }, "you"),
    offline && el("span", { class: "note" }, "offline"),
  );
}

function groupOf(store, member) {
  if (member.bot) {
    return { name: "Apps", rank: -2 };
  }
  const role = highestRole(store, member);
  return role ? { name: role.name, rank: role.position } : { name: "Members", rank: -1 };
}

function highestRole(store, member) {
  return member.roles
    .map((id) => store.role(id))
    .filter((role) => role && role.id !== store.guild.id)
    .sort((one, other) => other.position - one.position)[0];
}

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
    store.people.slice(0, MOST_MEMBERS).map((member) => personaChoice(store, member, menu)),
  );
}

function personaChoice(store, member, menu) {
  const roles = member.roles.map((id) => store.role(id)).filter((role) => role && role.id !== store.guild.id);
  const about = [member.id === store.guild.ownerId ? "Owner" : null, ...roles.map((role) => role.name)].filter(Boolean);
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

