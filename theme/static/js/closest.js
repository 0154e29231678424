// Two choices instead of a long list: a district and a kind lead to the closest calendar. The list below
// knows the answer to every question; this only finds it there.
//
// What it reads:
//   [data-closest]        hidden; holds two selects, [data-choose="area"] and [data-choose="kind"], and
//                         [data-closest-answer], which is read out when it changes
//   [data-area]           a district of the list, with a link for each kind

function offerChoice(form) {
  const areas = [...document.querySelectorAll("[data-area]")];
  const area = form.querySelector("[data-choose=area]");
  const kind = form.querySelector("[data-choose=kind]");
  const answer = form.querySelector("[data-closest-answer]");
  if (areas.length === 0) return;
  const kinds = [...areas[0].querySelectorAll("a")].map((link) => link.textContent);
  addOptions(area, areas.map((one) => one.dataset.area));
  addOptions(kind, kinds);
  form.hidden = false;
  const find = () => {
    if (!area.value || !kind.value) return answer.replaceChildren();
    const found = areas[Number(area.value)].querySelectorAll("li")[Number(kind.value)];
    const place = document.createElement("span");
    place.textContent = area.selectedOptions[0].textContent;
    answer.replaceChildren(place, " ", ...[...found.childNodes].map((node) => node.cloneNode(true)));
  };
  area.addEventListener("change", find);
  kind.addEventListener("change", find);
  // A browser that goes back may fill in what was chosen before.
  find();
}

function addOptions(select, texts) {
  texts.forEach((text, index) => select.append(new Option(text, String(index))));
}

for (const form of document.querySelectorAll("[data-closest]")) offerChoice(form);
