// Drives the system's Chromium over a list of pages and tells what it saw.
//
// Standard input:  {"chromium": path, "axe": path, "looks": [Look, …]}   (Look: see harness.py)
// Standard output: [Sight, …] in the order of the looks
//
// No page may reach another host: such requests are refused and listed.

import { readFileSync } from "node:fs";
import { launch, openPage } from "./open.mjs";

const PATIENCE = 120_000;
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const job = JSON.parse(readFileSync(0, "utf8"));
const axeSource = job.looks.some((look) => look.axe) ? readFileSync(job.axe, "utf8") : "";

const browser = await launch(job.chromium);
const sights = [];
try {
  // Looks at one page follow each other: it is loaded once, then resized and repainted.
  let open = null;
  for (const look of job.looks) {
    if (!open || open.used || look.keys.length || !["url", "javascript", "now"].every((name) => open[name] === look[name])) {
      await open?.page.context().close();
      open = await within(openPage(browser, look), look);
    }
    sights.push(await within(see(open, look), look));
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(sights));

/** Fails loudly, with the page's address, instead of waiting for ever. */
async function within(promise, look) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${look.url} took longer than ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function see(open, look) {
  const { page } = open;
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({
    media: look.media,
    colorScheme: look.scheme,
    reducedMotion: look.motion,
    forcedColors: look.forced_colors ? "active" : "none",
  });
  for (const key of look.keys) {
    open.used = true;
    if (key.startsWith("type:")) await page.keyboard.type(key.slice("type:".length));
    else if (key.startsWith("to:")) await tabTo(page, key.slice("to:".length));
    else await page.keyboard.press(key);
  }
  // Waits for the page to come to rest: what it fetches is there, what it typed is answered.
  // (waitForFunction would evaluate it in the page, which the policy of our pages refuses.)
  while (look.until && !(await page.evaluate(look.until).catch(() => false))) await page.waitForTimeout(50);
  const sight = {
    url: page.url(),
    status: open.status,
    complaints: [...open.complaints],
    abroad: [...open.abroad],
    ...(await page.evaluate(describe)),
    violations: [],
    answer: look.ask ? await page.evaluate(look.ask) : null,
  };
  if (look.axe) {
    if (!open.hasAxe) await page.evaluate(axeSource);
    open.hasAxe = true;
    sight.violations = await page.evaluate(runAxe, AXE_TAGS);
  }
  if (look.screenshot && look.full_page) await page.evaluate(layOutAll);
  if (look.screenshot) await page.screenshot({ path: look.screenshot, fullPage: look.full_page });
  return sight;
}

// The functions below run in the page.

function describe() {
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const texts = (selector) =>
    [...document.querySelectorAll(selector)].filter(isSeen).map((element) => (element.innerText ?? element.textContent).trim());
  // What is laid out only when one comes near it cuts off what would stick out: lay out everything.
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(whole);
  const root = document.documentElement;
  const edge = root.clientWidth;
  // What sticks out to the right, unless a box with a scroll bar of its own holds it.
  const holdsItself = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible") return true;
    }
    return false;
  };
  const sticking =
    root.scrollWidth <= edge
      ? []
      : [...document.body.querySelectorAll("*")]
          .filter((element) => element.getBoundingClientRect().right > edge + 0.5 && !holdsItself(element))
          .map((element) => element.outerHTML.slice(0, 120));
  const seen = {
    scroll_width: root.scrollWidth,
    client_width: edge,
    sticking: sticking.slice(0, 5),
    title: document.title,
    navigation: texts("nav, [role=navigation]"),
    headings: texts("h1, h2, h3, h4, h5, h6"),
    links: texts("a[href]"),
    main: texts("main").join("\n"),
  };
  document.adoptedStyleSheets.pop();
  return seen;
}

async function runAxe(tags) {
  // axe measures boxes: what is not laid out yet would lie over its neighbours.
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(whole);
  const found = await globalThis.axe.run(document, {
    runOnly: { type: "tag", values: tags },
    rules: { "target-size": { enabled: true } }, // WCAG 2.2 AA, off by default
    resultTypes: ["violations"],
  });
  document.adoptedStyleSheets.pop();
  return found.violations.map((violation) => ({
    rule: violation.id,
    help: violation.help,
    places: violation.nodes.map((node) => `${node.target.join(" ")}: ${node.html.slice(0, 160)}`),
  }));
}

// A picture of a whole page shows also what is laid out only when one comes near it.
function layOutAll() {
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(whole);
}

// Presses Tab until what `selector` names has the focus; a reader would give up, too.
async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} is not reached by Tab on ${page.url()}`);
}
