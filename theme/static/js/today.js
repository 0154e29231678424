// Puts right what a page says of "today" when it is read on a later day than it was made: a phone kept
// it, or the site was not built last night. Harmless without: then the page is as right as it was made.
//
// What it reads:
//   [data-built="2026-11-21"]  when the page was made; data-today is the word for today
//   .grid__day                 a square of a month's grid; that of today has aria-current and a word
//   [data-days=…]              a list of days: "coming", or on the front page "today", "weekend", "soon";
//                              a "month" keeps the days that are over;
//                              data-empty is what to say of a day without anything
//   [data-day="2026-11-21"]    a day, with its heading and rows
//   [data-last="2026-11-23"]   on a row that lasts longer than its first day
//   [data-repeat="next"]       on a row of an event that repeats, and on a day or fold of nothing else:
//                              its next time; "more": one of those behind it, which may be folded

function correctToday(today) {
  const note = document.querySelector("[data-built]");
  if (!note || today <= note.dataset.built) return;
  for (const word of document.querySelectorAll("[data-today-word]")) word.remove();
  moveGridMark(today, note.dataset.today);
  const lists = new Map([...document.querySelectorAll("[data-days]")].map((list) => [list.dataset.days, list]));
  const lasting = dropPastDays(today);
  if (lists.has("today")) dealFrontPage(lists, today);
  for (const list of lists.values()) keepNextTimes(list);
  const coming = lists.get("today") ?? lists.get("coming");
  if (coming) keepLasting(coming, lasting, today);
  for (const list of lists.values()) sayWhenEmpty(list);
  for (const day of daysOf(document, today)) markToday(day, note.dataset.today);
}

function daysOf(place, iso) {
  return [...place.querySelectorAll(iso ? `[data-day="${iso}"]` : "[data-day]")];
}

// Takes the days away that are over, and returns the rows among them that still last.
function dropPastDays(today) {
  const lasting = [];
  for (const day of daysOf(document)) {
    if (day.dataset.day >= today || day.closest("[data-days=month]")) continue;
    lasting.push(...[...day.querySelectorAll("[data-last]")].filter((row) => row.dataset.last >= today));
    day.remove();
  }
  return lasting;
}

// Moves each day to the part of the front page where it belongs now.
function dealFrontPage(lists, today) {
  const weekend = weekendAhead(today);
  const days = new Map(daysOf(document).map((day) => [day.dataset.day, day]));
  for (const iso of [today, ...weekend]) {
    if (!days.has(iso)) days.set(iso, makeDay(iso, lists.get(iso === today ? "today" : "weekend")));
  }
  for (const [iso, day] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const part = iso === today ? "today" : weekend.includes(iso) ? "weekend" : "soon";
    const list = lists.get(part);
    if (!list) continue;
    // An empty day has a place of its own only today and at the weekend.
    if (part === "soon" && !day.querySelector(".row")) day.remove();
    else list.append(day);
  }
}

function keepLasting(list, lasting, today) {
  if (!lasting.length) return;
  let [day] = daysOf(list, today);
  if (!day) {
    day = makeDay(today, list);
    const first = list.querySelector("[data-day]");
    if (first) first.before(day);
    else list.append(day);
  }
  day.querySelector(".empty")?.remove();
  let rows = day.querySelector(".rows");
  if (!rows) {
    rows = document.createElement("ol");
    rows.className = "rows";
    day.append(rows);
  }
  // The same row may have stood on several days that are over.
  const known = new Set([...rows.children].map(nameOf));
  const fresh = lasting.filter((row) => !known.has(nameOf(row)) && known.add(nameOf(row)));
  rows.prepend(...fresh);
}

// An event that repeats has a next time also when the one that was it is over.
function keepNextTimes(list) {
  const rows = [...list.querySelectorAll(".row[data-repeat]")];
  const known = new Set(rows.filter((row) => row.dataset.repeat === "next").map(linkOf));
  for (const row of rows) {
    if (known.has(linkOf(row))) continue;
    known.add(linkOf(row));
    row.dataset.repeat = "next";
    for (const around of [row.closest("[data-day]"), row.closest("details")]) {
      if (around?.dataset.repeat) around.dataset.repeat = "next";
    }
  }
}

function linkOf(row) {
  return row.querySelector("a").href;
}

function nameOf(row) {
  return `${linkOf(row)} ${row.querySelector("time")?.dateTime}`;
}

// The square of today in the grid of a month, which may have none.
function moveGridMark(today, word) {
  for (const square of document.querySelectorAll(".grid [aria-current]")) square.removeAttribute("aria-current");
  for (const square of document.querySelectorAll(".grid__day")) {
    if (square.querySelector("time").dateTime !== today) continue;
    const mark = document.createElement("span");
    mark.className = "grid__today";
    mark.dataset.todayWord = "";
    mark.textContent = word;
    square.setAttribute("aria-current", "date");
    square.append(mark);
  }
}

function makeDay(iso, list) {
  const day = document.createElement("div");
  day.className = "day";
  day.dataset.day = iso;
  const heading = document.createElement("h3");
  heading.className = "day__heading";
  const leaf = document.createElement("time");
  leaf.className = "leaf leaf--whole";
  leaf.dateTime = iso;
  leaf.textContent = dayWords(iso);
  heading.append(leaf);
  day.append(heading, emptyWords(list));
  return day;
}

function emptyWords(list) {
  const words = document.createElement("p");
  words.className = "empty";
  words.textContent = list.dataset.empty;
  return words;
}

function sayWhenEmpty(list) {
  const has = Boolean(list.querySelector("[data-day]"));
  for (const more of list.querySelectorAll("details")) if (!more.querySelector("[data-day]")) more.remove();
  const words = [...list.children].find((child) => child.matches("p.empty"));
  if (has) words?.remove();
  else if (!words) list.append(emptyWords(list));
}

function markToday(day, word) {
  const leaf = day.querySelector(".leaf");
  if (!leaf) return;
  const note = document.createElement("span");
  note.className = "leaf__note";
  note.dataset.todayWord = "";
  note.textContent = word;
  leaf.after(" ", note);
}

correctToday(tokyoDay());
