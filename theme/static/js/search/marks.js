// Shows where a query was found: text nodes and <mark> elements, never markup from a text.

const BEFORE = 20;
const AFTER = 60;

// The stretches of `text` that the patterns find, [start, end], merged and in order.
function hitsIn(text, patterns) {
  const { folded, places } = foldWithPlaces(text);
  const found = [];
  for (const pattern of patterns) {
    for (const { 0: hit, index } of folded.matchAll(pattern)) {
      found.push([places[index][0], places[index + hit.length - 1][1]]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const merged = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

// Nodes for `text` with its hits marked.
function marked(text, patterns) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of hitsIn(text, patterns)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  return [...nodes, text.slice(at)];
}

// The part of `text` around its first hit, or "" when there is none.
function snippet(text, patterns) {
  const [first] = hitsIn(text, patterns);
  if (!first) return "";
  const start = first[0] > BEFORE ? wholeCharacter(text, first[0] - BEFORE) : 0;
  const end = wholeCharacter(text, Math.min(text.length, first[1] + AFTER));
  return `${start ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

// Never between the halves of a surrogate pair.
function wholeCharacter(text, at) {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}
