/** The raw traffic of the bot, live: gateway frames and REST calls, the newest first. */

import { el } from "./dom.js";
import { paced } from "./pace.js";

const MOST = 400;
const HEARTBEATS = [1, 11];
const OPS = {
  0: "Dispatch",
  1: "Heartbeat",
  2: "Identify",
  3: "Presence Update",
  4: "Voice State Update",
  6: "Resume",
  7: "Reconnect",
  8: "Request Guild Members",
  9: "Invalid Session",
  10: "Hello",
  11: "Heartbeat ACK",
};
const KILO = 1024;
/** An id in a path; its end tells it apart from others, and leaves room for the rest. */
const SNOWFLAKE = /\d{13,}(\d{4})(?!\d)/g;

export function trafficTab() {
  let source = null;
  let isPaused = false;
  let waiting = [];

  const kind = el(
    "select",
    { "aria-label": "Kind of traffic" },
    [["", "Everything"], ["gateway", "Gateway"], ["call", "REST"]].map(([value, name]) => el("option", { value }, name)),
  );
  const filter = el("input", { type: "search", placeholder: "Filter: MESSAGE_CREATE, POST, 429 …", "aria-label": "Filter the traffic", autocomplete: "off" });
  const beats = el("input", { type: "checkbox" });
  const pause = el("button", { type: "button", class: "button quiet small", "aria-pressed": "false" }, "Pause");
  const clear = el("button", { type: "button", class: "button quiet small" }, "Clear");
  const list = el("ol", { class: "wire", "aria-label": "Traffic, the newest first" });
  const empty = el("p", { class: "bench-empty" }, "Nothing yet. What the bot sends and receives from now on appears here, tokens masked.");
  const node = el(
    "div",
    { class: "traffic" },
    el("div", { class: "bench-bar" }, kind, filter),
    el("div", { class: "bench-bar" }, el("label", { class: "check" }, beats, "Heartbeats"), el("span", { class: "grow" }), clear, pause),
    empty,
    list,
  );

  const fits = (row) =>
    (row.dataset.beat !== "true" || beats.checked) &&
    (kind.value === "" || row.dataset.kind === kind.value) &&
    row.dataset.words.includes(filter.value.trim().toLowerCase());
  const refilter = () => [...list.children].forEach((row) => (row.hidden = !fits(row)));
  kind.addEventListener("change", refilter);
  filter.addEventListener("input", refilter);
  beats.addEventListener("change", refilter);
  clear.addEventListener("click", () => {
    list.replaceChildren();
    waiting = [];
    empty.hidden = false;
    tellPause();
  });
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    pause.setAttribute("aria-pressed", String(isPaused));
    tellPause();
    schedule();
  });

  function tellPause() {
    pause.textContent = isPaused ? (waiting.length > 0 ? `Resume (${waiting.length} more)` : "Resume") : "Pause";
  }

  const drawSoon = paced(() => isPaused || draw());

  function schedule() {
    if (isPaused) {
      tellPause();
    } else {
      drawSoon();
    }
  }

  function draw() {
    const rows = waiting.map(row).reverse();
    waiting = [];
    rows.forEach((one) => (one.hidden = !fits(one)));
    list.prepend(...rows);
    while (list.children.length > MOST) {
      list.lastChild.remove();
    }
    empty.hidden = list.children.length > 0;
  }

  function listen() {
    source = new EventSource("/_sim/traffic-log");
    source.addEventListener("message", ({ data }) => {
      waiting.push(JSON.parse(data));
      if (waiting.length > MOST) {
        waiting.shift();
      }
      schedule();
    });
  }

  return {
    id: "traffic",
    name: "Traffic",
    node,
    // Also while faults are being armed: what they do is to be seen afterwards.
    opened: (isOpen) => {
      if (isOpen) {
        listen();
      } else {
        source?.close();
        source = null;
      }
    },
  };
}

function row(told) {
  switch (told.type) {
    case "call":
      return callRow(told);
    case "frame":
      return frameRow(told);
    default:
      return el(
        "li",
        { class: "wire-row plain", data: { kind: "gateway", words: told.what } },
        time(told),
        shard(told),
        el("span", { class: "wire-name" }, `Connection ${told.what}`),
      );
  }
}

function callRow({ method, path, status, millis, at }) {
  const tone = status >= 500 ? "bad" : status >= 400 ? "warn" : "good";
  return el(
    "li",
    { class: "wire-row plain", data: { kind: "call", words: `${method} ${path} ${status}`.toLowerCase() } },
    time({ at }),
    el("span", { class: `method ${method.toLowerCase()}` }, method),
    el("span", { class: "wire-name path", title: path }, path.replace(SNOWFLAKE, "…$1")),
    el("span", { class: `status ${tone}` }, String(status)),
    el("span", { class: "wire-size" }, `${millis} ms`),
  );
}

function frameRow(told) {
  const name = told.t ?? OPS[told.op] ?? `op ${told.op}`;
  const details = el(
    "details",
    {},
    el(
      "summary",
      {},
      time(told),
      el("span", { class: `arrow ${told.toBot ? "to" : "from"}`, title: told.toBot ? "to the bot" : "from the bot" }, told.toBot ? "↓" : "↑"),
      shard(told),
      el("span", { class: "wire-name" }, name),
      told.op !== 0 && el("span", { class: "note" }, `op ${told.op}`),
      el("span", { class: "wire-size" }, size(told.bytes)),
    ),
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      details.append(el("pre", { class: "json", tabindex: "0" }, pretty(told)));
    }
  });
  return el(
    "li",
    {
      class: "wire-row",
      data: { kind: "gateway", beat: String(HEARTBEATS.includes(told.op)), words: `${name} op ${told.op} shard ${told.shard}`.toLowerCase() },
    },
    details,
  );
}

function pretty({ text, cut }) {
  if (cut) {
    return `${text}\n… the rest is left out`;
  }
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function shard({ shard: number }) {
  return el("span", { class: "shard", title: number === null ? "not identified yet" : `shard ${number}` }, number === null ? "–" : `#${number}`);
}

function time({ at }) {
  const date = new Date(at);
  const two = (value) => String(value).padStart(2, "0");
  return el("time", { datetime: date.toISOString() }, `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`);
}

function size(bytes) {
  return bytes < KILO ? `${bytes} B` : `${(bytes / KILO).toFixed(1)} KB`;
}
