// Walks through the site with keys alone, as a reader who cannot use a mouse.
//
// Standard input:  {"chromium": path, "walks": [{"url", "now", "width", "steps": [Step, …]}]}   (Step: see walking.py)
// Standard output: [{"heard": [{"role", "name", "url", "presses"}, …], "complaints", "stuck"}, …]
//
// What has the focus is told as Chromium tells it to a screen reader.

import { readFileSync } from "node:fs";

import { launch, openPage } from "./open.mjs";

const job = JSON.parse(readFileSync(0, "utf8"));
const browser = await launch(job.chromium);
const walks = [];
try {
  for (const walk of job.walks) walks.push(await take(walk));
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(walks));

async function take(walk) {
  const open = await openPage(browser, { ...walk, javascript: true, height: 900, timezone: "Asia/Tokyo", pictures_from: null });
  await open.page.emulateMedia({ reducedMotion: "reduce" }); // what glides is not yet where it will be
  const reader = await open.page.context().newCDPSession(open.page);
  await reader.send("Accessibility.enable");
  const heard = [];
  let stuck = null;
  for (const step of walk.steps) {
    const answer = await take_step(open.page, reader, step);
    heard.push(answer);
    if (answer.stuck) {
      stuck = answer.stuck;
      break;
    }
  }
  await open.page.context().close();
  return { heard, complaints: open.complaints, stuck };
}

async function take_step(page, reader, { keys, to, most, arrive, says }) {
  let presses = 0;
  let focus = null;
  const passed = [];
  for (;;) {
    for (const key of keys) {
      presses += 1;
      if (key.startsWith("type:")) await page.keyboard.type(key.slice("type:".length));
      else await page.keyboard.press(key);
    }
    if (arrive || says || !to) break;
    focus = await focused(reader);
    if (focus && focus.role === to[0] && matches(focus.name, to[1])) break;
    passed.push(focus ? `${focus.role} ${focus.name}` : "nothing");
    if (presses >= most) {
      return { presses, url: page.url(), stuck: `${to.join(" ")} was not reached in ${most} presses: ${passed.join(" / ")}` };
    }
  }
  const patience = Date.now() + 20_000;
  const isDone = async () =>
    (!arrive || page.url().endsWith(arrive)) && (!says || (await words(page)).includes(says));
  while (!(await isDone().catch(() => false))) {
    if (Date.now() > patience) return { presses, url: page.url(), stuck: `waited in vain for ${arrive ?? says}; there is: ${await words(page)}` };
    await page.waitForTimeout(50);
  }
  if (arrive) await page.waitForLoadState("load").catch(() => null);
  focus ??= await focused(reader).catch(() => null);
  return { presses, url: page.url(), ...(focus ?? { role: "", name: "" }), ...(await frame(page).catch(() => ({}))) };
}

/** "…piece" is part of the name, anything else is the name. */
function matches(name, wanted) {
  return wanted.startsWith("…") ? name.includes(wanted.slice(1)) : name === wanted;
}

/** Role and name of what has the focus, from the accessibility tree. */
async function focused(reader) {
  const { result } = await reader.send("Runtime.evaluate", { expression: "document.activeElement" });
  if (!result.objectId) return null;
  const { nodes } = await reader.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
  const [node] = nodes;
  return { role: node?.role?.value ?? "", name: node?.name?.value ?? "", value: String(node?.value?.value ?? "") };
}

/** What the page announces, and whether the focus is seen: its box lies in the window, uncovered, with a frame. */
function words(page) {
  return page.evaluate(() => [...document.querySelectorAll("[role=status], h1")].map((one) => one.textContent.trim()).join(" / "));
}

function frame(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element.matches("main")) return {};
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const seen = Boolean(top) && (element.contains(top) || top.contains(element));
    return { seen, framed: getComputedStyle(element).outlineStyle !== "none", href: element.href ?? null };
  });
}
