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
