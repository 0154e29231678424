// Which days are the weekend, and how a day is said; beside tokyo.js.

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
