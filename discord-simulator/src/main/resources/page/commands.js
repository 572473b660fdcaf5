/** The bot's registered commands, as a person in a server or alone with the bot can use them. */

import { fit } from "./fuzzy.js";

const CHAT_INPUT = 1;
const SUB_COMMAND = 1;
const SUB_COMMAND_GROUP = 2;
const ADMINISTRATOR = 1n << 3n;
const MANAGE_MESSAGES = 1n << 13n;
const MANAGE_THREADS = 1n << 34n;

const PERMISSIONS = {
  1: "Kick Members",
  2: "Ban Members",
  3: "Administrator",
  4: "Manage Channels",
  5: "Manage Server",
  7: "View Audit Log",
  13: "Manage Messages",
  22: "Mute Members",
  23: "Deafen Members",
  24: "Move Members",
  27: "Manage Nicknames",
  28: "Manage Roles",
  29: "Manage Webhooks",
  34: "Manage Threads",
  40: "Timeout Members",
};
/** Where a command may be used: alone with the bot. */
const BOT_DM = 1;

/**
 * Every command and sub command as one entry `{name, label, description, options, locked}`, its texts in the language
 * of the chosen member; `name` is what the bot knows it by.
 *
 * `locked` names the permission that the chosen member lacks; a server's own commands hide global ones of their name.
 */
export function usableCommands(store) {
  const guild = store.guild?.id;
  const byName = new Map();
  for (const own of [false, true]) {
    for (const command of store.world?.commands ?? []) {
      const fits = own ? Boolean(guild) && command.guild_id === guild : !command.guild_id;
      if (fits && isHere(store, command) && (command.type ?? CHAT_INPUT) === CHAT_INPUT) {
        byName.set(command.name, command);
      }
    }
  }
  return [...byName.values()]
    .flatMap((command) => flatten(localized(command, languageOf(store)), { name: command.name, label: "" }, lacking(store, command)))
    .sort((one, other) => one.label.localeCompare(other.label));
}

/** The commands that are used on a member or a message, as `{name, locked}`. */
export function contextCommands(store, type) {
  const guild = store.guild?.id;
  return (store.world?.commands ?? [])
    .filter((command) => command.type === type && (!command.guild_id || command.guild_id === guild) && isHere(store, command))
    .map((command) => ({ name: command.name, label: localized(command, languageOf(store)).label, locked: lacking(store, command) }));
}

function isHere(store, { contexts, dm_permission: isForDirect }) {
  return !store.isDirect || (contexts ? contexts.some((context) => Number(context) === BOT_DM) : isForDirect !== false);
}

/** How a command is written: those that are used on something have no slash. */
export function labelOf(store, name) {
  const used = (store.world?.commands ?? []).filter((command) => command.name === name);
  const isContext = used.length > 0 && used.every((command) => (command.type ?? CHAT_INPUT) !== CHAT_INPUT);
  if (isContext) {
    return localized(used[0], languageOf(store)).label;
  }
  return `/${usableCommands(store).find((command) => command.name === name)?.label ?? name}`;
}

export const ON_MEMBER = 2;
export const ON_MESSAGE = 3;

/** A command, option or choice with the texts of a language, where the bot has given some; its own name stays. */
function localized(given, language) {
  return {
    ...given,
    label: given.name_localizations?.[language] ?? given.name,
    description: given.description_localizations?.[language] ?? given.description,
    options: given.options?.map((option) => localized(option, language)),
    choices: given.choices?.map((choice) => ({ ...choice, name: choice.name_localizations?.[language] ?? choice.name })),
  };
}

function languageOf(store) {
  return store.me?.language;
}

function flatten(command, above, locked) {
  const options = command.options ?? [];
  const label = `${above.label} ${command.label}`.trim();
  const below = options.filter((option) => option.type === SUB_COMMAND || option.type === SUB_COMMAND_GROUP);
  if (below.length > 0) {
    return below.flatMap((option) => flatten(option, { name: `${above.name} ${option.name}`, label }, locked));
  }
  return [{ name: above.name, label, description: command.description ?? "", options, locked }];
}

function lacking(store, command) {
  const needed = command.default_member_permissions;
  if (needed === null || needed === undefined || store.isDirect) {
    return null;
  }
  const held = permissionsOf(store.me, store.guild);
  const missing = BigInt(needed) & ~held;
  const isFree = (held & ADMINISTRATOR) !== 0n || (BigInt(needed) !== 0n && missing === 0n);
  return isFree ? null : nameOf(missing);
}

/** Whether I may delete and pin what others write. */
export function mayModerate(store) {
  return Boolean(store.guild) && (permissionsOf(store.me, store.guild) & (ADMINISTRATOR | MANAGE_MESSAGES)) !== 0n;
}

/** Whether I see every private thread, and close and lock those of others. */
export function mayManageThreads(store) {
  return Boolean(store.home && store.me) && (permissionsOf(store.me, store.home) & (ADMINISTRATOR | MANAGE_THREADS)) !== 0n;
}

function permissionsOf(member, guild) {
  if (!member || member.id === guild.ownerId) {
    return ADMINISTRATOR;
  }
  return guild.roles
    .filter((role) => role.id === guild.id || member.roles.includes(role.id))
    .reduce((sum, role) => sum | BigInt(role.permissions ?? 0), 0n);
}

function nameOf(missing) {
  const names = Object.entries(PERMISSIONS)
    .filter(([bit]) => (missing & (1n << BigInt(bit))) !== 0n)
    .map(([, name]) => name);
  return names.length > 0 ? names.join(", ") : "Administrator";
}

/** The commands that fit what was typed after the slash, best first. */
export function matching(commands, typed) {
  const text = typed.toLowerCase();
  const rank = ({ name, label, description }) => {
    if (text.startsWith(`${name} `) || text.startsWith(`${label} `)) {
      return 1;
    }
    const byName = fit(label, text) ?? fit(name, text);
    return byName === null && text.length > 2 && description.toLowerCase().includes(text) ? 9 : byName;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((entry) => entry.rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .map((entry) => entry.command);
}

/**
 * What was typed after the command's name, spread over its options: in their order, or behind an option's name and a
 * colon; the last one takes the rest.
 */
export function typedArguments(command, typed) {
  const begun = [command.name, command.label].find((name) => typed.toLowerCase().startsWith(`${name} `));
  if (!begun) {
    return {};
  }
  const words = typed.slice(begun.length).trim().split(/\s+/).filter(Boolean);
  const byName = new Map(command.options.flatMap((option) => [option.name, option.label].map((name) => [name.toLowerCase(), option.name])));
  const given = {};
  let current = null;
  for (const word of words) {
    const [, name, text] = /^([^:]+):(.*)$/.exec(word) ?? [];
    if (byName.has(name?.toLowerCase())) {
      current = byName.get(name.toLowerCase());
      given[current] = text;
    } else if (current !== null) {
      given[current] = `${given[current]} ${word}`.trim();
    } else {
      const next = command.options.find((option) => given[option.name] === undefined) ?? command.options.at(-1);
      given[next.name] = given[next.name] === undefined ? word : `${given[next.name]} ${word}`;
    }
  }
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ""));
}
