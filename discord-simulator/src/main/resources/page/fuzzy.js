/** Finds what somebody means by a few letters: also inside words, and also with letters left out. */

const WORD_START = /(^|[\s._/:#@-])$/;

/** How well `text` fits what was typed: 0 is the same, more is worse, null is not at all. */
export function fit(text, typed) {
  const whole = text.toLowerCase();
  const wanted = typed.trim().toLowerCase();
  if (wanted === "" || whole === wanted) {
    return 0;
  }
  const at = whole.indexOf(wanted);
  if (at === 0) {
    return 1;
  }
  if (at > 0) {
    return startsWord(whole, at) || startsWord(whole, whole.indexOf(wanted, at + 1)) ? 2 : 3;
  }
  const words = wanted.split(/\s+/);
  if (words.length > 1 && words.every((word) => whole.includes(word))) {
    return 4;
  }
  return isSpread(whole, wanted) ? 5 : null;
}

/** Those that fit, the best first; `textOf` gives the text by which one is found. */
export function fitting(list, typed, textOf) {
  return list
    .map((one) => ({ one, rank: fit(textOf(one), typed) }))
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .map(({ one }) => one);
}

function startsWord(text, at) {
  return at >= 0 && WORD_START.test(text.slice(0, at));
}

/** Whether the letters occur in their order, the first at the start of a word: "setl" in "settings list". */
function isSpread(text, letters) {
  const rest = [...letters].filter((letter) => letter !== " ");
  for (let from = text.indexOf(rest[0]); from >= 0; from = text.indexOf(rest[0], from + 1)) {
    if (startsWord(text, from)) {
      let at = from;
      return rest.slice(1).every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
    }
  }
  return false;
}
