/** What surrounds the messages: servers, channels, members, and who one is. */

import { avatar, el, icon, initials, refill } from "./dom.js";
import { appBadge, roleColor } from "./message-view.js";
import { isForum, threadIcon, threadsBelow } from "./threads.js";
import { isVoice, voiceChannel } from "./voice.js";

const TEXT = [0, 5];
const CATEGORY = 4;
const DIRECT = "direct";
const MOST_MEMBERS = 200;

export function renderServers(nav, store) {
  const unread = new Set([...store.unread].map((channel) => store.guildOfChannel(channel)?.id ?? DIRECT));
  const isUnread = (id) => unread.has(id);
  refill(
    nav,
    serverButton(DIRECT, "Direct messages", icon("bubble"), store.isDirect, isUnread(DIRECT), () => store.chooseDirect()),
    el("div", { class: "rail-line", role: "separator" }),
    (store.world?.guilds ?? []).map((guild) =>
      serverButton(guild.id, guild.name, initials(guild.name), guild.id === store.guild?.id, isUnread(guild.id), () => store.chooseGuild(guild.id)),
    ),
  );
}

function serverButton(key, name, sign, isCurrent, isUnread, choose) {
  return el(
    "button",
    {
      type: "button",
      class: `server${isUnread ? " unread" : ""}`,
      title: name,
      "aria-label": `${name}${isUnread ? ", unread messages" : ""}`,
      "aria-current": isCurrent ? "true" : null,
      data: { key },
      on: { click: choose },
    },
    el("span", { class: "server-icon" }, sign),
  );
}

/** @param actions `{chosen(), join(voice channel), chat(voice channel), open(member)}` */
export function renderChannels(nav, store, actions) {
  if (store.isDirect) {
    refill(nav, conversations(store, actions));
    return;
  }
  const channels = (store.guild?.channels ?? []).filter((channel) => TEXT.includes(channel.type) || isVoice(channel) || isForum(channel));
  const byPlace = (one, other) => isVoice(one) - isVoice(other) || (one.position ?? 0) - (other.position ?? 0);
  const categories = (store.guild?.channels ?? []).filter((channel) => channel.type === CATEGORY).sort(byPlace);
  const known = new Set(categories.map((category) => category.id));
  const below = (parent) => channels.filter((channel) => channel.parentId === parent).sort(byPlace);
  const orphans = channels.filter((channel) => !known.has(channel.parentId)).sort(byPlace);
  refill(
    nav,
    channelList(orphans, store, actions),
    categories.map((category) => [
      el("h3", { id: `category-${category.id}` }, category.name),
      channelList(below(category.id), store, actions, `category-${category.id}`),
    ]),
  );
}

function channelList(channels, store, actions, labelledBy) {
  return (
    channels.length > 0 &&
    el(
      "ul",
      { "aria-labelledby": labelledBy },
      channels.map((channel) => (isVoice(channel) ? voiceChannel(channel, store, actions) : el("li", {}, textChannel(channel, store, actions), threadList(channel, store, actions)))),
    )
  );
}

function textChannel(channel, store, { chosen }) {
  const choose = () => {
    store.chooseChannel(channel.id);
    chosen();
  };
  return channelButton(channel.id, channel.id === store.channel?.id, store.unread.has(channel.id), choose, [icon(isForum(channel) ? "forum" : "hash"), el("span", { class: "excerpt" }, channel.name)]);
}

function threadList(parent, store, { chosen }) {
  const threads = threadsBelow(store, parent);
  const entry = (thread) => {
    const choose = () => {
      store.chooseChannel(thread.id);
      chosen();
    };
    return channelButton(thread.id, thread.id === store.channel?.id, store.unread.has(thread.id), choose, [threadIcon(thread), el("span", { class: "excerpt" }, thread.name)]);
  };
  return threads.length > 0 && el("ul", { class: "threads", "aria-label": `Threads in ${parent.name}` }, threads.map((thread) => el("li", {}, entry(thread))));
}

function channelButton(key, isCurrent, isUnread, choose, inside) {
  return el(
    "button",
    {
      type: "button",
      class: `channel${isUnread ? " unread" : ""}`,
      "aria-current": isCurrent ? "page" : null,
      data: { key },
      on: { click: choose },
    },
    inside,
    isUnread && el("span", { class: "visually-hidden" }, "unread"),
  );
}

/** My conversation with the bot, and those of the others, as whom one then goes on. */
function conversations(store, { chosen }) {
  const bot = store.member(store.bot?.id) ?? store.bot;
  const entry = (person, label, picture) => {
    const id = store.directOf(person.id);
    const choose = () => {
      store.chooseDirect(person.id);
      chosen();
    };
    return el("li", {}, channelButton(`direct-${person.id}`, person.id === store.me?.id, store.unread.has(id), choose, [picture, el("span", { class: "excerpt" }, label)]));
  };
  const others = store.people.filter((person) => person.id !== store.me?.id && store.directOf(person.id));
  const botName = bot?.displayName ?? bot?.username ?? "the bot";
  return [
    el("h3", { id: "direct-mine" }, "Direct messages"),
    store.me && el("ul", { "aria-labelledby": "direct-mine" }, entry(store.me, botName, avatar(botName, bot?.avatarUrl, "small"))),
    others.length > 0 && [
      el("h3", { id: "direct-others" }, `${botName} with others`),
      el(
        "ul",
        { "aria-labelledby": "direct-others" },
        others.slice(0, MOST_MEMBERS).map((person) => entry(person, person.displayName, avatar(person.displayName, person.avatarUrl, "small"))),
      ),
    ],
  ];
}

export function renderMembers(aside, store, open) {
  const members = store.members;
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
  const status = member.bot && !store.online ? "offline" : (member.status ?? "online");
  const offline = status === "offline";
  const isMe = member.id === store.me?.id;
  return el(
    "button",
    {
      type: "button",
      class: `member${offline ? " offline" : ""}`,
      data: { key: member.id },
      on: { click: () => open(member) },
    },
    el("span", { class: `present ${status}`, title: status }, avatar(member.displayName, member.avatarUrl, "small")),
    el("span", { class: "name", style: { "--role": roleColor(member) } }, member.displayName),
    member.bot && appBadge(),
    member.id === store.guild?.ownerId && el("span", { class: "note" }, "owner"),
    isMe && el("span", { class: "note" }, "you"),
    offline && el("span", { class: "note" }, "offline"),
  );
}

/** As in Discord: below the highest of those of a member's roles that are shown apart. */
function groupOf(store, member) {
  const role = store.isDirect
    ? null
    : member.roles
        .map((id) => store.role(id))
        .filter((one) => one?.hoist)
        .sort((one, other) => other.position - one.position)[0];
  if (role) {
    return { name: role.name, rank: role.position };
  }
  return member.bot ? { name: "Apps", rank: -2 } : { name: "Members", rank: -1 };
}
