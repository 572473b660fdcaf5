/** The lines that Discord itself writes into a channel. */

const PINNED = 6;
const JOINED = 7;
const THREAD = 18;
const BOOSTED = [8, 9, 10, 11];

/** What a message of this type says after its author's name; null for one that people or bots wrote. */
export function systemText(message) {
  if (message.type === PINNED) {
    return "pinned a message to this channel.";
  }
  if (message.type === JOINED) {
    return "has joined the server.";
  }
  if (message.type === THREAD) {
    return `started a thread: ${message.content}`;
  }
  return BOOSTED.includes(message.type) ? "boosted the server." : null;
}
