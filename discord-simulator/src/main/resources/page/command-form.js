/** The form for the options of a slash command. */

import * as api from "./api.js";
import { el } from "./dom.js";
import { withMentions } from "./mentions.js";

const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const MENTIONABLE = 9;
const NUMBER = 10;
const LARGEST = 2 ** 53;
const SUGGEST_AFTER_MILLIS = 200;

/**
 * Builds the form.
 *
 * @param given texts already typed, by option name
 * @param submit called with the checked options, `{name: value}`
 * @param cancel called when the person wants no command after all
 */
export function commandForm(command, given, { store, submit, cancel }) {
  const fields = command.options.map((option) => field(option, given[option.name], store, command));
  const form = el(
    "form",
    { class: "command-form", novalidate: true, "aria-label": `Options of /${command.name}` },
    el(
      "div",
      { class: "command-title" },
      el("span", { class: "command-name" }, `/${command.name}`),
      el("span", { class: "command-description" }, command.description),
    ),
    el("div", { class: "command-fields" }, fields.map((one) => one.node)),
    el(
      "div",
      { class: "command-buttons" },
      el("span", { class: "hint" }, "Enter runs it, Escape leaves it"),
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
    submit(Object.fromEntries(fields.map((one) => [one.name, one.value()]).filter(([, value]) => value !== undefined)));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      cancel();
    } else if (event.key === "Enter" && event.target.tagName === "SELECT") {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  return { form, focus: () => (fields[0]?.control ?? form.querySelector("[type=submit]")).focus() };
}

function field(option, typed, store, command) {
  const id = `option-${option.name}`;
  const choices = choicesOf(option, store);
  const control = choices ? select(option, choices, typed) : input(option, typed);
  const fault = el("p", { class: "field-error", id: `${id}-error`, hidden: true });
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-description ${id}-error`);
  control.toggleAttribute("required", Boolean(option.required));
  const node = el(
    "div",
    { class: "field-box" },
    el(
      "label",
      { for: id },
      option.name,
      option.required
        ? el("span", { class: "required", title: "required" }, " *", el("span", { class: "visually-hidden" }, " required"))
        : el("span", { class: "optional" }, " optional"),
    ),
    control,
    el("p", { class: "field-description", id: `${id}-description` }, option.description ?? ""),
    fault,
  );
  const check = () => {
    const problem = problemOf(option, control.value.trim());
    fault.textContent = problem ?? "";
    fault.hidden = !problem;
    control.setAttribute("aria-invalid", String(Boolean(problem)));
    return !problem;
  };
  control.addEventListener("input", () => !fault.hidden && check());
  if (option.autocomplete && !choices) {
    node.append(suggestions(option, control, store, command));
  }
  return { name: option.name, node, control, check, value: () => valueOf(option, control.value.trim(), store.guild) };
}

function choicesOf(option, store) {
  if (option.choices?.length > 0) {
    return option.choices.map(({ name, value }) => [String(value), name]);
  }
  const members = () => store.guild.members.map((member) => [member.id, member.displayName + (member.bot ? " (app)" : "")]);
  const roles = () => store.guild.roles.filter((role) => role.id !== store.guild.id).map((role) => [role.id, `@${role.name}`]);
  switch (option.type) {
    case BOOLEAN:
      return [["true", "True"], ["false", "False"]];
    case USER:
      return members();
    case ROLE:
      return roles();
    case MENTIONABLE:
      return [...members(), ...roles()];
    case CHANNEL:
      return store.guild.channels
        .filter((channel) => !option.channel_types?.length || option.channel_types.includes(channel.type))
        .map((channel) => [channel.id, `#${channel.name}`]);
    default:
      return null;
  }
}

function select(option, choices, typed) {
  const wanted = typed?.toLowerCase().replace(/^[@#]|^<[@#]&?!?|>$/g, "");
  const bare = (name) => name.toLowerCase().replace(/^[@#]/, "");
  const chosen = wanted && choices.find(([value, name]) => value === wanted || bare(name).startsWith(wanted))?.[0];
  return el(
    "select",
    {},
    el("option", { value: "" }, option.required ? "Choose…" : "(none)"),
    choices.map(([value, name]) => el("option", { value, selected: value === chosen }, name)),
  );
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
    return option.required ? `${option.name} is required` : null;
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
    case BOOLEAN:
      return text === "true";
    case STRING:
      return guild && !option.choices?.length ? withMentions(text, guild) : text;
    default:
      return text;
  }
}

/** What the bot suggests while one types; where it suggests nothing, the field is an ordinary one. */
function suggestions(option, control, store, command) {
  const list = el("datalist", { id: `option-${option.name}-suggestions` });
  let waiting = 0;
  const ask = async () => {
    try {
      const answer = await api.interact({
        guild: store.guild.id,
        channel: store.channel.id,
        author: store.me.id,
        command: command.name,
        options: { [option.name]: control.value },
        focused: option.name,
        autocomplete: true,
      });
      list.replaceChildren(
        ...(answer.result?.choices ?? []).map(({ name, value }) => el("option", { value: String(value), label: name })),
      );
    } catch {
      list.replaceChildren();
    }
  };
  control.setAttribute("list", list.id);
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, SUGGEST_AFTER_MILLIS);
  };
  control.addEventListener("input", soon);
  control.addEventListener("focus", soon);
  return list;
}
