/** The components of a message, of the first and the second kind: rows, buttons, menus, containers and what stands in them. */

import { color, el, icon, local } from "./dom.js";
import { fileCard, image } from "./embed.js";
import { blocks, link } from "./markdown.js";
import { isMenu, menu } from "./menu.js";

const ROW = 1;
const BUTTON = 2;
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 6: "premium" };
const WIDE = 2;

/**
 * All components of a message.
 *
 * @param use called with a component's custom id and, for a menu, the chosen values; its promise's rejection is shown
 *     below the components
 */
export function components(list, context, use) {
  if (!list?.length) {
    return null;
  }
  const fault = el("p", { class: "component-error", role: "alert", hidden: true });
  const attempt = async (customId, values) => {
    fault.hidden = true;
    try {
      await use(customId, values);
      return true;
    } catch (refusal) {
      fault.textContent = refusal.message;
      fault.hidden = false;
      return false;
    }
  };
  return [el("div", { class: "parts" }, list.map((data) => part(data, context, attempt))), fault];
}

function part(data, context, attempt) {
  const inside = (list) => (list ?? []).map((one) => part(one, context, attempt));
  switch (data.type) {
    case ROW:
      return el("div", { class: "components" }, inside(data.components));
    case BUTTON:
      return button(data, attempt);
    case SECTION:
      return el(
        "div",
        { class: "section" },
        el("div", { class: "section-text" }, inside(data.components)),
        data.accessory && el("div", { class: "accessory" }, part(data.accessory, context, attempt)),
      );
    case TEXT:
      return el("div", { class: "text" }, blocks(data.content ?? "", context));
    case THUMBNAIL:
      return hidden(data.spoiler, el("div", { class: "thumbnail" }, picture(data)));
    case GALLERY:
      return el(
        "div",
        { class: `gallery of-${Math.min(data.items?.length ?? 1, 3)}` },
        (data.items ?? []).map((item) => hidden(item.spoiler, el("div", { class: "gallery-item" }, picture(item)))),
      );
    case FILE:
      return hidden(data.spoiler, fileCard({ url: data.file?.url, filename: data.name ?? nameIn(data.file?.url), size: data.size }));
    case SEPARATOR:
      return el("div", {
        class: `separator${data.divider === false ? " blank" : ""}${data.spacing === WIDE ? " wide" : ""}`,
        role: data.divider === false ? null : "separator",
      });
    case CONTAINER:
      return hidden(
        data.spoiler,
        el("div", { class: "container", style: { "--bar": color(data.accent_color) } }, inside(data.components)),
      );
    default:
      return isMenu(data)
        ? menu(data, context.store, (values) => attempt(data.custom_id, values))
        : el("p", { class: "broken" }, `A component of type ${data.type}, which is not shown here`);
  }
}

function picture({ media, description }) {
  const text = description || nameIn(media?.url) || "Picture";
  return image(media?.url, text, media ?? {}) ?? el("p", { class: "broken" }, `Picture not available: ${text}`);
}

function nameIn(url) {
  return local(url)?.split("?")[0].split("/").at(-1) ?? "";
}

/** What is marked as a spoiler is covered until it is asked for. */
function hidden(isSpoiler, node) {
  if (!isSpoiler) {
    return node;
  }
  node.inert = true;
  const cover = el("div", { class: "cover" }, node);
  const reveal = el("button", { type: "button", class: "reveal" }, "Spoiler");
  reveal.addEventListener("click", () => {
    node.inert = false;
    cover.classList.add("revealed");
    reveal.remove();
  });
  cover.append(reveal);
  return cover;
}

/** An emoji as far as it can be shown: a server's own one by its name. */
export function emojiText(emoji) {
  return emoji?.name ? (emoji.id ? `:${emoji.name}:` : emoji.name) : "";
}

function button(data, attempt) {
  const label = [emojiText(data.emoji), data.label].filter(Boolean).join(" ");
  if (data.style === LINK_STYLE) {
    const node = link(data.url, label || data.url);
    node.className = "component link";
    return node;
  }
  const isPremium = data.style === PREMIUM_STYLE;
  const node = el(
    "button",
    {
      type: "button",
      class: `component ${STYLES[data.style] ?? "secondary"}`,
      disabled: data.disabled || isPremium,
      title: isPremium ? "Buying is not simulated" : null,
    },
    label || (isPremium ? [icon("lock"), "Premium"] : "Button"),
  );
  node.addEventListener("click", async () => {
    node.disabled = true;
    node.setAttribute("aria-busy", "true");
    await attempt(data.custom_id);
    node.disabled = false;
    node.removeAttribute("aria-busy");
  });
  return node;
}
