/** Names that people write, @Ada, @Tavern Keeper and #general, become mentions, as in Discord's own input. */

const SIGN = /(?<=^|[\s(=,])[@#]/gu;
const WITHIN_A_NAME = /[\p{L}\p{N}_-]/u;

/** A name that nobody and nothing has stays as it was written; where several fit, the longest is meant. */
export function withMentions(text, guild) {
  let done = "";
  let from = 0;
  for (const { index, 0: sign } of text.matchAll(SIGN)) {
    const found = index < from ? null : longest(text, index + 1, sign === "@" ? people(guild) : channels(guild));
    if (found) {
      done += text.slice(from, index) + found.mention;
      from = index + 1 + found.name.length;
    }
  }
  return done + text.slice(from);
}

function longest(text, at, named) {
  const fits = ({ name }) =>
    name && text.slice(at, at + name.length).toLowerCase() === name.toLowerCase() && !WITHIN_A_NAME.test(text.slice(at + name.length).slice(0, 1));
  return named.filter(fits).sort((one, other) => other.name.length - one.name.length)[0];
}

function people(guild) {
  const members = guild.members.flatMap(({ id, displayName, username }) => [displayName, username].map((name) => ({ name, mention: `<@${id}>` })));
  const roles = guild.roles.filter((role) => role.id !== guild.id).map(({ id, name }) => ({ name, mention: `<@&${id}>` }));
  return [...members, ...roles];
}

function channels(guild) {
  return guild.channels.map(({ id, name }) => ({ name, mention: `<#${id}>` }));
}
