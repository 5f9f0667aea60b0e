import { Circle, Tooltip, type LatLng } from "leaflet";
import type { Bounds } from "../plan/geometry";
import type { Base, Pane } from "./base";

// The circle of a distance, and the choice of its middle by a click on the map.
export type CircleOn = Readonly<{
  show: (near: string, name: string) => void; // lon,lat,km; blank for none
  bounds: () => Bounds | null; // of the circle that is drawn
  pick: (done: (lon: number, lat: number) => void) => void;
}>;

const LINE: Pane = "lines", NAMES: Pane = "marks";
const KM_A_DEGREE = 110.9; // of latitude, hereabouts

export const drawCircle = (base: Pick<Base, "map" | "renderer">): CircleOn => {
  let drawn: Circle | undefined, label: Tooltip | undefined;
  let stop: (() => void) | undefined;
  const box = base.map.getContainer();
  return {
    show: (near, name) => {
      drawn?.remove();
      label?.remove();
      drawn = label = undefined;
      const [lon = NaN, lat = NaN, km = NaN] = near.split(",").map(Number);
      if (![lon, lat, km].every(Number.isFinite) || !near) return;
      drawn = new Circle([lat, lon], { radius: km * 1000, pane: LINE, renderer: base.renderer(LINE), interactive: false,
        className: "near-circle" }).addTo(base.map);
      label = new Tooltip([lat + km / KM_A_DEGREE, lon], { content: name, permanent: true, direction: "top", pane: NAMES,
        className: "near-name" }).addTo(base.map);
    },
    bounds: () => {
      const b = drawn?.getBounds();
      return b ? [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()] : null;
    },
    pick: (done) => {
      stop?.();
      box.classList.add("picking");
      const at = (p: LatLng) => done(Math.round(p.lng * 1e4) / 1e4, Math.round(p.lat * 1e4) / 1e4);
      const click = (e: MouseEvent) => {
        e.stopImmediatePropagation();
        stop?.();
        at(base.map.mouseEventToLatLng(e));
      };
      const key = (e: KeyboardEvent) => {
        if (e.key !== "Escape" && e.key !== "Enter") return;
        e.stopImmediatePropagation();
        stop?.();
        if (e.key === "Enter") at(base.map.getCenter());
      };
      box.addEventListener("click", click, { capture: true });
      box.addEventListener("keydown", key, { capture: true });
      stop = () => {
        box.classList.remove("picking");
        box.removeEventListener("click", click, { capture: true });
        box.removeEventListener("keydown", key, { capture: true });
        stop = undefined;
      };
      box.focus();
    },
  };
};
