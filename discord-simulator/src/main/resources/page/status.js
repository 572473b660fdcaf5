/** The chip that tells whether the bot is there, and with which shards; and the notice where it is not. */

import { el, refill } from "./dom.js";

export function renderStatus(chip, details, store) {
  const shards = shardsOf(store.sessions);
  const up = shards.filter((shard) => shard.connected).length;
  const text = label(store, shards, up);
  const tone = !store.live ? "lost" : !store.online ? "offline" : up < shards.length ? "partly" : "online";
  chip.className = `chip ${tone}`;
  chip.setAttribute("aria-label", `${text}. Show the connections`);
  refill(chip, el("span", { class: "dot", "aria-hidden": "true" }), el("span", {}, text));
  refill(
    details,
    el("h3", {}, "The bot's connections"),
    shards.length === 0
      ? el("p", {}, "None yet.")
      : el(
          "table",
          {},
          el("thead", {}, el("tr", {}, ["Shard", "State", "Events", "Resumed", "Latency"].map((head) => el("th", { scope: "col" }, head)))),
          el("tbody", {}, shards.map(row)),
        ),
    el("p", { class: "note" }, counters(store.world?.counters)),
  );
}

function label(store, shards, up) {
  if (store.live === false) {
    return "Reconnecting…";
  }
  if (!store.online) {
    return store.everConnected ? "Bot offline" : "No bot yet";
  }
  const word = shards.length === 1 ? "shard" : "shards";
  return up < shards.length ? `Bot online · ${up} of ${shards.length} shards` : `Bot online · ${up} ${word}`;
}

/** The best session of each shard: after a reconnect the old one may still be listed for a while. */
function shardsOf(sessions) {
  const byShard = new Map();
  for (const session of sessions) {
    const key = (session.shard ?? [0, 1]).join("/");
    const known = byShard.get(key);
    if (!known || (session.connected && !known.connected)) {
      byShard.set(key, session);
    }
  }
  const all = [...byShard.values()];
  const connected = all.filter((session) => session.connected);
  // Another number of shards is another deployment, gone once a newer one stands.
  const totals = new Set(connected.map((session) => session.shard[1]));
  return all
    .filter((session) => totals.size === 0 || totals.has(session.shard[1]))
    .sort((one, other) => one.shard[0] - other.shard[0]);
}

function row(session) {
  const latency = session.latencyMillis;
  return el(
    "tr",
    {},
    el("td", {}, `${session.shard[0]} of ${session.shard[1]}`),
    el("td", { class: session.connected ? "good" : "bad" }, session.connected ? "connected" : "away"),
    el("td", {}, String(session.eventsSent ?? 0)),
    el("td", {}, String(session.resumes ?? 0)),
    el("td", {}, typeof latency === "number" && latency >= 0 ? `${Math.round(latency)} ms` : "–"),
  );
}

function counters(counts) {
  return counts
    ? `${counts.identifies ?? 0} identifies, ${counts.resumes ?? 0} resumes, ${counts.rest ?? 0} REST calls, ${counts.rateLimited ?? 0} rate limited`
    : "";
}

/** What must be known before one writes: that nobody will answer yet, or that the page has lost the simulator. */
export function renderNotice(notice, store) {
  const text =
    store.live === false
      ? "The connection to the simulator is lost. Reconnecting…"
      : store.world && !store.online
        ? store.everConnected
          ? "The bot is offline. You can write, but nobody answers until it is back."
          : "The bot has not connected yet. You can already write; it answers once it has logged in."
        : "";
  notice.hidden = text === "";
  if (notice.textContent !== text) {
    notice.textContent = text;
  }
}
