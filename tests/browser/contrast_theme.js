// What a page owes readers who have set colours of their own (forced-colors: active).
//
// Answers {rule: [place, …]}, as manners.js does.
(() => {
  const found = { theme: [], frames: [], current: [] };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const place = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
  if (!matchMedia("(forced-colors: active)").matches) found.theme.push("no contrast theme is set");
  const framed = (element) => {
    const style = getComputedStyle(element);
    const lines = ["Top", "Right", "Bottom", "Left"].map((side) => [style[`border${side}Style`], style[`border${side}Width`], style[`border${side}Color`]]);
    const ground = (() => {
      for (let box = element; box; box = box.parentElement) {
        const { backgroundColor } = getComputedStyle(box);
        if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    })();
    const drawn = ([kind, width, color]) => kind !== "none" && parseFloat(width) > 0 && color !== ground && color !== "rgba(0, 0, 0, 0)";
    return lines.some(drawn) || drawn([style.outlineStyle, style.outlineWidth, style.outlineColor]);
  };
  // Backgrounds are gone: a state, a button, a field and a note keep an outline.
  for (const element of all(".label, .banner, .notice, button, .button, .action, input:not([type=checkbox], [type=radio]), select, textarea")) {
    if (!framed(element)) found.frames.push(place(element));
  }
  // Where one is, is told by more than a colour.
  for (const element of all("a[aria-current]")) {
    const { fontWeight, textDecorationLine } = getComputedStyle(element);
    if (Number(fontWeight) < 600 && textDecorationLine === "none" && !framed(element)) found.current.push(place(element));
  }
  return found;
})()
