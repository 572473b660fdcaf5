/** The bot's registered slash commands, as a person in a server can use them. */

const CHAT_INPUT = 1;
const SUB_COMMAND = 1;
const SUB_COMMAND_GROUP = 2;
const ADMINISTRATOR = 1n << 3n;

const PERMISSIONS = {
  1: "Kick Members",
  2: "Ban Members",
  3: "Administrator",
  4: "Manage Channels",
  5: "Manage Server",
  13: "Manage Messages",
  28: "Manage Roles",
  40: "Timeout Members",
};

/**
 * Every command and sub command as one entry `{name, description, options, locked}`.
 *
 * `locked` names the permission that the chosen member lacks; a server's own commands hide global ones of their name.
 */
export function usableCommands(store) {
  const guild = store.guild?.id;
  const byName = new Map();
  for (const own of [false, true]) {
    for (const command of store.world?.commands ?? []) {
      const fits = own ? command.guild_id === guild : !command.guild_id;
      if (fits && (command.type ?? CHAT_INPUT) === CHAT_INPUT) {
        byName.set(command.name, command);
      }
    }
  }
  return [...byName.values()]
    .flatMap((command) => flatten(command, command.name, lacking(store, command)))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The commands that are used on a member or a message, as `{name, locked}`. */
export function contextCommands(store, type) {
  const guild = store.guild?.id;
  return (store.world?.commands ?? [])
    .filter((command) => command.type === type && (!command.guild_id || command.guild_id === guild))
    .map((command) => ({ name: command.name, locked: lacking(store, command) }));
}

/** How a command is written: those that are used on something have no slash. */
export function labelOf(store, name) {
  const used = (store.world?.commands ?? []).filter((command) => command.name === name);
  const isContext = used.length > 0 && used.every((command) => (command.type ?? CHAT_INPUT) !== CHAT_INPUT);
  return isContext ? name : `/${name}`;
}

export const ON_MEMBER = 2;
export const ON_MESSAGE = 3;

function flatten(command, name, locked) {
  const options = command.options ?? [];
  const below = options.filter((option) => option.type === SUB_COMMAND || option.type === SUB_COMMAND_GROUP);
  if (below.length > 0) {
    return below.flatMap((option) => flatten(option, `${name} ${option.name}`, locked));
  }
  return [{ name, description: command.description ?? "", options, locked }];
}

function lacking(store, command) {
  const needed = command.default_member_permissions;
  if (needed === null || needed === undefined) {
    return null;
  }
  const held = permissionsOf(store.me, store.guild);
  const missing = BigInt(needed) & ~held;
  const isFree = (held & ADMINISTRATOR) !== 0n || (BigInt(needed) !== 0n && missing === 0n);
  return isFree ? null : nameOf(missing);
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
  const rank = ({ name }) => {
    if (name.startsWith(text)) {
      return 0;
    }
    if (text.startsWith(`${name} `)) {
      return 1;
    }
    return name.includes(text) ? 2 : 3;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((entry) => entry.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map((entry) => entry.command);
}

/** What was typed after the command's name, spread over its options; the last one takes the rest. */
export function typedArguments(command, typed) {
  if (!typed.toLowerCase().startsWith(`${command.name} `)) {
    return {};
  }
  const words = typed.slice(command.name.length).trim().split(/\s+/).filter(Boolean);
  const given = {};
  command.options.forEach((option, index) => {
    const isLast = index === command.options.length - 1;
    const text = isLast ? words.slice(index).join(" ") : words[index];
    if (text) {
      given[option.name] = text;
    }
  });
  return given;
}
