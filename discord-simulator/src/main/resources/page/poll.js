/** The poll of a message: its answers with their shares, and the way to vote. */

import { emojiText } from "./components.js";
import { el } from "./dom.js";
import { when } from "./time.js";

/** @param vote called with an answer's number and whether the vote is taken back */
export function poll(message, store, vote) {
  const data = message.poll;
  if (!data) {
    return null;
  }
  const people = new Set(data.answers.flatMap((answer) => answer.people ?? []));
  const votes = data.answers.reduce((sum, answer) => sum + (answer.people?.length ?? 0), 0);
  const isOver = data.ended || new Date(data.expiry) <= new Date();
  const title = `poll-${message.id}`;
  return el(
    "div",
    { class: "poll", role: "group", "aria-labelledby": title },
    el("p", { class: "poll-question", id: title }, data.question?.text ?? ""),
    el("p", { class: "note" }, isOver ? "The poll has ended" : data.allow_multiselect ? "Choose one or more" : "Choose one"),
    data.answers.map((answer) => answerRow(answer, { store, votes, isOver, vote })),
    el("p", { class: "note" }, `${people.size === 1 ? "1 person has" : `${people.size} people have`} voted · ${isOver ? "ended" : "ends"} ${when(new Date(data.expiry))}`),
  );
}

function answerRow(answer, { store, votes, isOver, vote }) {
  const voters = answer.people ?? [];
  const isMine = voters.includes(store.me?.id);
  const share = votes === 0 ? 0 : Math.round((100 * voters.length) / votes);
  const names = voters.map((id) => store.member(id)?.displayName ?? "somebody").join(", ");
  const text = answer.poll_media?.text ?? "";
  return el(
    "button",
    {
      type: "button",
      class: "poll-answer",
      disabled: isOver || !store.me,
      title: names,
      "aria-pressed": String(isMine),
      "aria-label": `${text}, ${voters.length === 1 ? "1 vote" : `${voters.length} votes`}${names ? `: ${names}` : ""}`,
      style: { "--share": `${share}%` },
      on: { click: () => vote(answer.answer_id, isMine) },
    },
    answer.poll_media?.emoji && el("span", { "aria-hidden": "true" }, emojiText(answer.poll_media.emoji)),
    el("span", { class: "poll-text" }, text),
    el("span", { class: "poll-share" }, `${share} % · ${voters.length}`),
    el("span", { class: "poll-mark", "aria-hidden": "true" }, isMine ? "✓" : ""),
  );
}
