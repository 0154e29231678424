// A result as the row that lists show: the page's own row in a <template>, its texts written as {names}.
// A name without a value takes the smallest element with it that stands for it alone.

const ALONE = "li, .row__facts, .row__label, .row__reason, .row__note, .row__summary, .row__title > .label, .mark, .keep";

function makeRow(hit, patterns, page, today) {
  const row = page.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
  const { entry, date } = hit;
  const values = { ...entry, ...date, time: date ? date.time : entry.kind };
  row.dataset.status = values.status ?? "scheduled";
  row.querySelector("a").href = new URL(page.dataset.root + entry.path.slice(1), location.href);
  fillTexts(row, values, patterns);
  const state = row.querySelector(".row__title > .label");
  if (state) state.dataset.status = values.status ?? "changed";
  const time = row.querySelector("time");
  if (date?.iso) time.dateTime = date.iso;
  else time.replaceWith(...time.childNodes);
  const facts = row.querySelector(".row__facts");
  if (facts && !facts.children.length) facts.remove();
  row.querySelector(".row__what").append(...furtherLines(hit, patterns, today));
  return row;
}

function fillTexts(row, values, patterns) {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const name = /\{(\w+)\}/.exec(node.data)?.[1];
    if (!name) continue;
    if (!values[name]) node.parentElement.closest(ALONE)?.remove();
    else if (name === "title" || name === "summary" || name === "place" || name === "organizer") {
      const [before, after] = node.data.split(`{${name}}`);
      node.replaceWith(before, ...marked(values[name], patterns), after);
    } else node.data = node.data.replace(`{${name}}`, () => values[name]);
  }
}

// Below the row: the dates on which something differs from the one above, and where it was found.
function furtherLines({ entry, date, level }, patterns, today) {
  const stateOf = (one) => [one.word, one.reason, one.booking].join();
  const others = entry.dates.filter((one) => one !== date && one.last >= today && (one.word || stateOf(one) !== stateOf(date)));
  const lines = others.map((one) => {
    const parts = [one.day, one.label, one.word, one.booking, one.reason, one.note, one.place === date.place ? "" : one.place];
    return line("row__reason", [parts.filter(Boolean).join(" ")]);
  });
  if (level > IN_TITLE || !hitsIn(entry.title, patterns).length) {
    const texts = [entry.kana ?? "", ...entry.also, entry.text];
    const shown = [entry.title, entry.summary ?? "", entry.organizer ?? "", date?.place ?? ""];
    const unseen = patterns.filter((pattern) => !shown.some((text) => hitsIn(text, [pattern]).length));
    const found = unseen.map((pattern) => texts.map((text) => snippet(text, [pattern])).find(Boolean)).filter(Boolean);
    lines.push(...[...new Set(found)].map((text) => line("row__summary", marked(text, patterns))));
  }
  return lines;
}

function line(name, nodes) {
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.append(...nodes);
  return paragraph;
}
