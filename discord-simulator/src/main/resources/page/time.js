/** Times as people read them, in the browser's language and time zone; those that a bot marks, in that of the chosen person. */

const EPOCH = 1420070400000n;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

/** The moment that a snowflake carries. */
export function momentOf(id) {
  return new Date(Number((BigInt(id) >> 22n) + EPOCH));
}

/** 16:44 */
export function clock(date) {
  return format(date, { timeStyle: "short" });
}

/** "Today at 16:44", "Yesterday at 9:12", "11/20/2026, 16:44" */
export function when(date, now = new Date()) {
  const days = dayNumber(now) - dayNumber(date);
  if (days === 0) {
    return `Today at ${clock(date)}`;
  }
  return days === 1 ? `Yesterday at ${clock(date)}` : format(date, { dateStyle: "short", timeStyle: "short" });
}

/** The whole of it, for tooltips. */
export function full(date) {
  return format(date, { dateStyle: "full", timeStyle: "medium" });
}

/** A line between two days. */
export function day(date) {
  return format(date, { dateStyle: "long" });
}

export function sameDay(one, other) {
  return dayNumber(one) === dayNumber(other);
}

/** Discord's `<t:seconds:style>`. */
export function stamp(seconds, style, language) {
  const date = new Date(seconds * 1000);
  return style === "R" ? relative(date, language) : format(date, STYLES[style] ?? STYLES.f, language);
}

function relative(date, language, now = new Date()) {
  const seconds = Math.round((date - now) / 1000);
  const words = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const steps = [
    [365 * DAY, "year"],
    [30 * DAY, "month"],
    [DAY, "day"],
    [HOUR, "hour"],
    [MINUTE, "minute"],
  ];
  for (const [length, unit] of steps) {
    if (Math.abs(seconds) >= length) {
      return words.format(Math.trunc(seconds / length), unit);
    }
  }
  return words.format(seconds, "second");
}

function format(date, options, language) {
  return new Intl.DateTimeFormat(language, options).format(date);
}

function dayNumber(date) {
  return Math.floor((date.getTime() / 1000 - date.getTimezoneOffset() * 60) / DAY);
}

/** How long ago the thing with this id came to be, roughly. */
export function ago(id) {
  const minutes = Math.floor((Date.now() - momentOf(id).getTime()) / 60_000);
  if (minutes < 1) {
    return "just now";
  }
  if (minutes < 60) {
    return `${minutes} min ago`;
  }
  return minutes < 1440 ? `${Math.floor(minutes / 60)} h ago` : day(momentOf(id));
}
