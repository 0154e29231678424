// Unrolls calendars with ical.js, the engine of Thunderbird: one line of JSON for each file named.
//
// A line is [[start, end, state], …]; times are written in the zone of the file's own VTIMEZONE.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const MOST = 5000;

for (const path of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  console.log(JSON.stringify(unroll(calendar)));
}

function unroll(calendar) {
  const components = calendar.getAllSubcomponents("vevent");
  const masters = new Map();
  const overrides = new Map();
  for (const component of components) {
    const uid = component.getFirstPropertyValue("uid");
    if (component.hasProperty("recurrence-id")) {
      overrides.set(uid, [...(overrides.get(uid) ?? []), component]);
    } else if (masters.has(uid)) {
      throw new Error(`two events with the UID ${uid}`);
    } else {
      masters.set(uid, component);
    }
  }
  const found = [];
  for (const [uid, component] of masters) {
    const event = new ICAL.Event(component, { exceptions: overrides.get(uid) ?? [] });
    overrides.delete(uid);
    if (!event.isRecurring()) {
      found.push(told(event, event.startDate, event.endDate));
      continue;
    }
    const starts = event.iterator();
    for (let n = 0, next; n < MOST && (next = starts.next()); n++) {
      const details = event.getOccurrenceDetails(next);
      found.push(told(details.item, details.startDate, details.endDate));
    }
  }
  if (overrides.size) throw new Error(`changed days of no event: ${[...overrides.keys()]}`);
  return found;
}

function told(event, start, end) {
  return [text(start), text(end), event.component.getFirstPropertyValue("status")];
}

function text(time) {
  if (time.isDate) return time.toString();
  const seconds = time.utcOffset();
  const sign = seconds < 0 ? "-" : "+";
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const ahead = Math.abs(seconds);
  return `${time.toString()}${sign}${two(ahead / 3600)}:${two((ahead % 3600) / 60)}`;
}
