// Finds entries: every word of the query must stand in one of an entry's texts. What is coming goes
// before what is over, a hit in a title before one in names, that before one in running text, then by
// date. The shape of the files is told in render/search.py.

const IN_TITLE = 0;
const IN_NAMES = 1;
const IN_TEXT = 2;

// Makes an entry ready to be looked through; `words` is the table of its file.
function prepare(entry, words) {
  const also = (entry.also ?? []).map((number) => words[number]);
  const dates = entry.dates ?? [];
  const told = dates.flatMap((date) => [date.place, date.word, date.reason, date.note, date.booking, date.label, date.day]);
  const names = [entry.summary, entry.organizer, entry.fee, entry.kind, ...told, ...also];
  return {
    ...entry,
    also: also.flatMap((word) => word.split("\n")),
    dates,
    text: "",
    levels: [
      [entry.title, entry.kana ?? ""].map(fold).join("\n"),
      [...new Set(names.filter(Boolean).flatMap((name) => name.split("\n")).map(fold))].join("\n"),
      "",
    ],
  };
}

function addText(entry, text) {
  entry.text = text;
  entry.levels[IN_TEXT] = fold(text);
}

// The best level at which a word is found in an entry, or null.
function levelOf(entry, pattern) {
  for (let level = IN_TITLE; level <= IN_TEXT; level += 1) {
    pattern.lastIndex = 0;
    if (pattern.test(entry.levels[level])) return level;
  }
  return null;
}

// [{entry, level}], the best first; `today` decides which date of an entry is its next one.
function scan(entries, query, today) {
  const patterns = foldQuery(query).map(patternOf);
  if (!patterns.length) return [];
  const found = [];
  for (const entry of entries) {
    const levels = patterns.map((pattern) => levelOf(entry, pattern));
    if (levels.includes(null)) continue;
    const date = nextDate(entry, today);
    const part = entry.part === "event" && date && date.last < today ? "past" : entry.part;
    const sum = levels.reduce((total, level) => total + level, 0);
    found.push({ entry, date, part, level: Math.max(...levels), sum, at: date?.iso ?? "9999" });
  }
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((a, b) =>
    a.level - b.level || a.sum - b.sum || (a.part === "past" ? compare(b.at, a.at) : compare(a.at, b.at)) ||
    compare(a.entry.path, b.entry.path));
}

// The first date that is not over; else the last one.
function nextDate(entry, today) {
  return entry.dates.find((date) => date.last >= today) ?? entry.dates.at(-1);
}

// Names that resemble the query: most of its pairs of letters stand in them.
function nearest(entries, query, limit) {
  const wanted = pairsOf(fold(query));
  if (!wanted.size) return [];
  const scored = entries.map((entry) => {
    const there = pairsOf(entry.levels[IN_TITLE]);
    const shared = [...wanted].filter((pair) => there.has(pair)).length;
    return { entry, score: shared / wanted.size };
  });
  return scored
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score || a.entry.title.length - b.entry.title.length)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function pairsOf(text) {
  const letters = [...text];
  return new Set(letters.slice(1).map((letter, at) => letters[at] + letter));
}
