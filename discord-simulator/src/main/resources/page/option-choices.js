/** What can be chosen for an option of a command: what the bot lists, or people, roles and channels. */

import { avatar, el, icon } from "./dom.js";
import { roleColor } from "./message-view.js";

const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const MENTIONABLE = 9;
const VOICE = [2, 13];
const THREAD = [10, 11, 12];

/** As `{value, label, note?, picture?}`; null for an option that takes any text or number. */
export function choicesOf(option, store) {
  if (option.choices?.length > 0) {
    return option.choices.map(({ name, value }) => ({ value, label: name }));
  }
  switch (option.type) {
    case BOOLEAN:
      return [{ value: true, label: "True" }, { value: false, label: "False" }];
    case USER:
      return people(store);
    case ROLE:
      return roles(store);
    case MENTIONABLE:
      return [...people(store), ...roles(store)];
    case CHANNEL:
      return channels(store, option.channel_types);
    default:
      return null;
  }
}

function people(store) {
  return store.members.map((member) => ({
    value: member.id,
    label: member.displayName,
    note: member.bot ? "app" : member.username === member.displayName.toLowerCase() ? null : member.username,
    picture: () => avatar(member.displayName, member.avatarUrl, "mini"),
  }));
}

function roles(store) {
  return store.roles.map((role) => ({
    value: role.id,
    label: `@${role.name}`,
    picture: () => el("span", { class: "role-dot", "aria-hidden": "true", style: { "--role": roleColor(role) } }),
  }));
}

function channels(store, types) {
  return (store.guild?.channels ?? [])
    .filter((channel) => (types?.length ? types.includes(channel.type) : !THREAD.includes(channel.type)))
    .map((channel) => ({
      value: channel.id,
      label: `#${channel.name}`,
      picture: () => icon(VOICE.includes(channel.type) ? "speaker" : "hash"),
    }));
}
