import type { LeafletMouseEvent } from "leaflet";
import type { Basemap, Boot, Laid, Marks, Rivers, Shapes } from "../api/types";
import { fitOf, likeHome, well } from "../plan/fit";
import type { Bounds } from "../plan/geometry";
import type { Target } from "../plan/pick";
import type { State, View } from "../state/state";
import type { Text } from "../text";
import { createBase, type Base, type Place } from "./base";
import type { CircleOn } from "./circle";
import { drawDistricts, type District, type Districts, type Shading } from "./districts";
import { drawGround } from "./ground";
import { SOUTH } from "./inset";
import { createMarks, type MarkLayer } from "./marks";
import type { Glyphs } from "./signs";

// A click means the nearest thing that is drawn, or a point of the ground.
export type Click = Readonly<{ target?: Target; lon: number; lat: number }>;

// Inner is the map as its own other parts know it.
export type Inner = Readonly<{
  base: Base;
  marks: MarkLayer;
  districts: Districts;
  drawn: () => Readonly<{ answer: Marks; look: State }> | undefined;
  rests: () => LeafletMouseEvent | undefined; // where a mouse was last over the map, while it still is
  circle: (c: CircleOn) => void; // what is drawn keeps clear of it, and a filter by it is shown whole
}>;

// How a place is brought into view: close enough to tell it from others, only out from under the card, or not at all.
export type Reveal = "near" | "clear" | "leave";

export type AtlasMap = Readonly<{
  show: (m: Marks, s: State) => Shading;
  choose: (id: string) => void;
  reveal: (at: Place, how: Reveal, over: DOMRect) => void;
  district: (id: string) => District | undefined;
  look: (v: View | null) => void;
  box: () => string; // west,south,east,north of the view
  parts: () => readonly Bounds[]; // of the earth in view, the inset's too
  routes: () => boolean; // roads are drawn in the view
  sized: (value: number) => number; // the radius of a sign in the view
  inner: Inner;
}>;

export type MapOptions = Readonly<{
  boot: Boot;
  basemap: Basemap;
  shapes: Shapes;
  rivers: () => Promise<Rivers>; // as they are from close by
  laid: (look: "" | "/near") => Promise<Laid>; // into the ground, by the operator
  glyphs: Glyphs;
  t: Text;
  view: View | null;
  covered: () => number; // pixels at the map's beginning that the legend lies over
  clicked: (c: Click) => void;
  moved: (v: View | null) => void;
  painted: () => void; // signs, for the first time
}>;

// createMap is the only door to Leaflet.
export const createMap = (box: HTMLElement, { boot, basemap, shapes, rivers, laid, glyphs, t, view, covered, clicked, moved, painted }: MapOptions): AtlasMap => {
  const base = createBase(box, { home: boot.home, t, covered });
  base.look(view);
  const { map } = base;
  const ground = drawGround(base, basemap, { files: boot.ground, rivers });
  const districts: Districts = drawDistricts(base, shapes);
  let circle: CircleOn | undefined;
  const marks = createMarks(base, {
    boot, basemap, shapes, glyphs, t, covered: () => overMap(map.getSize().x, map.getSize().y, covered()), circle: () => circle?.name(),
    painted: () => {
      painted();
      // What an operator brings comes when all else is there, and the map does without it where it doesn't come.
      if (boot.laid.length > 0) import("./laid").then(({ lay }) => lay({ base, ground, marks, layers: boot.laid, fetch: laid }), () => {});
    },
  });
  let drawn: ReturnType<Inner["drawn"]>;
  map.on("click", ({ containerPoint: { x, y }, latlng: { lng: lon, lat } }: LeafletMouseEvent) => {
    const target = marks.hit(x, y);
    clicked({ ...(target ? { target } : {}), lon, lat });
  });
  // Whoever names what a mouse is over comes with its first move, which may be its last.
  let rests: LeafletMouseEvent | undefined;
  map.on("mousemove", (e: LeafletMouseEvent) => { rests = e; });
  map.on("mouseout movestart", () => { rests = undefined; });
  base.moved(moved);
  const seen = (): Bounds => {
    const b = map.getBounds();
    return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
  };
  const goTo = (m: Marks) => {
    const wanted = fitOf(m), round = circle?.bounds();
    if (round) base.go(round, 32);
    else if (!wanted || likeHome(wanted, boot.home)) base.go(boot.home);
    else if (!well(wanted, base.free())) base.go(wanted);
  };

  return {
    show: (m, l) => {
      const fresh = m !== drawn?.answer;
      drawn = { answer: m, look: l };
      ground.show(l.layers.has("ground"));
      const shaded = districts.show(m, l);
      marks.show(m, l, () => { if (fresh) goTo(m); });
      Object.assign(box.dataset, marks.counts());
      return shaded;
    },
    choose: (id) => {
      marks.choose(id);
      districts.choose(id.replace(/^district:/, ""));
    },
    reveal: (at, how, over) => {
      if (how !== "leave") base.reveal(at, how === "near" && map.getZoom() < 8 ? 9 : 0, over);
    },
    district: (id) => districts.list().find((d) => d.id === id),
    look: (v) => {
      base.look(v);
      if (!v && drawn) goTo(drawn.answer); // a view that no address names is the filter's
    },
    box: () => seen().map((n) => String(Math.round(n * 1e3) / 1e3)).join(","),
    parts: () => [seen(), ...(box.querySelector(".inset:not([hidden])") ? [SOUTH] : [])],
    routes: () => box.querySelector(".ground-route") !== null,
    sized: marks.sized,
    inner: { base, marks, districts, drawn: () => drawn, rests: () => rests, circle: (c) => { circle = c; drawn = undefined; } },
  };
};

// overMap is what lies over the map: the legend's strip, the switches, the buttons and the scale.
const overMap = (width: number, height: number, strip: number) => {
  const rtl = document.dir === "rtl", side = (from: number, to: number) => (rtl ? { left: from, right: to } : { left: width - to, right: width - from });
  const legend = strip > 0 ? [rtl ? { left: width - strip, right: width, top: 0, bottom: height } : { left: 0, right: strip, top: 0, bottom: height }] : [];
  const switches = width < 600 ? 250 : 540, row = rtl ? { left: width - switches, right: width } : { left: 0, right: switches };
  return [...legend, { ...row, top: 0, bottom: 60 }, { ...side(0, 62), top: 0, bottom: 148 }, { ...side(0, 140), top: height - 34, bottom: height }];
};
