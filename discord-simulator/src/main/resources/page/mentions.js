/** Names that people write, @Ada and #general, become mentions, as in Discord's own input. */

const NAMED = /(^|[\s(])([@#])([\p{L}\p{N}_.-]+)/gu;

/** A name that nobody and nothing has stays as it was written. */
export function withMentions(text, guild) {
  return text.replace(NAMED, (whole, before, sign, name) => {
    const found = sign === "@" ? member(guild, name) : channel(guild, name);
    return found ? `${before}<${sign}${found.id}>` : whole;
  });
}

function member(guild, name) {
  const wanted = name.toLowerCase();
  return guild.members.find((each) => [each.displayName, each.username].some((one) => one?.toLowerCase() === wanted));
}

function channel(guild, name) {
  return guild.channels.find((each) => each.name.toLowerCase() === name.toLowerCase());
}
