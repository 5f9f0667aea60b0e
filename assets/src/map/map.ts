import type { Basemap, Boot, Gate, Marks, Rivers, Shapes } from "../api/types";
import { fitOf, likeHome, well } from "../plan/fit";
import type { Bounds } from "../plan/geometry";
import type { Target } from "../plan/pick";
import type { State, View } from "../state/state";
import type { Text } from "../text";
import { createBase, type Place } from "./base";
import { drawCircle, type CircleOn } from "./circle";
import { drawDistricts, type District, type Districts, type Shading } from "./districts";
import { drawGround, switchTiles } from "./ground";
import { watchKeys, watchPointer } from "./input";
import { createMarks } from "./marks";
import type { Glyphs } from "./signs";
import { nameOf, titleOf } from "./words";

// What a reader can mean on the map.
export type Acts = Readonly<{
  incident: (index: number) => void;
  several: (title: string, members: readonly number[], filter?: string) => void; // filter: what chooses them, where filters can
  gate: (g: Gate) => void;
  district: (d: District) => void;
  shaded: (d: District | undefined) => string; // what is said of a shaded district that a mouse is over
  nothing: () => void;
  moved: (v: View | null) => void;
  say: (text: string) => void;
  entered: () => void; // by the keyboard: the focus goes to what was opened
}>;

// How a place is brought into view: close enough to tell it from others, only out from under the card, or not at all.
export type Reveal = "near" | "clear" | "leave";

export type AtlasMap = Readonly<{
  show: (m: Marks, s: State) => Shading;
  choose: (id: string) => void;
  tiles: (on: boolean) => void;
  reveal: (at: Place, how: Reveal, over: DOMRect) => void;
  district: (id: string) => District | undefined;
  look: (v: View | null) => void;
  go: (b: Bounds) => void; // unless the reader has moved the map
  circle: CircleOn;
  box: () => string; // west,south,east,north of the view
  routes: () => boolean; // roads are drawn in the view
  focus: () => void;
}>;

export type MapOptions = Readonly<{
  boot: Boot;
  basemap: Basemap;
  shapes: Shapes;
  rivers: () => Promise<Rivers>; // as they are from close by
  glyphs: Glyphs;
  t: Text;
  view: View | null;
  covered: () => number; // pixels at the map's beginning that the legend lies over
  acts: Acts;
}>;

// createMap is the only door to Leaflet.
export const createMap = (box: HTMLElement, { boot, basemap, shapes, rivers, glyphs, t, view, covered, acts }: MapOptions): AtlasMap => {
  const base = createBase(box, { home: boot.home, t, covered }), naming = { types: boot.types, confidences: boot.confidences, t };
  base.look(view);
  const { map } = base;
  const ground = drawGround(base, basemap, { files: boot.ground, rivers });
  const districts: Districts = drawDistricts(base, shapes);
  const tiles = switchTiles(base, boot);
  const circle = drawCircle(base, t, acts.say);
  const marks = createMarks(base, {
    boot, basemap, shapes, glyphs, t, covered: () => overMap(map.getSize().x, map.getSize().y, covered()), circle: circle.name,
  });
  let answer: Marks | undefined;
  let look: State | undefined;
  const name = (target: Target) => (answer ? nameOf(answer, target, marks.here(target), naming) : "");

  const choose = (target: Target) => {
    const gate = target.gate === undefined ? undefined : answer?.crossings[target.gate];
    if (gate) { acts.gate(gate); return; }
    const members = marks.here(target), [only] = members;
    if (!answer || only === undefined) return;
    if (members.length === 1) acts.incident(only);
    else acts.several(titleOf(answer, target.thing, members, t), members, filterOf(target, members, answer));
  };
  const over = (target: Target | undefined) => {
    const coarse = target?.thing && target.thing.kind !== "spot" && target.thing.tally.parts.some((p) => p.coarse > 0);
    districts.tint(coarse ? target.thing?.area ?? "" : "");
  };

  watchPointer(base, marks, {
    name, over,
    ground: (lon, lat) => (look && look.shade !== "plain" && look.layers.has("districts") ? acts.shaded(districts.at(lon, lat)) : ""),
    click: ({ target, lon, lat }) => {
      if (target) { choose(target); return; }
      const district = look?.layers.has("districts") ? districts.at(lon, lat) : undefined;
      if (district) acts.district(district);
      else acts.nothing();
    },
  });
  watchKeys(base, marks, { t, name, over, say: acts.say, enter: (d) => { choose(d); acts.entered(); }, leave: acts.nothing });
  base.moved(acts.moved);
  const seen = (): Bounds => {
    const b = map.getBounds();
    return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
  };
  const goTo = (m: Marks) => {
    const wanted = fitOf(m), round = circle.bounds();
    if (round) base.go(round);
    else if (!wanted || likeHome(wanted, boot.home)) base.go(boot.home);
    else if (!well(wanted, seen())) base.go(wanted);
  };

  return {
    show: (m, l) => {
      const fresh = m !== answer;
      answer = m;
      look = l;
      ground.show(l.layers.has("ground"));
      const shaded = districts.show(m, l);
      marks.show(m, l, () => { if (fresh) goTo(m); });
      Object.assign(box.dataset, marks.counts());
      return shaded;
    },
    tiles: (on) => {
      tiles(on);
      box.classList.toggle("with-tiles", on);
    },
    choose: (id) => {
      marks.choose(id);
      districts.choose(id.replace(/^district:/, ""));
    },
    reveal: (at, how, over) => {
      if (how !== "leave") base.reveal(at, how === "near" && map.getZoom() < 8 ? 9 : 0, over);
    },
    district: (id) => districts.list().find((d) => d.id === id),
    look: base.look,
    go: base.go,
    circle,
    box: () => seen().map((n) => String(Math.round(n * 1e3) / 1e3)).join(","),
    routes: () => box.querySelector(".ground-route") !== null,
    focus: () => box.focus(),
  };
};

// filterOf chooses what a target holds in words of the filters, where there are such.
const filterOf = ({ thing }: Target, members: readonly number[], m: Marks): string | undefined => {
  if (!thing || thing.members.length !== members.length) return undefined;
  if (thing.kind === "spot") return `near=${thing.lon},${thing.lat},0.004`;
  if (m.areas.find((a) => a.id === thing.area)?.kind !== "district") return undefined;
  return `in_district=${thing.area}` + (thing.kind === "coarse" ? "&geo_precision=district" : "");
};

// overMap is what lies over the map: the legend's strip, the switches, the buttons and the scale.
const overMap = (width: number, height: number, strip: number) => {
  const rtl = document.dir === "rtl", side = (from: number, to: number) => (rtl ? { left: from, right: to } : { left: width - to, right: width - from });
  const legend = strip > 0 ? [rtl ? { left: width - strip, right: width, top: 0, bottom: height } : { left: 0, right: strip, top: 0, bottom: height }] : [];
  const switches = width < 600 ? 250 : 540, row = rtl ? { left: width - switches, right: width } : { left: 0, right: switches };
  return [...legend, { ...row, top: 0, bottom: 60 }, { ...side(0, 62), top: 0, bottom: 148 }, { ...side(0, 140), top: height - 34, bottom: height }];
};
