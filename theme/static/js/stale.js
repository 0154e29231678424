// Says that a page is older than two days: what changed since is not on it.
//
// What it reads: [data-built="2026-11-21"], hidden; the sentence that says so.
// It is on every page also because Chromium lays out a page without a deferred script as soon as it is
// parsed, and again when its styles have come: twice the work.

const STALE_DAYS = 2;

function sayAge(today) {
  const note = document.querySelector("[data-built]");
  if (note && addDays(note.dataset.built, STALE_DAYS) < today) note.hidden = false;
}

sayAge(tokyoDay());
