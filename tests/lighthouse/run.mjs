// Runs Lighthouse as for a phone on a slow line (its defaults) and tells the scores: of three runs the one
// in the middle, because what else the machine does counts as the page's own work.
//
// Standard input:  {"chromium": path, "urls": [url, …]}
// Standard output: [{"url", "scores": {category: 0–100}, "failing": [[audit, title, places], …], "metrics": {…}}, …]

import { readFileSync } from "node:fs";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
const RUNS = 3;

const job = JSON.parse(readFileSync(0, "utf8"));
const chrome = await launch({ chromePath: job.chromium, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
const told = [];
try {
  for (const url of job.urls) {
    const lhr = await middleRun(url);
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]));
    const weighty = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs.filter((ref) => ref.weight > 0).map((ref) => ref.id));
    const failing = [...new Set(weighty)]
      .map((id) => lhr.audits[id])
      .filter((audit) => audit.score !== null && audit.score < 0.9)
      .map((audit) => [audit.id, `${audit.title} ${audit.displayValue ?? ""}`.trim(), placesOf(audit)]);
    const metrics = Object.fromEntries(METRICS.map((id) => [id, lhr.audits[id].displayValue]));
    told.push({ url, scores, failing, metrics });
  }
} finally {
  chrome.kill();
}

async function middleRun(url) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", output: "json", onlyCategories: CATEGORIES });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    runs.push(lhr);
  }
  runs.sort((one, other) => one.categories.performance.score - other.categories.performance.score);
  return runs[Math.floor(RUNS / 2)];
}

function placesOf(audit) {
  return (audit.details?.items ?? []).flatMap((item) => item.node?.selector ?? []).slice(0, 4);
}

process.stdout.write(JSON.stringify(told));
