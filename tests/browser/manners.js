// What a page owes readers who enlarge, who space out, who use the keyboard; evaluated in the page.
//
// Answers {rule: [place, …]}: what does not keep a rule. The page is left as it was.
(() => {
  const found = { focus: [], covered: [], targets: [], structure: [], pictures: [], languages: [], motion: [], spacing: [] };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const place = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const style = (element) => getComputedStyle(element);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const stops = all("a[href], button, input, select, textarea, summary, [tabindex]").filter(
    (element) => isSeen(element) && !element.disabled && element.tabIndex >= 0,
  );

  // 2.4.7 Focus Visible, 2.4.11 Focus Not Obscured: the frame differs, and nothing lies above it.
  // In a drawing the outline of the shape is the frame.
  const look = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = style(element);
    const { stroke, strokeWidth } = style(element.closest("svg") ? element.firstElementChild : element);
    return [outlineStyle, outlineStyle === "none" ? "" : outlineWidth + outlineColor, boxShadow, stroke, strokeWidth].join(" ");
  };
  // Of a link over several lines the first line stands for it.
  const boxOf = (element) => element.getClientRects()[0] ?? element.getBoundingClientRect();
  // The middle of what of it lies in the window: a long text is higher than that.
  const middle = (from, to, edge) => (from < edge && to > 0 ? (Math.max(from, 0) + Math.min(to, edge)) / 2 : from);
  for (const element of stops) {
    if (element.tabIndex > 0) found.structure.push(`tabindex above 0: ${place(element)}`);
    document.activeElement.blur();
    const before = look(element);
    element.focus({ focusVisible: true });
    if (document.activeElement !== element) {
      found.focus.push(`cannot be focused: ${place(element)}`);
      continue;
    }
    if (look(element) === before) found.focus.push(place(element));
    const box = boxOf(element);
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
    const top = document.elementFromPoint(x, y);
    if (!top || !(element.contains(top) || top.contains(element) || element.labels?.[0]?.contains(top))) {
      found.covered.push(`${place(element)} at ${Math.round(x)},${Math.round(y)} under ${top ? place(top) : "nothing: outside"}`);
    }
  }
  document.activeElement.blur();
  scrollTo(0, 0);

  // 2.5.8 Target Size: 24 px each way, but for links in a sentence.
  const isInSentence = (element) => {
    if (style(element).display !== "inline") return false;
    const block = element.closest("p, li, dd, dt, td, th, figcaption, caption, summary, div");
    return block && block.innerText.trim().length > element.innerText.trim().length;
  };
  // What is far below is not laid out (content-visibility), and a sentence that is not has no innerText.
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(whole);
  for (const element of stops) {
    const label = element.labels?.[0];
    const boxes = [element.getBoundingClientRect(), ...(label ? [label.getBoundingClientRect()] : [])];
    if (boxes.some(({ width, height }) => width >= 23.9 && height >= 23.9) || isInSentence(element)) continue;
    if (element.matches(".visually-hidden, .skip-link")) continue;
    found.targets.push(`${boxes[0].width.toFixed(1)} × ${boxes[0].height.toFixed(1)}: ${place(element)}`);
  }
  document.adoptedStyleSheets.pop();

  // 1.3.1, 2.4.6: one h1, no level left out; each landmark once, or with a name of its own.
  const headings = all("h1, h2, h3, h4, h5, h6").filter((element) => element.checkVisibility());
  const levels = headings.map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.structure.push(`h1: ${levels.filter((level) => level === 1).length}`);
  levels.forEach((level, index) => {
    if (level > (levels[index - 1] ?? 0) + 1) found.structure.push(`h${levels[index - 1] ?? 0} → ${place(headings[index])}`);
  });
  if (all("main").length !== 1) found.structure.push(`main: ${all("main").length}`);
  const names = all("nav").map((nav) => nav.getAttribute("aria-label") ?? nav.getAttribute("aria-labelledby") ?? "");
  if (new Set(names).size < names.length || names.includes("")) found.structure.push(`names of nav: ${names.join(", ")}`);

  // 1.1.1: every picture has an alternative, or says that it only decorates.
  for (const image of all("img, svg")) {
    const decorates = image.closest("[aria-hidden=true]") || image.getAttribute("alt") === "";
    const name = image.getAttribute("alt") ?? image.getAttribute("aria-label") ?? image.getAttribute("aria-labelledby") ?? image.querySelector("title")?.textContent;
    if (!decorates && !name?.trim()) found.pictures.push(place(image));
  }

  // 3.1.1, 3.1.2: languages are real ones. (x-default: whoever speaks none of them.)
  const known = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  const isLanguage = (tag) => {
    try {
      return Boolean(known.of(new Intl.Locale(tag).language));
    } catch {
      return false;
    }
  };
  for (const element of [document.documentElement, ...all("[lang], [hreflang]")]) {
    const tags = [element.getAttribute("lang"), element.getAttribute("hreflang")].filter((tag) => tag !== null && tag !== "x-default");
    if (!tags.every(isLanguage)) found.languages.push(place(element));
  }

  // 2.3.3 and the reader's own setting: nothing moves by itself, nothing glides.
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    for (const element of all("*")) {
      const { animationName, transitionDuration, scrollBehavior } = style(element);
      const glides = transitionDuration.split(",").some((time) => parseFloat(time) > 0);
      if (animationName !== "none" || glides || scrollBehavior === "smooth") found.motion.push(place(element));
    }
  }

  // 1.4.12 Text Spacing: nothing is cut off, nothing runs out of its box.
  const isHidden = (element) => element.closest(".visually-hidden, .skip-link") || style(element).clipPath === "inset(50%)";
  const boxes = all("body *").filter((element) => isSeen(element) && !element.closest("svg") && style(element).display !== "inline" && !isHidden(element));
  const tooMuch = (element) => {
    const { overflowX, overflowY } = style(element);
    const scrolls = (value) => value === "auto" || value === "scroll";
    const wide = element.scrollWidth > element.clientWidth + 1 && !scrolls(overflowX);
    const high = element.scrollHeight > element.clientHeight + 1 && !scrolls(overflowY) && (overflowY !== "visible" || style(element).height !== "auto");
    return [wide && element.clientWidth > 0, high && element.clientHeight > 0 && overflowY !== "visible"];
  };
  const wasTooMuch = new Map(boxes.map((element) => [element, tooMuch(element)]));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
  );
  document.adoptedStyleSheets.push(sheet);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.spacing.push(`the page scrolls sideways: ${root.scrollWidth}`);
  for (const element of boxes) {
    const after = tooMuch(element);
    if (after.some((much, index) => much && !wasTooMuch.get(element)[index])) {
      found.spacing.push(`${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}: ${place(element)}`);
    }
  }
  document.adoptedStyleSheets.pop();
  return found;
})()
