import { Control, DomEvent, Map as LeafletMap, SVG, type LatLngBoundsExpression } from "leaflet";
import type { Boot } from "../api/types";
import { el } from "../dom";
import type { View } from "../state/state";
import type { Bounds } from "../plan/geometry";
import type { Text } from "../text";

export const ZOOM = { min: 5, max: 13 } as const;

// The panes of the map from the ground up, with their place in the pile.
const PANES = { ground: 200, tiles: 210, relief: 220, areas: 250, water: 270, lines: 300, marks: 600 } as const;
export type Pane = keyof typeof PANES | "laid"; // who draws there makes it

export type Place = Readonly<{ lon: number; lat: number }>;

export type Base = Readonly<{
  map: LeafletMap;
  renderer: (pane: Pane) => SVG;
  look: (v: View | null) => void; // null is the whole province
  reveal: (at: Place, zoom: number, over: DOMRect) => void; // at this zoom at least, and not beneath what lies over the map
  free: () => Bounds; // of the view, what no switches lie over
  go: (b: Bounds, name?: number) => void; // unless the reader has moved the map; pixels of a name above
  moved: (listener: (v: View | null) => void) => void; // by the reader
}>;

export type BaseOptions = Readonly<{ home: Boot["home"]; t: Text; covered: () => number }>;

// The map itself: where it is and how it is moved. Zoom goes by quarters, so that a telephone shows the province whole.
export const createBase = (box: HTMLElement, { home, t, covered }: BaseOptions): Base => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new LeafletMap(box, {
    minZoom: ZOOM.min, maxZoom: ZOOM.max, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90,
    attributionControl: false, zoomControl: false, trackResize: false, maxBounds: [[22.5, 58.5], [41.5, 80.5]], maxBoundsViscosity: 0.9,
    zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm, worldCopyJump: false, keyboardPanDelta: 90,
  });
  for (const [name, level] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(level);
    pane.style.pointerEvents = "none";
  }
  const renderers = new Map<Pane, SVG>();
  const renderer = (pane: Pane) => {
    const known = renderers.get(pane);
    if (known) return known;
    const made = new SVG({ pane, padding: 0.4 });
    renderers.set(pane, made);
    return made;
  };
  // Far out the opening may lie beneath a telephone's switches; a filter's map, and the low one above a list, begins below them.
  const switches = () => box.clientWidth < 600 && (aim !== home || box.clientHeight < LOW) ? SWITCHES : EDGE;
  let over = 0; // pixels of a name above what is aimed at
  let aim: Bounds = home; // what the page shows as long as nobody moves the map
  // The legend covers a strip at the map's beginning; of a telephone's small map, the switches cover much of the top.
  const fit = (animate: boolean) => {
    const strip = covered() || EDGE, rtl = document.dir === "rtl", top = switches() + over;
    const [west, south, east, north] = aim, bounds: LatLngBoundsExpression = [[south, west], [north, east]];
    map.fitBounds(bounds, { animate, maxZoom: NEAR, paddingTopLeft: [rtl ? EDGE : strip, top], paddingBottomRight: [rtl ? strip : EDGE, EDGE] });
  };
  let atHome = false; // what the page aims at is shown and nobody moved the map since
  let ownMoves = 0; // of the page, that are under way
  const quietly = (act: () => void) => { ownMoves++; act(); ownMoves--; };
  const look = (v: View | null) => quietly(() => {
    atHome = !v;
    [aim, over] = [home, 0];
    if (v) map.setView([v.lat, v.lon], Math.min(ZOOM.max, Math.max(ZOOM.min, v.zoom)), { animate: false });
    else fit(false);
  });
  let onMove = (_: View | null) => {};
  let goingHome = false;
  map.on("moveend", () => {
    if (ownMoves > 0) return;
    atHome = goingHome;
    goingHome = false;
    const c = map.getCenter();
    onMove(atHome ? null : { zoom: map.getZoom(), lat: round(c.lat), lon: round(c.lng) });
  });
  controls(map, t, () => { goingHome = true; [aim, over] = [home, 0]; fit(!calm); });

  let width = box.clientWidth, height = box.clientHeight;
  new ResizeObserver(() => quietly(() => {
    if (box.clientWidth === 0) return;
    map.invalidateSize({ animate: false, pan: true });
    if (atHome && (box.clientWidth !== width || box.clientHeight !== height)) fit(false);
    width = box.clientWidth;
    height = box.clientHeight;
  })).observe(box);
  let moving = false; // a map on its way doesn't say where it will be, and one that zooms takes no other way
  map.on("movestart", () => { moving = true; }).on("moveend", () => { moving = false; });
  const reveal = ({ lon, lat }: Place, least: number, over: DOMRect): void => {
    if (moving) {
      map.once("moveend", () => reveal({ lon, lat }, least, over));
      return;
    }
    const size = map.getSize(), edge = 32, frame = box.getBoundingClientRect();
    const across = over.width > size.x * 0.8; // a card as wide as the map, as on a telephone
    const free = { left: covered(), right: across ? size.x : over.left - frame.left, bottom: across ? over.top - frame.top : size.y };
    const zoom = Math.max(map.getZoom(), least), at = map.latLngToContainerPoint([lat, lon]);
    const seen = at.x > free.left + edge && at.x < free.right - edge && at.y > edge && at.y < free.bottom - edge;
    if (seen && zoom === map.getZoom()) return;
    const away: [number, number] = [(size.x - free.left - free.right) / 2, (size.y - free.bottom) / 2];
    map.setView(map.unproject(map.project([lat, lon], zoom).add(away), zoom), zoom);
  };
  const go = (b: Bounds, name = 0) => {
    if (!atHome || b.every((n, i) => n === aim[i])) return;
    [aim, over] = [b, name];
    quietly(() => fit(false));
  };
  const free = (): Bounds => {
    const { x, y } = map.getSize(), nw = map.containerPointToLatLng([0, switches() - EDGE]), se = map.containerPointToLatLng([x, y]);
    return [nw.lng, se.lat, se.lng, nw.lat];
  };
  return { map, renderer, look, free, go, reveal, moved: (then) => { onMove = then; } };
};

const EDGE = 14; // pixels around what is aimed at
const SWITCHES = 64; // pixels from the top to beneath them
export const LOW = 290; // pixels of height, above a telephone's list
const NEAR = 9.5; // the zoom that a filter's map is shown at most

const round = (degrees: number): number => Math.round(degrees * 1e3) / 1e3;

const controls = (map: LeafletMap, t: Text, home: () => void): void => {
  const Buttons = Control.extend({
    onAdd: () => {
      const button = (label: string, sign: string, act: () => void) => {
        const b = el("button", { type: "button", class: "map-button", "aria-label": t(label), title: t(label) }, sign);
        DomEvent.on(b, "click", act);
        return b;
      };
      const box = el("div", { class: "map-buttons" },
        button("map.zoom_in", "+", () => map.zoomIn()), button("map.zoom_out", "−", () => map.zoomOut()), button("map.home", "⌂", home));
      DomEvent.disableClickPropagation(box);
      return box;
    },
  });
  new Buttons({ position: document.dir === "rtl" ? "topleft" : "topright" }).addTo(map);
  new Control.Scale({ imperial: false, position: document.dir === "rtl" ? "bottomleft" : "bottomright", maxWidth: 120 }).addTo(map);
};
