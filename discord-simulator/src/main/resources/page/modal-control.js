/** What can be filled in in a modal: texts, menus, files, and boxes to tick. */

import { el } from "./dom.js";
import { fileField } from "./file-field.js";
import { isMenu, menu } from "./menu.js";

const TEXT_INPUT = 4;
const FILE_UPLOAD = 19;
const RADIO_GROUP = 21;
const CHECKBOX_GROUP = 22;
const CHECKBOX = 23;
const PARAGRAPH = 2;
const LONGEST = 4000;

/**
 * Builds the control of a component.
 *
 * @param changed called when what is filled in changes
 * @returns `{node, target, problem(), value(), isGroup?, isOptional?}`; `target` is what the label names; null for a
 *     component that cannot be filled in here
 */
export function modalControl(data, store, changed) {
  switch (data.type) {
    case TEXT_INPUT:
      return text(data, changed);
    case FILE_UPLOAD:
      return files(data, changed);
    case RADIO_GROUP:
      return choices(data, "radio", changed);
    case CHECKBOX_GROUP:
      return choices(data, "checkbox", changed);
    case CHECKBOX:
      return tick(data, changed);
    default:
      return isMenu(data) ? select(data, store) : null;
  }
}

function isRequired(data) {
  return data.required ?? true;
}

function text(data, changed) {
  const control = el(data.style === PARAGRAPH ? "textarea" : "input", {
    type: data.style === PARAGRAPH ? null : "text",
    rows: data.style === PARAGRAPH ? 4 : null,
    placeholder: data.placeholder,
    maxlength: data.max_length ?? LONGEST,
    autocomplete: "off",
  });
  control.value = data.value ?? "";
  control.addEventListener("input", changed);
  const problem = () => {
    const length = control.value.length;
    if (length === 0) {
      return isRequired(data) ? "This field is required" : null;
    }
    return length < (data.min_length ?? 0) ? `Must be at least ${data.min_length} characters long; it has ${length}` : null;
  };
  return { node: control, target: control, problem, value: () => control.value };
}

function select(data, store) {
  const control = menu(data, store);
  return { node: control, target: control.opener, problem: () => tooFew(data, control.values.length), value: () => control.values };
}

function files(data, changed) {
  const field = fileField({ most: data.max_values ?? 1, changed });
  return { node: field.node, target: field.target, problem: () => tooFew(data, field.files().length, "file"), value: field.files };
}

function choices(data, type, changed) {
  const boxes = (data.options ?? []).map((option) => {
    const box = el("input", { type, name: `choice-${data.custom_id}`, value: option.value });
    box.checked = Boolean(option.default);
    const words = el("span", { class: "menu-text" }, option.label, option.description && el("span", { class: "note" }, option.description));
    return { box, node: el("label", { class: "check choice-row" }, box, words) };
  });
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  const node = el("div", { class: "choice-group", role: type === "radio" ? "radiogroup" : "group" }, boxes.map((each) => each.node));
  node.addEventListener("change", changed);
  const problem = () => {
    const most = data.max_values ?? boxes.length;
    return type === "checkbox" && chosen().length > most ? `Choose at most ${most}` : tooFew(data, chosen().length);
  };
  return { node, target: node, isGroup: true, problem, value: () => (type === "radio" ? (chosen()[0] ?? null) : chosen()) };
}

function tick(data, changed) {
  const box = el("input", { type: "checkbox" });
  box.checked = Boolean(data.default);
  box.addEventListener("change", changed);
  return { node: box, target: box, isOptional: true, problem: () => null, value: () => box.checked };
}

function tooFew(data, count, what) {
  const least = data.min_values ?? 1;
  const isTooFew = count < least && (isRequired(data) || count > 0);
  return isTooFew ? `Choose at least ${least}${what ? ` ${what}${least === 1 ? "" : "s"}` : ""}` : null;
}
