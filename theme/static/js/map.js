// Shows a real map in place of the drawing, once a reader asks for it: only then are Leaflet and the
// images of the map loaded. The list beside it stays what it is, and holds all that the map shows.
//
// What it reads:
//   [data-map]         the frame of the drawing; its data name the files of Leaflet, the address of the
//                      images and all words: data-library, -style, -tiles, -deepest, -publisher, -terms,
//                      -label, -closer, -farther, -close, -back
//   [data-map-offer]   hidden; holds the button [data-map-open]
//   [data-map-failed]  hidden; what to say when nothing could be loaded
//   [data-latitude]    a place of the list, with data-longitude, data-shape and perhaps data-number

const ALONE_ZOOM = 15;

function offerMap(frame) {
  const offer = document.querySelector("[data-map-offer]");
  const button = document.querySelector("[data-map-open]");
  const drawing = frame.firstElementChild;
  const asks = button.textContent;
  let shown = null;
  offer.hidden = false;
  button.addEventListener("click", async () => {
    if (shown) {
      const isOpen = !shown.hidden;
      shown.hidden = isOpen;
      drawing.hidden = !isOpen;
      button.textContent = isOpen ? asks : frame.dataset.back;
      return;
    }
    button.disabled = true;
    try {
      await loadLibrary(frame.dataset);
      shown = drawMap(frame);
      drawing.hidden = true;
      button.textContent = frame.dataset.back;
    } catch {
      frame.querySelector(".atlas__tiles")?.remove();
      document.querySelector("[data-map-failed]").hidden = false;
    } finally {
      button.disabled = false;
    }
    shown?.focus();
  });
}

function loadLibrary({ library, style }) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = style;
  const script = document.createElement("script");
  script.src = library;
  const loads = [sheet, script].map(
    (element) => new Promise((resolve, reject) => Object.assign(element, { onload: resolve, onerror: reject })),
  );
  document.head.append(sheet, script);
  return Promise.all(loads);
}

function drawMap(frame) {
  const words = frame.dataset;
  const box = document.createElement("div");
  box.className = "atlas__tiles";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.label);
  frame.append(box);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const moves = { zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm };
  const map = L.map(box, { ...moves, zoomControl: false, attributionControl: false });
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  addCredit(map, words);
  const places = [...document.querySelectorAll("[data-latitude]")];
  const spots = places.map((place) => [Number(place.dataset.latitude), Number(place.dataset.longitude)]);
  // Only a map that knows where it is makes elements of its pins.
  map.fitBounds(spots, { padding: [30, 30], maxZoom: ALONE_ZOOM });
  makeTiles(words).addTo(map);
  places.forEach((place, index) => addPlace(map, place, spots[index], words));
  return box;
}

function makeTiles({ tiles, deepest }) {
  // Leaflet clears a tile with a data: image, which the policy of the page refuses; to take it out of
  // the page does the same.
  const Tiles = L.TileLayer.extend({
    _abortLoading() {
      for (const [key, { el, coords }] of Object.entries(this._tiles)) {
        if (coords.z === this._tileZoom || el.complete) continue;
        el.onload = el.onerror = null;
        el.remove();
        delete this._tiles[key];
        this.fire("tileabort", { tile: el, coords });
      }
    },
    _removeTile(key) {
      this._tiles[key]?.el.removeAttribute("src");
      return L.GridLayer.prototype._removeTile.call(this, key);
    },
  });
  return new Tiles(tiles, { maxZoom: Number(deepest), minZoom: 5, referrerPolicy: "no-referrer" });
}

function addCredit(map, { publisher, terms }) {
  const credit = L.control({ position: "bottomright" });
  credit.onAdd = () => {
    const box = document.createElement("div");
    box.className = "leaflet-control-attribution";
    const link = document.createElement("a");
    link.href = terms;
    link.textContent = publisher;
    box.append(link);
    return box;
  };
  credit.addTo(map);
}

function addPlace(map, place, spot, { close }) {
  const link = place.querySelector("a");
  const name = link.textContent.trim();
  const pin = document.createElement("span");
  pin.className = "pin";
  pin.dataset.shape = place.dataset.shape;
  pin.textContent = place.dataset.number ?? "";
  const icon = L.divIcon({ html: pin, className: "atlas__pin", iconSize: [28, 28] });
  const marker = L.marker(spot, { icon, title: name }).addTo(map);
  marker.getElement().setAttribute("aria-label", `${pin.textContent} ${name}`.trim());
  marker.bindPopup(() => describe(place, link));
  marker.on("popupopen", ({ popup }) => {
    const button = popup.getElement().querySelector(".leaflet-popup-close-button");
    button.setAttribute("aria-label", close);
  });
}

function describe(place, link) {
  const box = document.createElement("div");
  const head = document.createElement("p");
  const name = document.createElement("a");
  name.href = link.href;
  name.textContent = link.textContent;
  head.append(name);
  box.append(head);
  for (const note of place.querySelectorAll("[data-told]")) {
    const line = document.createElement("p");
    line.textContent = note.textContent;
    box.append(line);
  }
  return box;
}

for (const frame of document.querySelectorAll("[data-map]")) offerMap(frame);
