/** Makes traffic: some members talk for a while. */

import * as api from "./api.js";
import { el } from "./dom.js";

export function crowdTab(store) {
  const authors = number("crowd-authors", "Members", 3, 10_000);
  const rate = number("crowd-rate", "Messages a second", 2, 1000);
  const seconds = number("crowd-seconds", "Seconds", 10, 600);
  const everywhere = el("input", { type: "checkbox" });
  const outcome = el("p", { class: "fault-outcome", role: "status" });
  const start = el("button", { type: "submit", class: "button" }, "Let them talk");
  const form = el(
    "form",
    { class: "fault-form" },
    el("p", { class: "note" }, "So many members of the chosen server write in its channels, one after another."),
    el("div", { class: "fault-fields" }, authors.node, rate.node, seconds.node, el("label", { class: "check" }, everywhere, "In every server")),
    el("div", { class: "bench-bar" }, outcome, el("span", { class: "grow" }), start),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    start.disabled = true;
    outcome.className = "fault-outcome";
    outcome.textContent = "They talk…";
    const load = { authors: authors.value(), messagesPerSecond: rate.value(), seconds: seconds.value() };
    try {
      const { sent, elapsedMillis } = await api.talk(everywhere.checked ? load : { ...load, guild: store.home.id });
      outcome.className = "fault-outcome good";
      outcome.textContent = `${sent} messages in ${(elapsedMillis / 1000).toFixed(1)} s`;
    } catch (refusal) {
      outcome.className = "fault-outcome bad";
      outcome.textContent = refusal.message;
    }
    start.disabled = false;
  });
  return { id: "crowd", name: "Crowd", node: form };
}

function number(id, label, value, most) {
  const control = el("input", { id, type: "number", min: 1, max: most, required: true });
  control.value = value;
  return { node: el("div", { class: "field-box" }, el("label", { for: id }, label), control), value: () => Number(control.value) };
}
