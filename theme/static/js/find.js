// Refines the list of /find/ by the tags of its rows. The address holds what was chosen, so that it can be
// kept and shared; the number of what is left is announced.
//
// What it reads: [data-find], the list, with data-found ({n}) and data-none; <template data-controls>;
// [data-day] with rows; data-tags="category:food is:free" and data-last on a row.

const ENDS = {
  today: (today) => [today, today],
  tomorrow: (today) => [addDays(today, 1), addDays(today, 1)],
  weekend: (today) => [weekdayOf(today) === 0 ? today : addDays(sundayOf(today), -1), sundayOf(today)],
  week: (today) => [today, sundayOf(today)],
  month: (today) => [today, `${today.slice(0, 8)}31`],
};

// The Sunday with which the week of `day` ends.
function sundayOf(day) {
  return addDays(day, (7 - weekdayOf(day)) % 7);
}

function startFinding(list) {
  const today = tokyoDay();
  const form = list.querySelector("template[data-controls]").content.querySelector("form").cloneNode(true);
  const says = form.querySelector("[role=status]");
  const days = [...list.querySelectorAll("[data-day]")];
  list.querySelector("h2").after(form);

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    history.replaceState(null, "", addressOf(chosenIn(form)));
    refine();
  });
  form.addEventListener("reset", () => {
    // The controls are emptied after this event.
    setTimeout(() => {
      history.replaceState(null, "", addressOf([]));
      refine();
    });
  });
  addEventListener("popstate", choose);
  choose();

  function choose() {
    const told = new URLSearchParams(location.search);
    for (const control of form.elements) {
      if (control.type === "checkbox") control.checked = told.getAll(control.name).includes(control.value);
      else if (control.name) setMenu(control, told.get(control.name));
    }
    refine();
  }

  function refine() {
    const chosen = chosenIn(form);
    const span = ENDS[new Map(chosen).get("day")]?.(today);
    const tags = chosen.filter(([name]) => name !== "day").map(([name, value]) => `${name}:${value}`);
    let count = 0;
    for (const day of days) {
      const rows = [...day.querySelectorAll(".row")];
      for (const row of rows) row.hidden = !fits(row, day.dataset.day, span, tags);
      const left = rows.filter((row) => !row.hidden).length;
      day.hidden = left === 0;
      count += left;
    }
    says.textContent = count ? list.dataset.found.replace("{n}", count) : list.dataset.none;
  }
}

function setMenu(menu, value) {
  menu.value = value ?? "";
  // What the address asks for may not be on offer any more.
  if (menu.selectedIndex < 0) menu.value = "";
}

function fits(row, day, span, tags) {
  const own = (row.dataset.tags ?? "").split(" ");
  if (!tags.every((tag) => own.includes(tag))) return false;
  return !span || (day <= span[1] && (row.dataset.last ?? day) >= span[0]);
}

function chosenIn(form) {
  return [...new FormData(form)].filter(([, value]) => value);
}

function addressOf(chosen) {
  const address = new URL(location.href);
  address.search = new URLSearchParams(chosen);
  return address.href;
}

for (const list of document.querySelectorAll("[data-find]")) startFinding(list);
