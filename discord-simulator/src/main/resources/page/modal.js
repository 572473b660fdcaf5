/** A modal that the bot shows: a dialog with what there is to fill in. */

import { el, icon } from "./dom.js";
import { blocks } from "./markdown.js";
import { modalControl } from "./modal-control.js";

const ROW = 1;
const TEXT = 10;
const LABEL = 18;

/** Whether the bot answered with a modal. */
export function isModal(result) {
  return Boolean(result?.custom_id && Array.isArray(result.components));
}

/**
 * Opens the modal.
 *
 * @param submit called with the checked fields, `{custom id: text, values or files}`; when its promise is rejected the modal
 *     stays and says why
 */
export function openModal(data, { store, submit }) {
  const opener = document.activeElement;
  const fields = [];
  const parts = data.components.map((part) => {
    if (part.type === TEXT) {
      return el("div", { class: "text" }, blocks(part.content ?? "", { store }));
    }
    const control = part.type === ROW ? part.components?.[0] : part.type === LABEL ? part.component : null;
    const one = control && field(control, part.type === LABEL ? part : { label: control.label }, store);
    if (!one) {
      return el("p", { class: "note" }, `This modal also has a part of type ${control?.type ?? part.type}, which cannot be filled in here.`);
    }
    fields.push(one);
    return one.node;
  });
  const fault = el("p", { class: "component-error", role: "alert", hidden: true });
  const send = el("button", { type: "submit", class: "button" }, "Submit");
  const form = el(
    "form",
    { class: "modal-form", novalidate: true },
    el("div", { class: "modal-fields" }, parts, fault),
    el(
      "div",
      { class: "modal-foot" },
      el("button", { type: "button", class: "button quiet", on: { click: () => dialog.close() } }, "Cancel"),
      send,
    ),
  );
  const dialog = el(
    "dialog",
    { class: "modal", "aria-labelledby": "modal-title" },
    el(
      "header",
      { class: "modal-head" },
      el("h2", { id: "modal-title" }, data.title ?? ""),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close() } }, icon("close")),
    ),
    form,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = fields.filter((one) => !one.check());
    if (wrong.length > 0) {
      wrong[0].focus();
      return;
    }
    send.disabled = true;
    fault.hidden = true;
    try {
      await submit(Object.fromEntries(fields.map((one) => [one.id, one.value()])));
      dialog.close();
    } catch (refusal) {
      fault.textContent = refusal.message;
      fault.hidden = false;
    }
    send.disabled = false;
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.isConnected && opener.focus?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.focus();
}

function field(data, { label, description }, store) {
  const control = modalControl(data, store, () => !fault.hidden && check());
  if (!control) {
    return null;
  }
  const id = `modal-${data.custom_id}`;
  const fault = el("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const { target, isGroup } = control;
  target.id = id;
  target.setAttribute("aria-describedby", `${id}-description ${id}-error`);
  isGroup && target.setAttribute("aria-labelledby", `${id}-label`);
  const check = () => {
    const words = control.problem();
    fault.textContent = words ?? "";
    fault.hidden = !words;
    target.setAttribute("aria-invalid", String(Boolean(words)));
    return !words;
  };
  const node = el(
    "div",
    { class: "field-box" },
    el(
      isGroup ? "p" : "label",
      isGroup ? { class: "field-label", id: `${id}-label` } : { for: id },
      label ?? data.custom_id,
      (data.required ?? true) && !control.isOptional && el("span", { class: "required", title: "required" }, " *", el("span", { class: "visually-hidden" }, " required")),
    ),
    description && el("p", { class: "field-description", id: `${id}-description` }, description),
    control.node,
    fault,
  );
  return { id: data.custom_id, node, check, focus: () => (isGroup ? target.querySelector("input") : target).focus(), value: control.value };
}
