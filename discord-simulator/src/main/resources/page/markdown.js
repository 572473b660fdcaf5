/** Discord's markdown as DOM nodes. Everything a person wrote ends up as a text node or a checked link. */

import { el, webAddress, color } from "./dom.js";
import { full, stamp } from "./time.js";

const DEEPEST = 10;

const INLINE = [
  [/\\([^\p{L}\p{N}\s])/uy, (match) => match[1]],
  [/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y, (match) => el("code", {}, match[2])],
  [/<(@!?|@&|#)(\d{1,20})>/y, (match, context) => mention(match[1], match[2], context)],
  [/<\/([^:>\n]{1,100}):\d{1,20}>/y, (match) => el("span", { class: "mention" }, `/${match[1]}`)],
  [/<t:(-?\d{1,12})(?::([tTdDfFsSR]))?>/y, (match, context) => moment(Number(match[1]), match[2], context)],
  [/<a?(:\w{2,32}:)\d{1,20}>/y, (match) => match[1]],
  [/@(everyone|here)\b/y, (match) => el("span", { class: "mention" }, match[0])],
  [/\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y, (match, context) => link(match[2], spans(match[1], context))],
  [/<?https:\/\/discord\.com\/channels\/\d{1,20}\/(\d{1,20})(?:\/(\d{1,20}))?>?/y, (match, context) => jump(match, context)],
  [/<(https?:\/\/[^\s>]+)>/y, (match) => link(match[1], match[1])],
  [/https?:\/\/[^\s<>]+[^\s<>.,:;"'\])!?*_~|]/y, (match) => link(match[0], match[0])],
  [/\|\|([\s\S]+?)\|\|/y, (match, context) => spoiler(spans(match[1], context))],
  [/\*\*\*(?!\s)([\s\S]+?)\*\*\*(?!\*)/y, (match, context) =>
    el("strong", {}, el("em", {}, spans(match[1], context)))],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, (match, context) => el("strong", {}, spans(match[1], context))],
  [/__([\s\S]+?)__(?!_)/y, (match, context) => el("u", {}, spans(match[1], context))],
  [/~~([\s\S]+?)~~/y, (match, context) => el("s", {}, spans(match[1], context))],
  [/\*(?![\s*])([\s\S]*?[^\s*])\*(?!\*)/y, (match, context) => el("em", {}, spans(match[1], context))],
  [/(?<![\p{L}\p{N}_])_(?![\s_])([\s\S]*?[^\s_])_(?![\p{L}\p{N}_])/uy, (match, context) =>
    el("em", {}, spans(match[1], context))],
];

const SPECIAL = /[\\`<@[h|*_~]/g;

/** The blocks of a message's text or an embed's description. */
export function blocks(text, context) {
  const nodes = [];
  const fence = /```(?:([\w+#.-]{1,20})\n)?\n?([\s\S]+?)\n?```/g;
  let from = 0;
  for (const match of text.matchAll(fence)) {
    nodes.push(...lines(text.slice(from, match.index).replace(/\n$/, ""), context));
    nodes.push(el("pre", { data: match[1] ? { language: match[1] } : {} }, el("code", {}, match[2])));
    from = match.index + match[0].length;
    if (text[from] === "\n") {
      from++;
    }
  }
  nodes.push(...lines(text.slice(from), context));
  return nodes;
}

/** Text within a line: names, links, emphasis. */
export function spans(text, context, depth = context.depth ?? 0) {
  if (depth > DEEPEST) {
    return [text];
  }
  const inner = { ...context, depth: depth + 1 };
  const nodes = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    const found = at < text.length ? firstRule(text, at) : null;
    if (found) {
      nodes.push(plain, found.rule(found.match, inner));
      plain = "";
      at += found.match[0].length;
    } else if (at < text.length) {
      plain += text[at++];
    }
  }
  nodes.push(plain);
  return nodes.flat(Infinity).filter((node) => node !== "");
}

function firstRule(text, at) {
  for (const [pattern, rule] of INLINE) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) {
      return { match, rule };
    }
  }
  return null;
}

function lines(text, context) {
  if (text === "") {
    return [];
  }
  const nodes = [];
  const rows = text.split("\n");
  let paragraph = [];
  const flush = () => {
    if (paragraph.length > 0) {
      nodes.push(el("p", {}, spans(paragraph.join("\n"), context)));
      paragraph = [];
    }
  };
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const heading = /^(#{1,3}) +(\S.*)$/.exec(row);
    const small = /^-# +(\S.*)$/.exec(row);
    if (row.startsWith(">>> ")) {
      flush();
      nodes.push(el("blockquote", {}, lines([row.slice(4), ...rows.slice(index + 1)].join("\n"), context)));
      return nodes;
    }
    if (row.startsWith("> ")) {
      flush();
      const quoted = run(rows, index, (other) => other.startsWith("> "));
      nodes.push(el("blockquote", {}, lines(quoted.map((other) => other.slice(2)).join("\n"), context)));
      index += quoted.length - 1;
    } else if (heading) {
      flush();
      nodes.push(el("p", { class: `heading level-${heading[1].length}` }, spans(heading[2], context)));
    } else if (small) {
      flush();
      nodes.push(el("p", { class: "small" }, spans(small[1], context)));
    } else if (LIST_ITEM.test(row)) {
      flush();
      const ordered = isOrdered(row);
      const items = run(rows, index, (other) => LIST_ITEM.test(other) && (/^ /.test(other) || isOrdered(other) === ordered));
      nodes.push(list(items, context));
      index += items.length - 1;
    } else {
      paragraph.push(row);
    }
  }
  flush();
  return nodes;
}

const LIST_ITEM = /^( *)([-*]|\d{1,4}\.) +(\S.*)$/;

function isOrdered(row) {
  return /^ *\d/.test(row);
}

function run(rows, from, fits) {
  let end = from;
  while (end < rows.length && fits(rows[end])) {
    end++;
  }
  return rows.slice(from, end);
}

function list(rows, context) {
  const items = rows.map((row) => LIST_ITEM.exec(row));
  const depth = (item) => item[1].length;
  const [first] = items;
  const ordered = isOrdered(rows[0]);
  const node = el(ordered ? "ol" : "ul", ordered ? { start: parseInt(first[2], 10) } : {});
  for (let index = 0; index < items.length; ) {
    let end = index + 1;
    while (end < items.length && depth(items[end]) > depth(first)) {
      end++;
    }
    const deeper = rows.slice(index + 1, end);
    node.append(el("li", {}, spans(items[index][3], context), deeper.length > 0 ? list(deeper, context) : null));
    index = end;
  }
  return node;
}

function mention(kind, id, { store }) {
  if (kind === "#") {
    return el("span", { class: "mention" }, `#${store.channelById(id)?.name ?? "unknown"}`);
  }
  if (kind === "@&") {
    const role = store.role(id);
    return el("span", { class: "mention role", style: { "--role": color(role?.color) } }, `@${role?.name ?? "unknown role"}`);
  }
  const isMe = store.me?.id === id;
  return el("span", { class: `mention${isMe ? " me" : ""}` }, `@${store.member(id)?.displayName ?? "unknown person"}`);
}

/** A link to a message or channel of this Discord leads there; one to elsewhere stays a link. */
function jump([url, channel, message], { store }) {
  const place = store.guildOfChannel(channel) && store.placeName(channel);
  if (!place) {
    return link(url.replace(/^<|>$/g, ""), url);
  }
  return el("button", { type: "button", class: "mention jump-to", data: { channel, message: message ?? "" } }, `#${place}`, message && " › message");
}

function moment(seconds, style, { store }) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) {
    return `<t:${seconds}>`;
  }
  return el("time", { class: "stamp", datetime: date.toISOString(), title: full(date) }, stamp(seconds, style, chosenLanguage(store)));
}

/** The browser's own language stands for the one that everybody has at first. */
function chosenLanguage(store) {
  return store.me?.language === "en-US" ? undefined : store.me?.language;
}

/** A link that opens in a new window and learns nothing about this one; the bare text where the address is none. */
export function link(url, children) {
  const address = webAddress(url);
  return address
    ? el("a", { href: address.href, target: "_blank", rel: "noopener noreferrer nofollow" }, children)
    : el("span", {}, children);
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", tabindex: "0", role: "button", "aria-label": "Spoiler, show it" });
  const content = el("span", { "aria-hidden": "true" }, children);
  node.append(content);
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") {
      return;
    }
    event.preventDefault();
    node.classList.add("shown");
    ["role", "tabindex", "aria-label"].forEach((name) => node.removeAttribute(name));
    content.removeAttribute("aria-hidden");
    node.removeEventListener("click", show);
    node.removeEventListener("keydown", show);
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", show);
  return node;
}
