import { DomUtil, type LeafletEvent, type ZoomAnimEvent } from "leaflet";
import { el } from "../dom";
import type { View } from "../plan/geometry";
import type { Base } from "./base";
import type { Pen } from "./lettering";

// Sheet is one canvas over the map. It is drawn anew after the map came to rest, for the view that it had then, moves with
// the map's pane while it is dragged, and grows with it while it zooms.
export type Sheet = Readonly<{ view: () => View; draw: (view: View, paint: (pen: Pen) => void) => void }>;

const BEYOND = 0.25; // of the map's size, on each side: what a drag brings into sight

export const createSheet = ({ map }: Base, pane: string): Sheet => {
  const canvas = el("canvas", { class: "sheet leaflet-zoom-animated", "aria-hidden": "true" });
  map.getPane(pane)?.append(canvas);
  let corner = map.getCenter(), zoom = map.getZoom();

  const view = (): View => {
    const { x: width, y: height } = map.getSize(), z = map.getZoom();
    const { x: left, y: top } = map.project(map.containerPointToLatLng([0, 0]), z);
    return { zoom: z, left, top, width, height };
  };
  const follow = (z: number, center: L) => {
    const half = map.getSize().divideBy(2), pane = map.layerPointToContainerPoint([0, 0]);
    const origin = map.project(center, z).subtract(half).add(pane).round();
    DomUtil.setTransform(canvas, map.project(corner, z).subtract(origin).round(), map.getZoomScale(z, zoom));
  };
  map.on("zoomanim", (e: LeafletEvent) => { const { zoom: z, center } = e as ZoomAnimEvent; follow(z, center); });
  map.on("zoom", () => follow(map.getZoom(), map.getCenter()));

  return {
    view,
    draw: ({ zoom: z, left, top, width, height }, paint) => {
      const pen = canvas.getContext("2d") as Pen | null;
      if (!pen) return;
      const ratio = Math.min(3, window.devicePixelRatio || 1);
      const x = Math.round(width * BEYOND), y = Math.round(height * BEYOND);
      const across = width + 2 * x, down = height + 2 * y;
      if (canvas.width !== Math.round(across * ratio) || canvas.height !== Math.round(down * ratio)) {
        canvas.width = Math.round(across * ratio);
        canvas.height = Math.round(down * ratio);
        canvas.style.width = `${across}px`;
        canvas.style.height = `${down}px`;
      }
      zoom = z;
      corner = map.unproject([left - x, top - y], z);
      follow(map.getZoom(), map.getCenter());
      pen.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
      pen.clearRect(-x, -y, across, down);
      paint(pen);
    },
  };
};

type L = ReturnType<Base["map"]["getCenter"]>;
