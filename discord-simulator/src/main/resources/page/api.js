/** The simulator's control API, as this page uses it. */

const READ_MILLIS = 10_000;

/** A call that was refused, with words that can be shown. */
export class Refusal extends Error {}

async function call(path, options) {
  let response;
  let text;
  try {
    response = await fetch(path, options);
    text = await response.text();
  } catch {
    throw new Refusal("The simulator does not answer. Is it still running?");
  }
  let body = null;
  try {
    body = text === "" ? null : JSON.parse(text);
  } catch {
    // An answer that is no JSON is told by its status below.
  }
  if (!response.ok) {
    throw new Refusal(body?.error ?? body?.message ?? `The simulator answered ${response.status} to ${path}`);
  }
  return body;
}

function read(path) {
  return call(path, { signal: AbortSignal.timeout(READ_MILLIS) });
}

function post(path, body) {
  return send("POST", path, body);
}

function send(method, path, body) {
  return call(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const state = () => read("/_sim/state");

/** Messages of a channel, newest last, optionally those before an id. */
export function messages(channel, { before, limit = 50 } = {}) {
  const query = new URLSearchParams({ limit: String(limit) });
  if (before) {
    query.set("before", before);
  }
  return read(`/_sim/channels/${encodeURIComponent(channel)}/messages?${query}`);
}

export const arm = (fault) => post("/_sim/faults", fault);

export const disarm = () => call("/_sim/faults", { method: "DELETE" });

/** The pinned messages of a channel, the one that was pinned last first. */
export const pins = (channel) => read(`/_sim/channels/${encodeURIComponent(channel)}/messages?pinned=true`);

/** Writes a message, with files where there are some. */
export function write(message, files = []) {
  return files.length === 0 ? post("/_sim/messages", message) : form("/_sim/messages", message, files);
}

export const edit = (change) => send("PATCH", "/_sim/messages", change);

export const vote = (vote) => post("/_sim/votes", vote);

export const beginThread = (thread) => post("/_sim/threads", thread);

export const changeThread = (change) => send("PATCH", "/_sim/threads", change);

export const react = (reaction) => post("/_sim/reactions", reaction);

export const changeMember = (change) => post("/_sim/members", change);

export const voice = (change) => post("/_sim/voice", change);

/** Lets the bot know that somebody is writing. */
export const type = (place) => post("/_sim/typing", place);

export const talk = (load) => post("/_sim/traffic", load);

/** Chooses the language in which somebody uses Discord. */
export const speak = (choice) => post("/_sim/languages", choice);

export const presence = (change) => post("/_sim/presence", change);

/** Starts an interaction and waits for the bot's answer; files among the options and fields are sent with it. */
export function interact(interaction) {
  const files = [];
  const named = (value) => {
    if (value instanceof File) {
      files.push(renamed(value, files));
      return files.at(-1).name;
    }
    return Array.isArray(value) ? value.map(named) : value;
  };
  const plain = (values) => values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, named(value)]));
  const body = { ...interaction, options: plain(interaction.options), fields: plain(interaction.fields) };
  return files.length === 0 ? post("/_sim/interactions", body) : form("/_sim/interactions", body, files);
}

/** The simulator finds a file by its name, in letters that every server takes. */
function renamed(file, others) {
  const name = file.name.replace(/[^A-Za-z0-9._-]/g, "_");
  const isTaken = others.some((other) => other.name === name);
  return new File([file], isTaken ? `${others.length + 1}-${name}` : name, { type: file.type });
}

function form(path, body, files) {
  const data = new FormData();
  data.set("payload_json", JSON.stringify(body));
  files.forEach((file, index) => data.set(`files[${index}]`, file));
  return call(path, { method: "POST", body: data });
}

const RETRY_MILLIS = 2000;

/**
 * Hears of everything that happens, for as long as the page is open; reconnects by itself.
 *
 * @param onEvent gets each event, an object with a `type`
 * @param onLive gets true when the stream (again) stands and false when it is lost
 */
export function follow(onEvent, onLive) {
  const source = new EventSource("/_sim/events");
  source.addEventListener("open", () => onLive(true));
  source.addEventListener("message", ({ data }) => {
    const event = parsed(data);
    if (event) {
      onEvent(event);
    }
  });
  source.addEventListener("error", () => {
    onLive(false);
    if (source.readyState === EventSource.CLOSED) {
      // A browser gives up after an answer such as 502; a restart of the simulator is no reason to.
      setTimeout(() => follow(onEvent, onLive), RETRY_MILLIS);
    }
  });
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
