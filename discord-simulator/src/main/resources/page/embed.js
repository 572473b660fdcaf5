/** Embeds and attachments of a message. */

import { color, el, icon, local } from "./dom.js";
import { enlarge } from "./lightbox.js";
import { blocks, link, spans } from "./markdown.js";
import { when } from "./time.js";

const KILO = 1024;

/** A card with a colour bar. */
export function embed(data, context) {
  const picture = data.image?.url ? image(data.image.url, data.title ?? "Picture", data.image) : null;
  const card = el(
    "article",
    { class: "embed", style: { "--bar": color(data.color) } },
    el(
      "div",
      { class: "embed-text" },
      data.author?.name && el("p", { class: "embed-author" }, small(data.author.icon_url), titled(data.author)),
      data.title &&
        el("p", { class: "embed-title" }, data.url ? link(data.url, spans(data.title, context)) : spans(data.title, context)),
      data.description && el("div", { class: "text" }, blocks(data.description, context)),
      data.fields?.length > 0 && fields(data.fields, context),
    ),
    data.thumbnail?.url &&
      el("div", { class: "embed-thumbnail" }, image(data.thumbnail.url, "Thumbnail", data.thumbnail)),
    picture && el("div", { class: "embed-image" }, picture),
    footer(data),
  );
  return card;
}

function titled({ name, url }) {
  return url ? link(url, name) : el("span", {}, name);
}

function small(url) {
  const address = local(url);
  return address && el("img", { class: "embed-icon", src: address, alt: "" });
}

function fields(list, context) {
  return el(
    "dl",
    { class: "fields" },
    list.map((field) =>
      el(
        "div",
        { class: field.inline ? "field inline" : "field" },
        el("dt", {}, spans(field.name, context)),
        el("dd", { class: "text" }, blocks(field.value, context)),
      ),
    ),
  );
}

function footer(data) {
  const time = data.timestamp ? new Date(data.timestamp) : null;
  const parts = [data.footer?.text, time && !Number.isNaN(time.getTime()) ? when(time) : null].filter(Boolean);
  return (
    parts.length > 0 && el("p", { class: "embed-footer" }, small(data.footer?.icon_url), el("span", {}, parts.join(" • ")))
  );
}

/** A picture that opens large, or a file to download. */
export function attachment(data) {
  if (data.content_type?.startsWith("image/") || data.width) {
    return el("div", { class: "attachment" }, image(data.url, data.description ?? data.filename, data));
  }
  return fileCard(data);
}

/** A file to download. */
export function fileCard(data) {
  const address = local(data.url);
  return el(
    "div",
    { class: "file" },
    icon("file"),
    el("div", {}, address ? el("a", { href: address, download: data.filename }, data.filename) : data.filename,
      Number.isFinite(data.size) && el("small", {}, size(data.size))),
  );
}

/** A picture that opens large; null where the address is none. */
export function image(url, text, { width, height }) {
  const address = local(url);
  if (!address) {
    return null;
  }
  const picture = el("img", { src: address, alt: text, width, height });
  const button = el(
    "button",
    { type: "button", class: "picture", "aria-label": `Open the picture large: ${text}`, on: { click: () => enlarge(address, text) } },
    picture,
  );
  picture.addEventListener("error", () => button.replaceWith(el("p", { class: "broken" }, `Picture not available: ${text}`)));
  return button;
}

function size(bytes) {
  if (bytes < KILO) {
    return `${bytes} bytes`;
  }
  return bytes < KILO * KILO ? `${(bytes / KILO).toFixed(1)} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;
}
