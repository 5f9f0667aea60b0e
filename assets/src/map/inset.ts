import type { MultiLineString, LineString } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection } from "topojson-specification";
import type { Basemap } from "../api/types";
import { el } from "../dom";
import { onScreen, viewOf, world, type Bounds, type Box, type Spot } from "../plan/geometry";
import { planMap, type Atlas, type Wish } from "../plan/plan";
import type { Text } from "../text";
import { LOW, type Base } from "./base";
import type { Pen } from "./lettering";
import { paint, type Palette } from "./paint";

// Kandahar, Chaman and Quetta lie too far south for the opening: a frame of their own shows them, at a smaller scale but
// with signs of the same size, as in the picture without script.
export const SOUTH: Bounds = [65.1, 29.7, 67.7, 32.1];

const EDGE = 10, BOTTOM = 38; // pixels from the corner, above the scale: over the plains, which lie empty

const CREDIT = 22; // pixels of a line beneath, that names whom the ground is owed to

export type Inset = Readonly<{
  box: (zoom: number, wanted: boolean) => Box | undefined; // what of the map it covers, where it is shown
  rest: (atlas: Atlas) => Atlas; // without what it shows, which nobody shall count twice
  draw: (atlas: Atlas, wish: Wish, palette: Palette) => void;
}>;

export const createInset = (base: Base, basemap: Basemap, t: Text): Inset => {
  const { map } = base, small = () => map.getSize().x < 600;
  const canvas = el("canvas", { "aria-hidden": "true" }), title = el("span", {}, t("map.inset"));
  const frame = el("button", { type: "button", class: "inset", hidden: true, "aria-label": t("map.inset.go"), title: t("map.inset.go") }, canvas, title);
  map.getContainer().append(frame);
  for (const kind of ["click", "dblclick", "mousedown", "touchstart", "keydown"]) frame.addEventListener(kind, (e) => e.stopPropagation(), { passive: true });
  frame.addEventListener("click", () => map.fitBounds([[SOUTH[1], SOUTH[0]], [SOUTH[3], SOUTH[2]]]));
  const lines = (name: "inner" | "frontier"): Spot[][] =>
    feature(basemap, basemap.objects[name] as GeometryCollection).features.flatMap(({ geometry }) => {
      const g = geometry as LineString | MultiLineString;
      return (g.type === "LineString" ? [g.coordinates] : g.coordinates).map((l) => l.map(([lon = 0, lat = 0]) => world(lon, lat)));
    });
  const inner = lines("inner"), frontier = lines("frontier");
  const size = () => (small() ? { width: 124, height: 100 } : { width: 176, height: 150 });

  const [left, top] = world(SOUTH[0], SOUTH[3]), [right, bottom] = world(SOUTH[2], SOUTH[1]);
  const outside = ({ at: [x, y] }: Readonly<{ at: Spot }>) => x < left || x > right || y < top || y > bottom;
  let whole: Atlas | undefined, rest: Atlas | undefined;

  return {
    rest: (atlas) => {
      if (!rest || whole !== atlas) {
        const { spots, badges, coarse, areas, placeless } = atlas.things;
        const things = { spots: spots.filter(outside), badges: badges.filter(outside), coarse: coarse.filter(outside), areas: areas.filter(outside), placeless };
        [whole, rest] = [atlas, { ...atlas, things }];
      }
      return rest;
    },
    draw: (atlas, wish, palette) => {
      const pen = canvas.getContext("2d") as Pen | null;
      if (frame.hidden || !pen) return;
      const { width, height } = size(), ratio = Math.min(3, window.devicePixelRatio || 1), { theme } = palette;
      canvas.width = width * ratio; // which clears it
      canvas.height = height * ratio;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      const view = viewOf(SOUTH, width, height), screen = onScreen(view);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.fillStyle = theme.land;
      pen.fillRect(0, 0, width, height);
      const draw = (list: readonly (readonly Spot[])[], lineWidth: number, colour: string, dash: number[]) => {
        pen.lineWidth = lineWidth;
        pen.strokeStyle = colour;
        pen.setLineDash(dash);
        for (const line of list) {
          pen.beginPath();
          line.forEach((w) => pen.lineTo(...screen(w)));
          pen.stroke();
        }
        pen.setLineDash([]);
      };
      draw(inner, 0.8, theme.line, []);
      draw(frontier, 1.5, theme.frontier, [4, 3]);
      const names = atlas.names.filter((n) => n.kind === "town1").map((n) => ({ ...n, kind: "town2" }));
      paint(pen, planMap({ ...atlas, names, countries: ["", ""] }, {
        ...wish, view, sizedAt: wish.view.zoom, covered: [{ left: 0, top: 0, right: width, bottom: 25 }],
      }), palette);
    },
    box: (zoom, wanted) => {
      const b = map.getBounds(), seen = !wanted || b.getSouth() < SOUTH[1] + 0.9 || b.getWest() < SOUTH[0] + 0.4;
      const { x, y } = map.getSize();
      frame.hidden = seen || zoom > 8.5 || y < LOW; // where it would lie under the buttons
      if (frame.hidden) return undefined;
      const { width, height } = size(), rtl = document.dir === "rtl";
      return { left: rtl ? 0 : x - width - EDGE - 8, right: rtl ? width + EDGE + 8 : x, top: y - height - BOTTOM - (map.getContainer().closest(".credited") ? CREDIT : 0) - 8, bottom: y };
    },
  };
};
