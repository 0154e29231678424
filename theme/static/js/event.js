// Puts right what the page of an event says of its next date when it is read on a later day than it was
// made. Harmless without: then the page is as right as it was made. The words are the page's own.
//
// What it reads:
//   [data-built="2026-11-21"]  when the page was made
//   [data-coming]              the table of the dates that were ahead; its value is the word for over
//   [data-last="2026-11-23"]   on what lasts longer than the day of its <time>
//   [data-off]                 on a row of a date on which nothing takes place
//   [data-next]                the next date; [data-next-more]: what is told of it besides
//   [data-one-day]             what concerns the next date alone
//   [data-changed]             what became of a date, with its <time> or data-last
//   [data-ended]               hidden; what to say when the last date is over

function correctDates(today) {
  const note = document.querySelector("[data-built]");
  if (!note || today <= note.dataset.built) return;
  const table = document.querySelector("[data-coming]");
  if (!table) return;
  const rows = [...table.querySelectorAll("tbody tr")];
  const over = rows.filter((row) => lastOf(row) < today);
  for (const row of over) row.lastElementChild.prepend(wordOf(table), " ");
  markChips(rows, table, today);
  for (const told of document.querySelectorAll("[data-changed]")) if (lastOf(told) < today) told.remove();
  for (const list of document.querySelectorAll(".changes")) if (!list.children.length) list.closest("section").remove();
  const next = document.querySelector("[data-next]");
  if (next && lastOf(next) < today) tellNext(next, rows.filter((row) => !over.includes(row)));
}

function lastOf(element) {
  return element.dataset.last || element.querySelector("time").dateTime.slice(0, 10);
}

function wordOf(table) {
  const word = document.createElement("span");
  word.className = "label";
  word.textContent = table.dataset.coming;
  return word;
}

// A day is over when all that is on it is.
function markChips(rows, table, today) {
  const ahead = new Set(rows.filter((row) => lastOf(row) >= today).map(dayOf));
  for (const chip of document.querySelectorAll(".dates li")) {
    if (rows.some((row) => dayOf(row) === dayOf(chip)) && !ahead.has(dayOf(chip))) chip.append(" ", wordOf(table));
  }
}

function dayOf(element) {
  return element.querySelector("time").dateTime.slice(0, 10);
}

// The next one that takes place; when none does, the next one; when there is none, that it is over.
function tellNext(next, ahead) {
  for (const element of document.querySelectorAll("[data-next-more], [data-one-day]")) element.remove();
  const row = ahead.find((one) => !("off" in one.dataset)) ?? ahead[0];
  if (!row) {
    next.remove();
    for (const ended of document.querySelectorAll("[data-ended]")) ended.hidden = false;
    return;
  }
  const time = row.querySelector("time").cloneNode(true);
  next.querySelector(".label")?.remove();
  next.querySelector(".when__label")?.remove();
  time.firstElementChild.classList.add("when__day");
  const hours = row.children[1].cloneNode(true);
  if (hours.textContent.trim()) {
    const span = document.createElement("span");
    span.className = "when__time";
    span.append(...hours.childNodes);
    time.append(" ", span);
  }
  const state = row.querySelector(".label[data-status]:not([data-status=booking])");
  next.querySelector("time").replaceWith(...(state ? [state.cloneNode(true), " "] : []), time);
}

correctDates(tokyoDay());
