/** The form for the options of a slash command. */

import * as api from "./api.js";
import { el } from "./dom.js";
import { fileField } from "./file-field.js";
import { withMentions } from "./mentions.js";
import { choicesOf } from "./option-choices.js";
import { picker } from "./picker.js";

const STRING = 3;
const INTEGER = 4;
const NUMBER = 10;
const ATTACHMENT = 11;
const LARGEST = 2 ** 53;
const NAMED = /(^|\s)([\p{L}\p{N}_-]+):$/u;

/**
 * Builds the form.
 *
 * @param given texts already typed, by option name
 * @param submit called with the checked options, `{name: value}`; that of a file option is the file
 * @param cancel called when the person wants no command after all
 */
export function commandForm(command, given, { store, submit, cancel }) {
  const fields = command.options.map((option) => field(option, given[option.name], store, command, () => values()));
  const values = () => Object.fromEntries(fields.map((one) => [one.name, one.value()]).filter(([, value]) => value !== undefined));
  const form = el(
    "form",
    { class: "command-form", novalidate: true, "aria-label": `Options of /${command.label}` },
    el(
      "div",
      { class: "command-title" },
      el("span", { class: "command-name" }, `/${command.label}`),
      el("span", { class: "command-description" }, command.description),
    ),
    el("div", { class: "command-fields" }, fields.map((one) => one.node)),
    el(
      "div",
      { class: "command-buttons" },
      el("span", { class: "hint" }, "Tab goes on, Enter runs it, Escape leaves it"),
      el("button", { type: "button", class: "button quiet", on: { click: cancel } }, "Cancel"),
      el("button", { type: "submit", class: "button" }, "Run"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = fields.filter((one) => !one.check());
    if (wrong.length > 0) {
      wrong[0].control.focus();
      return;
    }
    submit(values());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      cancel();
    }
  });
  // As in Discord, an option can be gone to by its name and a colon.
  form.addEventListener("input", ({ target }) => {
    const named = NAMED.exec(target.value ?? "");
    const wanted = named && fields.find((one) => [one.name, one.label].some((name) => name.toLowerCase() === named[2].toLowerCase()));
    if (wanted) {
      target.value = target.value.slice(0, named.index);
      target.dispatchEvent(new Event("input", { bubbles: true }));
      wanted.control.focus();
    }
  });
  const first = fields.find((one) => given[one.name] === undefined) ?? fields.at(-1);
  return { form, focus: () => (first?.control ?? form.querySelector("[type=submit]")).focus() };
}

function field(option, typed, store, command, others) {
  const id = `option-${option.name}`;
  const { control, node, problem, value } = controlOf(option, typed, store, command, others);
  const fault = el("p", { class: "field-error", id: `${id}-error`, hidden: true });
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-description ${id}-error`);
  const check = () => {
    const words = problem();
    fault.textContent = words ?? "";
    fault.hidden = !words;
    control.setAttribute("aria-invalid", String(Boolean(words)));
    return !words;
  };
  const recheck = () => !fault.hidden && check();
  control.addEventListener("input", recheck);
  control.addEventListener("change", recheck);
  const box = el(
    "div",
    { class: "field-box" },
    el(
      "label",
      { for: id },
      option.label,
      option.required
        ? el("span", { class: "required", title: "required" }, " *", el("span", { class: "visually-hidden" }, " required"))
        : el("span", { class: "optional" }, " optional"),
    ),
    node ?? control,
    el("p", { class: "field-description", id: `${id}-description` }, option.description ?? ""),
    fault,
  );
  return { name: option.name, label: option.label, node: box, control, check, value };
}

function controlOf(option, typed, store, command, others) {
  const missing = `${option.label} is required`;
  if (option.type === ATTACHMENT) {
    const files = fileField();
    return {
      control: files.target,
      node: files.node,
      problem: () => (option.required && files.files().length === 0 ? missing : null),
      value: () => files.files()[0],
    };
  }
  const choices = choicesOf(option, store);
  if (choices || option.autocomplete) {
    const suggest = (text) => suggestions(option, text, store, command, others());
    const control = picker({ choices, suggest, typed, placeholder: choices ? "Choose…" : "Type…" });
    const text = () => control.value.trim();
    return {
      control,
      problem: () => (control.isStrange ? `there is no "${text()}" to choose` : control.chosen ? null : problemOf(option, text())),
      value: () => (control.chosen ? control.chosen.value : valueOf(option, text(), store.guild)),
    };
  }
  const control = input(option, typed);
  return {
    control,
    problem: () => problemOf(option, control.value.trim()),
    value: () => valueOf(option, control.value.trim(), store.guild),
  };
}

function input(option, typed) {
  const numeric = option.type === INTEGER || option.type === NUMBER;
  const control = el("input", {
    type: "text",
    inputmode: numeric ? "decimal" : null,
    autocomplete: "off",
    maxlength: option.max_length,
    placeholder: numeric ? range(option) : null,
  });
  control.value = typed ?? "";
  return control;
}

function range({ min_value: least, max_value: most }) {
  const bounded = (value) => value !== undefined && value !== null && Math.abs(value) < LARGEST;
  if (bounded(least) && bounded(most)) {
    return `${least} to ${most}`;
  }
  return bounded(least) ? `${least} or more` : bounded(most) ? `${most} or less` : "a number";
}

function problemOf(option, text) {
  if (text === "") {
    return option.required ? `${option.label} is required` : null;
  }
  if (option.type === STRING && text.length < (option.min_length ?? 0)) {
    return `"${text}" is too short: at least ${option.min_length} characters`;
  }
  if (option.type === INTEGER && !/^-?\d{1,16}$/.test(text)) {
    return `"${text}" is not a whole number`;
  }
  if (option.type === NUMBER && !Number.isFinite(Number(text))) {
    return `"${text}" is not a number`;
  }
  if (option.type === INTEGER || option.type === NUMBER) {
    const number = Number(text);
    const outside = number < (option.min_value ?? -LARGEST) || number > (option.max_value ?? LARGEST);
    return outside ? `${text} is out of range: ${range(option)}` : null;
  }
  return null;
}

function valueOf(option, text, guild) {
  if (text === "") {
    return undefined;
  }
  switch (option.type) {
    case INTEGER:
    case NUMBER:
      return Number(text);
    case STRING:
      return guild && !option.choices?.length ? withMentions(text, guild) : text;
    default:
      return text;
  }
}

/** What the bot suggests while one types; where it suggests nothing, the field is an ordinary one. */
async function suggestions(option, text, store, command, others) {
  const { [option.name]: ignored, ...rest } = others;
  try {
    const answer = await api.interact({
      ...store.place,
      command: command.name,
      options: { ...withoutFiles(rest), [option.name]: text },
      focused: option.name,
      autocomplete: true,
    });
    return (answer.result?.choices ?? []).map(({ name, value }) => ({ label: name, value }));
  } catch {
    return [];
  }
}

function withoutFiles(options) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => !(value instanceof File)));
}
