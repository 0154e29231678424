// Which day it is where the events are, whatever zone the reader's clock is set to.
// A day is its ISO text, 2026-12-01: such texts compare as the days do.

const TOKYO = 9 * 60 * 60 * 1000;

function tokyoDay(now = new Date()) {
  // Japan has no summer time. (Intl would take a slow phone 20 ms to wake up, on every page.)
  return new Date(now.getTime() + TOKYO).toISOString().slice(0, 10);
}

function addDays(day, count) {
  const moment = new Date(`${day}T00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

// 0 is Sunday.
function weekdayOf(day) {
  return new Date(`${day}T00:00Z`).getUTCDay();
}

// The days of the weekend that are still ahead of `today`; on a Sunday those of the next. The same
// rule makes the page (weekend_of in render/pages/home.py).
function weekendAhead(today) {
  const ahead = [1, 2, 3, 4, 5, 6, 7].map((count) => addDays(today, count));
  const found = ahead.filter((day) => [0, 6].includes(weekdayOf(day)));
  return weekdayOf(found[0]) === 0 ? found.slice(0, 1) : found.slice(0, 2);
}

// 12月1日（火）, or what the language of the page has for it.
function dayWords(day) {
  const shape = { month: "long", day: "numeric", weekday: "short", timeZone: "UTC" };
  const words = new Intl.DateTimeFormat(document.documentElement.lang, shape).format(new Date(`${day}T00:00Z`));
  return document.documentElement.lang === "ja" ? words.replace("(", "（").replace(")", "）") : words;
}
