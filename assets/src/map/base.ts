import { Control, DomEvent, Map as LeafletMap, SVG, type LatLngBoundsExpression } from "leaflet";
import type { Boot } from "../boot";
import { el } from "../dom";
import type { View } from "../state/state";
import type { Text } from "../text";

export const ZOOM = { min: 5, max: 13 } as const;

// The panes of the map from the ground up, with their place in the pile.
const PANES = { ground: 200, tiles: 210, areas: 250, lines: 300, labels: 350, marks: 600, chosen: 650 } as const;
export type Pane = keyof typeof PANES;

export type Base = Readonly<{
  map: LeafletMap;
  renderer: (pane: Pane) => SVG;
  home: () => void;
  view: () => View;
  look: (v: View | null) => void;
}>;

// The map itself: where it is and how it is moved. Zoom goes by quarters, so that a telephone shows the province whole.
export const createBase = (box: HTMLElement, boot: Boot, t: Text, covered: () => number): Base => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new LeafletMap(box, {
    minZoom: ZOOM.min, maxZoom: ZOOM.max, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90,
    attributionControl: false, zoomControl: false, maxBounds: [[22.5, 58.5], [41.5, 80.5]], maxBoundsViscosity: 0.9,
    zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm, worldCopyJump: false, keyboardPanDelta: 90,
  });
  for (const [name, level] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(level);
    if (name !== "marks" && name !== "chosen") pane.style.pointerEvents = "none";
  }
  const renderers = new Map<Pane, SVG>();
  const renderer = (pane: Pane) => {
    const known = renderers.get(pane);
    if (known) return known;
    const made = new SVG({ pane, padding: 0.4 });
    renderers.set(pane, made);
    return made;
  };
  const [west, south, east, north] = boot.home;
  const bounds: LatLngBoundsExpression = [[south, west], [north, east]];
  // The legend covers a strip at the map's beginning.
  const fit = (animate: boolean) => {
    const strip = covered(), side = document.dir === "rtl" ? "paddingBottomRight" : "paddingTopLeft";
    map.fitBounds(bounds, { animate, padding: [4, 4], ...(strip ? { [side]: [strip, 4] } : {}) });
  };
  const home = () => fit(!calm);
  controls(map, t, home);
  return {
    map, renderer, home,
    view: () => {
      const c = map.getCenter();
      return { zoom: map.getZoom(), lat: round(c.lat), lon: round(c.lng) };
    },
    look: (v) => {
      if (v) map.setView([v.lat, v.lon], Math.min(ZOOM.max, Math.max(ZOOM.min, v.zoom)), { animate: false });
      else fit(false);
    },
  };
};

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
  new Control.Scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(map);
};
