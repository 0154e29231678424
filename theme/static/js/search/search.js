// The search page. The address holds the query (?q=, and past=1 when what is over is searched too); the
// form is a plain GET form, so going back and sharing the address work by themselves.
//
// What it reads in [data-search]: data-index, the folder of the files; data-found, data-none … the
// sentences, with {q} and {n}; <template data-row>, a row whose texts are {names}; one [data-part] with a
// list for each part of the results; [data-help] for when nothing is found; [data-more-past], a button.

const FIRST_ROWS = 30;
const SUGGESTIONS = 5;

function startSearch(page) {
  const form = page.querySelector("form");
  const input = form.elements.q;
  const says = page.querySelector("[role=status]");
  const today = tokyoDay();
  const index = { entries: [], names: null, hasPast: false, hasTexts: false };
  let turn = 0;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = addressOf(input.value.trim(), false);
    if (wanted !== location.href) history.pushState(null, "", wanted);
    answer();
    input.select();
  });
  addEventListener("popstate", answer);
  page.querySelector("[data-more-past]").addEventListener("click", () => {
    history.pushState(null, "", addressOf(queryOf().text, true));
    answer();
    page.querySelector('[data-part="past"] h2').focus();
  });
  if (queryOf().text) answer();

  function queryOf() {
    const told = new URLSearchParams(location.search);
    return { text: (told.get("q") ?? "").trim(), past: told.has("past") };
  }

  function addressOf(text, past) {
    const address = new URL(location.href);
    address.search = text ? new URLSearchParams({ q: text, ...(past ? { past: "1" } : {}) }) : "";
    address.hash = "";
    return address.href;
  }

  async function answer() {
    turn += 1;
    const mine = turn;
    const { text, past } = queryOf();
    input.value = text;
    if (!text) return showNothing();
    if (!index.names) say(page.dataset.wait, {});
    try {
      await load(past);
    } catch {
      if (mine === turn) say(page.dataset.failed, {});
      return;
    }
    if (mine !== turn) return;
    // Titles and names first; running text, when it has come.
    if (!index.hasTexts) {
      show(text, past, false);
      await loadTexts().catch(() => {});
      if (mine !== turn) return;
    }
    show(text, past, true);
  }

  async function load(past) {
    if (!index.names) {
      const first = await fetchJson("upcoming.json");
      const more = await Promise.all(first.more.map(fetchJson));
      keep([first, ...more]);
      index.names = first;
    }
    if (past && !index.hasPast) {
      keep(await Promise.all(index.names.past.map(fetchJson)));
      index.hasPast = true;
      index.hasTexts = false;
    }
  }

  function keep(files) {
    for (const file of files) index.entries.push(...file.entries.map((entry) => prepare(entry, file.words)));
  }

  async function loadTexts() {
    index.textFiles ??= Promise.all(index.names.texts.map(fetchJson));
    const texts = Object.assign({}, ...(await index.textFiles).map((file) => file.texts));
    for (const entry of index.entries) if (!entry.text && texts[entry.path]) addText(entry, texts[entry.path]);
    index.hasTexts = true;
  }

  async function fetchJson(name) {
    const response = await fetch(new URL(name, new URL(page.dataset.index, location.href)));
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response.json();
  }

  function show(text, past, whole) {
    const found = scan(index.entries, text, today);
    // What is over is looked through by itself only when nothing else is found.
    if (whole && !past && !found.length && index.names.past.length) {
      history.replaceState(null, "", addressOf(text, true));
      answer();
      return;
    }
    const patterns = foldQuery(text).map(patternOf);
    for (const part of page.querySelectorAll("[data-part]")) {
      const own = found.filter((hit) => hit.part === part.dataset.part);
      fillPart(part, own, patterns, page, today);
    }
    page.querySelector("[data-more-past]").hidden = past || !index.names.past.length || !found.length;
    page.querySelector("[data-start]").hidden = found.length > 0;
    if (!whole) return;
    say(found.length ? page.dataset.found : page.dataset.none, { q: text, n: found.length });
    document.title = page.dataset.title.replace("{q}", () => text);
    fillHelp(page.querySelector("[data-help]"), found.length ? "" : text, index.entries, page, today);
  }

  function showNothing() {
    for (const part of page.querySelectorAll("[data-part], [data-help], [data-more-past]")) part.hidden = true;
    page.querySelector("[data-start]").hidden = false;
    says.textContent = "";
  }

  function say(sentence, values) {
    says.textContent = sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}

function fillPart(part, hits, patterns, page, today) {
  const list = part.querySelector("ol");
  const button = part.querySelector("button");
  const rows = (some) => some.map((hit) => makeRow(hit, patterns, page, today));
  part.hidden = hits.length === 0;
  part.querySelector("[data-count]").textContent = hits.length;
  list.replaceChildren(...rows(hits.slice(0, FIRST_ROWS)));
  button.hidden = hits.length <= FIRST_ROWS;
  button.onclick = () => {
    const more = rows(hits.slice(FIRST_ROWS));
    list.append(...more);
    button.hidden = true;
    more[0].querySelector("a").focus();
  };
}

// When nothing is found: each word by itself, and names that resemble the query.
function fillHelp(help, text, entries, page, today) {
  help.hidden = !text;
  if (!text) return;
  const words = text.normalize("NFKC").split(/\s+/u).filter(Boolean);
  const alone = words.length > 1 ? words.map((word) => [word, scan(entries, word, today).length]) : [];
  const near = nearest(entries, text, SUGGESTIONS).map((entry) => [entry.title, scan(entries, entry.title, today).length]);
  const found = [...alone, ...near].filter(([, count]) => count);
  const items = [...new Map(found)].map(([word, count]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `?${new URLSearchParams({ q: word })}`;
    link.textContent = word;
    item.append(link, " ", page.dataset.count.replace("{n}", count));
    return item;
  });
  help.querySelector("ul").replaceChildren(...items);
  help.querySelector("[data-near]").hidden = !items.length;
}

for (const page of document.querySelectorAll("[data-search]")) startSearch(page);
