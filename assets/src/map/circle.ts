import { DomUtil, Polygon, type LatLng, type LatLngTuple, type LeafletEvent, type ZoomAnimEvent } from "leaflet";
import { el } from "../dom";
import type { Bounds } from "../plan/geometry";
import type { Text } from "../text";
import type { Base, Pane } from "./base";

// The circle of a distance, and the choice of its middle on the map: by a click or a tap, by Enter the map's middle. It is
// told as long as it is awaited, with a way to leave it, and the focus goes back to where it was.
export type CircleOn = Readonly<{
  show: (near: string, name: string) => void; // lon,lat,km; blank for none
  bounds: () => Bounds | null; // of the circle that is drawn
  name: () => Readonly<{ text: string; x: number; y: number }> | undefined; // and the point of the screen that it stands over
  pick: (done: (lon: number, lat: number) => void) => void;
}>;

const LINE: Pane = "lines", NAMES: Pane = "marks";
const KM_A_DEGREE = 110.9; // of latitude, hereabouts
const SIDES = 90; // of what is drawn as a circle

const around = (lon: number, lat: number, km: number): LatLngTuple[] => Array.from({ length: SIDES }, (_, i) => {
  const turn = (i / SIDES) * 2 * Math.PI, up = km / KM_A_DEGREE;
  return [lat + up * Math.sin(turn), lon + (up * Math.cos(turn)) / Math.cos((lat * Math.PI) / 180)];
});

export const drawCircle = (base: Pick<Base, "map" | "renderer">, t: Text, say: (text: string) => void): CircleOn => {
  let drawn: Polygon | undefined, top: LatLngTuple = [0, 0];
  const label = el("div", { class: "near-name leaflet-zoom-animated", hidden: true });
  let stop: (() => void) | undefined;
  const { map } = base, box = map.getContainer();
  map.getPane(NAMES)?.append(label);
  const follow = (zoom: number, center: LatLng) => {
    const corner = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(map.layerPointToContainerPoint([0, 0]));
    DomUtil.setPosition(label, map.project(top, zoom).subtract(corner).round());
  };
  map.on("zoomanim", (e: LeafletEvent) => { const { zoom, center } = e as ZoomAnimEvent; follow(zoom, center); });
  map.on("viewreset zoom", () => follow(map.getZoom(), map.getCenter()));
  return {
    show: (near, name) => {
      drawn?.remove();
      drawn = undefined;
      label.hidden = true;
      const [lon = NaN, lat = NaN, km = NaN] = near.split(",").map(Number);
      if (![lon, lat, km].every(Number.isFinite) || !near) return;
      drawn = new Polygon(around(lon, lat, km), { pane: LINE, renderer: base.renderer(LINE), interactive: false, smoothFactor: 0,
        className: "near-circle" }).addTo(map);
      label.textContent = name;
      label.hidden = false;
      top = [lat + km / KM_A_DEGREE, lon];
      follow(map.getZoom(), map.getCenter());
    },
    bounds: () => {
      const b = drawn?.getBounds();
      return b ? [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()] : null;
    },
    name: () => {
      if (!drawn) return undefined;
      const { x, y } = map.latLngToContainerPoint(top);
      return { text: label.textContent ?? "", x, y };
    },
    pick: (done) => {
      stop?.();
      const told = t(matchMedia("(hover: none)").matches ? "map.pick_touch" : "map.pick");
      const cancel = el("button", { type: "button" }, t("map.pick_cancel")), how = el("div", { class: "map-how" }, el("p", { "aria-hidden": "true" }, told), cancel);
      const before = document.activeElement;
      box.classList.add("picking");
      box.append(how);
      say(told);
      const back = () => { if (before instanceof HTMLElement && before.isConnected) before.focus(); };
      const at = (p: LatLng) => done(Math.round(p.lng * 1e4) / 1e4, Math.round(p.lat * 1e4) / 1e4);
      const click = (e: MouseEvent) => {
        e.stopImmediatePropagation();
        const left = cancel.contains(e.target as Node);
        if (!left && how.contains(e.target as Node)) return;
        stop?.();
        back();
        if (!left) at(map.mouseEventToLatLng(e));
      };
      const key = (e: KeyboardEvent) => {
        if (e.key !== "Escape" && (e.key !== "Enter" || e.target === cancel)) return; // there Enter is a click
        e.stopImmediatePropagation();
        stop?.();
        // Before the key is up it would press what gets the focus.
        box.addEventListener("keyup", back, { capture: true, once: true });
        if (e.key === "Enter") at(map.getCenter());
      };
      box.addEventListener("click", click, { capture: true });
      box.addEventListener("keydown", key, { capture: true });
      stop = () => {
        box.classList.remove("picking");
        how.remove();
        say("");
        box.removeEventListener("click", click, { capture: true });
        box.removeEventListener("keydown", key, { capture: true });
        stop = undefined;
      };
      box.focus();
    },
  };
};
