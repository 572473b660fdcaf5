/** Makes things go wrong: a form for every kind of fault, and what is armed at the moment. */

import * as api from "./api.js";
import { el, refill } from "./dom.js";
import { FAULTS } from "./fault-kinds.js";

const LOOK_AGAIN_MILLIS = 1500;
const ALL = FAULTS.flatMap(([, kinds]) => kinds);

/** @param refresh reads the state anew */
export function faultsTab(store, refresh) {
  let watching = 0;
  const kind = el(
    "select",
    { id: "fault-kind" },
    FAULTS.map(([group, kinds]) => el("optgroup", { label: group }, kinds.map(([id, name]) => el("option", { value: id }, name)))),
  );
  const about = el("p", { class: "field-description" });
  const fields = el("div", { class: "fault-fields" });
  const outcome = el("p", { class: "fault-outcome", role: "status" });
  const form = el(
    "form",
    { class: "fault-form", novalidate: true },
    el("div", { class: "field-box" }, el("label", { for: "fault-kind" }, "What goes wrong"), kind, about),
    fields,
    el("div", { class: "bench-bar" }, outcome, el("span", { class: "grow" }), el("button", { type: "submit", class: "button" }, "Make it so")),
  );
  const armed = el("ul", { class: "armed" });
  const none = el("p", { class: "bench-empty" }, "Nothing is armed.");
  const clear = el("button", { type: "button", class: "button quiet small" }, "Clear all");
  const node = el(
    "div",
    { class: "faults" },
    form,
    el("div", { class: "bench-bar" }, el("h3", {}, "Armed"), el("span", { class: "grow" }), clear),
    none,
    armed,
  );

  const chosen = () => ALL.find(([id]) => id === kind.value);
  const ask = () => {
    const [, , text, wanted] = chosen();
    about.textContent = text;
    outcome.textContent = "";
    refill(fields, wanted.map((field) => fieldBox(field, store)));
  };
  kind.addEventListener("change", ask);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [id, name, , wanted] = chosen();
    const body = { kind: id };
    for (const field of wanted) {
      const control = form.elements.namedItem(`fault-${field.name}`);
      const value = field.kind === "flag" ? control.checked : control.value.trim();
      if (value !== "" && value !== false) {
        body[field.name] = field.kind === "number" || field.kind === "shard" ? Number(value) : value;
      }
    }
    try {
      const { affected } = await api.arm(body);
      outcome.className = "fault-outcome good";
      outcome.textContent = affected === undefined ? `${name}: armed` : affected === 0 ? `${name}: nothing was there to affect` : `${name}: done`;
    } catch (refusal) {
      outcome.className = "fault-outcome bad";
      outcome.textContent = refusal.message;
    }
    refresh();
  });
  clear.addEventListener("click", async () => {
    await api.disarm();
    refresh();
  });

  store.subscribe(() => {
    const faults = store.world?.faults ?? [];
    none.hidden = faults.length > 0;
    clear.hidden = faults.length === 0;
    refill(
      armed,
      faults.map((fault) =>
        el(
          "li",
          {},
          el("strong", {}, ALL.find(([id]) => id === fault.kind)?.[1] ?? fault.kind),
          el("span", { class: "note" }, [fault.shard !== undefined && (fault.shard === null ? "every shard" : `shard ${fault.shard}`), fault.route, fault.chance && `chance ${fault.chance}`].filter(Boolean).join(" · ")),
          el("span", { class: "left" }, `${fault.remaining}×`),
        ),
      ),
    );
  });
  return {
    id: "faults",
    name: "Faults",
    node,
    shown: (isShown) => {
      clearInterval(watching);
      if (isShown) {
        ask();
        refresh();
        // What a fault strikes is no event: only the state tells how much of it is left.
        watching = setInterval(() => store.world?.faults?.length > 0 && refresh(), LOOK_AGAIN_MILLIS);
      }
    },
  };
}

function fieldBox(field, store) {
  const id = `fault-${field.name}`;
  const control = controlOf(field, store);
  control.id = id;
  control.name = id;
  if (field.kind === "flag") {
    return el("label", { class: "check" }, control, field.label);
  }
  return el("div", { class: `field-box${field.name === "route" ? " broad" : ""}` }, el("label", { for: id }, field.label), control);
}

function controlOf(field, store) {
  const choices = (pairs) => el("select", {}, pairs.map(([value, name]) => el("option", { value }, name)));
  switch (field.kind) {
    case "shard": {
      const shards = [...new Set(store.sessions.map((session) => session.shard[0]))].sort((one, other) => one - other);
      return choices([["", "every shard"], ...shards.map((shard) => [shard, `shard ${shard}`])]);
    }
    case "guild":
      return choices((store.world?.guilds ?? []).map((guild) => [guild.id, guild.name]));
    case "choice":
      return choices(field.choices.map((choice) => [choice, choice]));
    case "flag":
      return el("input", { type: "checkbox" });
    default: {
      const control = el("input", {
        type: field.kind,
        min: field.least,
        step: field.step ?? (field.kind === "number" ? 1 : null),
        placeholder: field.placeholder,
        autocomplete: "off",
      });
      control.value = field.value ?? "";
      return control;
    }
  }
}
