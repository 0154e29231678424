// Starts the system's Chromium and opens pages that reach no other host.

import { chromium } from "playwright-core";

// One grey pixel.
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4AAAA0gDR29kOtwAAAABJRU5ErkJggg==",
  "base64",
);
const CHROMIUM_FLAGS = [
  "--no-sandbox", // root, as on a CI machine; only pages of our own are opened
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium at this path. */
export function launch(executablePath) {
  return chromium.launch({ executablePath, headless: true, args: CHROMIUM_FLAGS });
}

/** Opens a page in a context of its own; what it asks of other hosts is refused and listed. */
export async function openPage(browser, { url, javascript, width, height, now, timezone, pictures_from }) {
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: javascript,
    locale: "ja-JP",
    timezoneId: timezone,
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  if (now) await page.clock.setFixedTime(new Date(now));
  const origin = new URL(url).origin;
  const complaints = [];
  const abroad = [];
  await page.route(
    (wanted) => wanted.origin !== origin && !["data:", "blob:"].includes(wanted.protocol),
    (route) => {
      abroad.push(route.request().url());
      if (new URL(abroad.at(-1)).origin === pictures_from) return route.fulfill({ contentType: "image/png", body: PICTURE });
      return route.abort();
    },
  );
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  const response = await page.goto(url, { waitUntil: "load" });
  return { url, javascript, now, page, complaints, abroad, status: response?.status() ?? 0, hasAxe: false, used: false };
}
