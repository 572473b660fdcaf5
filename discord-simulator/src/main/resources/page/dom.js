/** Builds DOM nodes. Text from people only ever becomes a text node or an attribute: no markup is parsed here. */

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  hash: "M10 3 8 21M16 3l-2 18M4 8.5h17M3 15.5h17",
  menu: "M4 6h16M4 12h16M4 18h16",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM2 20c0-3.6 3-6 7-6s7 2.4 7 6M17 4a4 4 0 0 1 0 7.4M18.5 14.5c2.2.8 3.5 2.7 3.5 5.5",
  reply: "M9 6 3 12l6 6M3 12h11a7 7 0 0 1 7 7",
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4",
  eye: "M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  lock: "M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
  chevron: "m7 14 5-5 5 5",
  down: "m7 10 5 5 5-5",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  close: "m6 6 12 12M18 6 6 18",
  slash: "M16 4 8 20",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5c1.8 2.4 5.2 2.4 7 0M9 9.5v.5M15 9.5v.5",
  pencil: "m4 20 1-4L16 5l3 3L8 19l-4 1ZM14 7l3 3",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  speaker: "M11 5 6 9H3v6h3l5 4V5ZM15 9.5a4 4 0 0 1 0 5M17.5 7a7.5 7.5 0 0 1 0 10",
  microphone: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  muted: "M9.2 9.2V12a3 3 0 0 0 4.6 2.5M15 10.5V6a3 3 0 0 0-5.8-1M6 11.5a6 6 0 0 0 9.8 4.7M18 11.5c0 .8-.2 1.6-.5 2.3M12 17.5V21M4 3l16 18",
  headphones: "M4 18v-5a8 8 0 0 1 16 0v5M4 14.5h3v6H5.5a1.5 1.5 0 0 1-1.5-1.5v-4.5ZM20 14.5h-3v6h1.5a1.5 1.5 0 0 0 1.5-1.5v-4.5Z",
  deafened: "M4 18v-5a8 8 0 0 1 2-5.3M9 5.600A8 8 0 0 1 20 13v2M4 14.5h3v6H5.5A1.5 1.5 0 0 1 4 19v-4.5ZM17 17v3.5h1.5c.5 0 1-.3 1.3-.7M4 3l16 18",
  signal: "M5 19a0 0 0 0 1 0 0M5 13a6 6 0 0 1 6 6M5 7a12 12 0 0 1 12 12",
  hangup: "M2.5 14.5c0-3.6 4.3-6 9.5-6s9.5 2.4 9.5 6v2.5l-5.5-1v-3a15 15 0 0 0-8 0v3l-5.5 1z",
  bubble: "M4 5h16v11H10l-5 4v-4H4z",
  pin: "M9 4h6l-1 6 3 3v2H7v-2l3-3-1-6ZM12 15v6",
  more: "M4.5 12h1M11.5 12h1M18.5 12h1",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  at: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM16 8v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  thread: "M4 5h16v9H9l-5 4zM8 9.500h8",
  forum: "M3 4h13v9H8l-5 4zM19 8h2v12l-4-3H9",
  apps: "M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z",
};

/**
 * Makes an element.
 *
 * @param attributes `class`, ARIA and other attributes; null, undefined and false are left out; `on` maps events to
 *     listeners, `style` maps CSS properties to values, `data` maps data attributes
 * @param children nodes, texts, and (nested) arrays of them; null and false are left out
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name === "on") {
      Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    } else if (name === "style") {
      Object.entries(value).forEach(([property, text]) => text && node.style.setProperty(property, text));
    } else if (name === "data") {
      Object.assign(node.dataset, value);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(node, children);
  return node;
}

/** Appends nodes and texts, however nested. */
export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      node.append(child);
    }
  }
  return node;
}

/** A line icon in the colour of the text. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** What the pointer is pressed on; a button that is replaced before the pointer is released would not be clicked. */
let pressed = null;
const postponed = new Map();

function release() {
  pressed = null;
  const waiting = [...postponed];
  postponed.clear();
  waiting.forEach(([container, children]) => refill(container, ...children));
}

addEventListener("pointerdown", ({ target }) => (pressed = target), true);
addEventListener("pointercancel", release, true);
// The click comes after it in the same task, if at all.
addEventListener("pointerup", () => setTimeout(release), true);
addEventListener("click", () => (pressed = null), true);

/**
 * Puts new children into a container; what had the focus keeps it when it has a `data-key`. While the pointer is pressed in it,
 * that waits.
 */
export function refill(container, ...children) {
  if (pressed && container.contains(pressed)) {
    postponed.set(container, children);
    return;
  }
  postponed.delete(container);
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const scroll = container.scrollTop;
  container.replaceChildren();
  append(container, children);
  container.scrollTop = scroll;
  if (focused !== undefined) {
    container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
}

/** A button that copies a text, and says so. */
export function copyButton(text, words, attributes, ...before) {
  const label = el("span", { role: "status" }, words);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      label.textContent = "Copied";
    } catch {
      // A page that is not served from this machine or by TLS may not write to the clipboard.
      label.textContent = text;
    }
  };
  return el("button", { type: "button", ...attributes, on: { click: copy } }, before, label);
}

/** "Blue Lantern Library" becomes "BLL". */
export function initials(name) {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [...word][0])
    .slice(0, 3)
    .join("");
}

/** A round picture; where it cannot be loaded, the initial on a colour of the name's own. */
export function avatar(name, url, size = "") {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
  const holder = el(
    "span",
    { class: `avatar ${size}`, "aria-hidden": "true", style: { "--hue": String(hue) } },
    [...name][0]?.toUpperCase() ?? "?",
  );
  const address = local(url);
  if (address) {
    const picture = el("img", { alt: "", src: address, draggable: "false" });
    picture.addEventListener("load", () => holder.classList.add("drawn"));
    picture.addEventListener("error", () => picture.remove());
    holder.append(picture);
  }
  return holder;
}

/**
 * The address at which this page reaches a picture or file, null for what is none.
 *
 * The simulator names its files by the address it listens at; behind a mapped port only this page's own one works.
 */
export function local(url) {
  const address = webAddress(url);
  if (!address) {
    return null;
  }
  return address.pathname.startsWith("/cdn/") ? address.pathname + address.search : address.href;
}

/** A URL that may be opened from a page: http and https only. */
export function webAddress(url) {
  if (typeof url !== "string" || url === "") {
    return null;
  }
  try {
    const address = new URL(url, location.origin);
    return address.protocol === "http:" || address.protocol === "https:" ? address : null;
  } catch {
    return null;
  }
}

/** Discord's colour number as CSS, empty for 0, which means "no colour". */
export function color(number) {
  return typeof number === "number" && number > 0 ? `#${number.toString(16).padStart(6, "0")}` : "";
}
