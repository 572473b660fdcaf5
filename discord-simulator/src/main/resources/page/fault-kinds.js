/** The faults that the simulator knows, what they do, and the fields that they take. */

const SHARD = { name: "shard", label: "Shard", kind: "shard" };
const ROUTE = { name: "route", label: "Route", kind: "text", placeholder: "every call, or e.g. POST /channels/" };
const COUNT = { name: "count", label: "How often", kind: "number", value: 1, least: 1 };
const CHANCE = { name: "chance", label: "Chance", kind: "number", value: 1, least: 0.01, step: 0.01 };
const millis = (value, label = "Milliseconds") => ({ name: "millis", label, kind: "number", value, least: 1, required: true });

export const FAULTS = [
  ["Gateway", [
    ["drop", "Cut the socket", "Without a close frame, as a lost network does.", [SHARD]],
    ["close", "Close with a code", "The connection is closed with this code.", [{ name: "code", label: "Code", kind: "number", value: 4000, least: 1000, required: true }, SHARD]],
    ["reconnect", "Ask to reconnect", "Op 7: the bot should resume.", [SHARD]],
    ["invalid-session", "Invalidate the session", "Op 9: unless resumable, the bot must identify anew.", [SHARD, { name: "resumable", label: "Resumable", kind: "flag" }]],
    ["heartbeat", "Ask for a heartbeat", "Op 1: the bot should answer at once.", [SHARD]],
    ["stall", "Stall", "Nothing is sent and nothing acknowledged for so long.", [millis(5000), SHARD]],
    ["lost-ack", "Lose heartbeat ACKs", "So many heartbeats are not acknowledged.", [COUNT, SHARD, CHANCE]],
    ["duplicate", "Double events", "So many events are sent twice.", [COUNT, SHARD, CHANCE]],
    ["delay", "Delay events", "So many events, and what follows them, are held back.", [millis(2000), COUNT, SHARD, CHANCE]],
    ["reorder", "Reorder events", "An event is overtaken by the next one of another channel.", [millis(250), COUNT, SHARD, CHANCE]],
    ["omit", "Leave a field out", "Of so many events of this name.", [{ name: "event", label: "Event", kind: "text", value: "MESSAGE_CREATE", required: true }, { name: "field", label: "Field", kind: "text", value: "member", required: true }, COUNT, SHARD, CHANCE]],
  ]],
  ["REST", [
    ["rate-limit", "429 Too Many Requests", "So many calls are rate limited.", [ROUTE, { name: "scope", label: "Scope", kind: "choice", choices: ["user", "global", "shared"] }, { name: "retryAfter", label: "Retry after (s)", kind: "number", value: 1, least: 0.1, step: 0.1 }, COUNT, CHANCE]],
    ["server-error", "Server error", "So many calls fail with this status.", [ROUTE, { name: "status", label: "Status", kind: "number", value: 500, least: 500 }, COUNT, CHANCE]],
    ["slow", "Slow answer", "So many calls are answered late.", [ROUTE, millis(3000), COUNT, CHANCE]],
    ["timeout", "No answer", "So many calls are cut off unanswered.", [ROUTE, millis(10000, "Cut after (ms)"), COUNT, CHANCE]],
  ]],
  ["Servers and limits", [
    ["outage", "Outage of a server", "It becomes unavailable, and comes back.", [{ name: "guild", label: "Server", kind: "guild" }, millis(5000)]],
    ["identify-limit", "Identify limit", "So many identifies are left today.", [{ name: "remaining", label: "Left today", kind: "number", value: 0, least: 0, required: true }]],
  ]],
];
