import type { Basemap, Boot, Gate, Marks, Shapes } from "../api/types";
import type { Layer, Look, View } from "../state/state";
import type { Text } from "../text";
import { createBase, type Place } from "./base";
import { APART, level, type Item } from "./cluster";
import { drawDistricts, type District, type Districts } from "./districts";
import { drawGround, switchTiles } from "./ground";
import { watchKeys, watchPointer } from "./input";
import { drawLabels } from "./labels";
import { createMarks, type Drawn } from "./marks";
import type { Step } from "./shade";
import type { Glyphs } from "./signs";
import { nameOf } from "./words";

// What a reader can mean on the map.
export type Acts = Readonly<{
  incident: (index: number) => void;
  several: (title: string, members: readonly number[]) => void;
  gate: (g: Gate) => void;
  district: (d: District) => void;
  nothing: () => void;
  moved: (v: View | null) => void;
  say: (text: string) => void;
  entered: () => void; // by the keyboard: the focus goes to what was opened
}>;

export type Shaded = Readonly<{ steps: readonly Step[]; none: boolean; zero: boolean }>;

// How a place is brought into view: close enough to tell it from others, only out from under the card, or not at all.
export type Reveal = "near" | "clear" | "leave";

export type AtlasMap = Readonly<{
  show: (m: Marks, look: Look) => Shaded;
  choose: (id: string) => void;
  tiles: (on: boolean) => void;
  reveal: (at: Place, how: Reveal, over: DOMRect) => void;
  district: (id: string) => District | undefined;
  look: (v: View | null) => void;
  box: () => string; // west,south,east,north of the view
  focus: () => void;
}>;

export type MapOptions = Readonly<{
  boot: Boot;
  basemap: Basemap;
  shapes: Shapes;
  glyphs: Glyphs;
  t: Text;
  view: View | null;
  covered: () => number; // pixels at the map's beginning that the legend lies over
  acts: Acts;
}>;

// createMap is the only door to Leaflet.
export const createMap = (box: HTMLElement, { boot, basemap, shapes, glyphs, t, view, covered, acts }: MapOptions): AtlasMap => {
  const base = createBase(box, { home: boot.home, t, covered }), naming = { types: boot.types, confidences: boot.confidences, t };
  base.look(view);
  const { map } = base;
  drawGround(base, basemap);
  const districts: Districts = drawDistricts(base, shapes);
  const tiles = switchTiles(base, boot);
  const marks = createMarks(base, glyphs, boot);
  const labels = drawLabels(base, basemap, { lang: boot.lang, marks: () => marks.drawn() });
  marks.onDraw(labels.draw);
  let answer: Marks | undefined;
  let layers: ReadonlySet<Layer> = new Set();
  const name = (d: Drawn) => (answer ? nameOf(answer, d.item, naming) : "");

  const open = (item: Item) => {
    const to = marks.clusters()?.opens(item) ?? APART;
    if (to > level(map.getZoom()) && to < APART) map.setView([item.lat, item.lon], to);
    else marks.fan(item);
    if (to >= APART) acts.several(nameOf(answer as Marks, item, naming).split(";")[0] ?? "", item.members);
  };
  const choose = ({ item }: Drawn) => {
    const gate = item.kind === "gate" ? answer?.crossings[item.index] : undefined;
    if (gate) acts.gate(gate);
    else if (item.kind === "mark") acts.incident(item.index);
    else if (item.kind === "badge") acts.several(answer?.badges[item.index]?.name ?? "", item.members);
    else open(item);
  };
  const leave = () => { if (!marks.fan(null)) acts.nothing(); };

  watchPointer(base, marks, {
    name,
    click: ({ drawn, lon, lat }) => {
      if (drawn) { choose(drawn); return; }
      const district = layers.has("districts") ? districts.at(lon, lat) : undefined;
      if (!marks.fan(null) && district) acts.district(district);
      else acts.nothing();
    },
  });
  watchKeys(base, marks, { t, name, say: acts.say, enter: (d) => { choose(d); acts.entered(); }, leave });
  base.moved(acts.moved);

  return {
    show: (m, look) => {
      answer = m;
      const l = (layers = look.layers);
      box.classList.toggle("without-ground", !l.has("ground"));
      const shaded = districts.show(m, look.shade, l.has("districts"));
      labels.districts(l.has("districts") ? districts.list() : []);
      marks.show(m, l);
      const counts = marks.clusters()?.counts();
      box.dataset.drawn = String(counts?.drawn ?? 0);
      box.dataset.badges = String(counts?.badges ?? 0);
      box.dataset.placeless = String(counts?.noplace ?? 0);
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
      if (how !== "leave") base.reveal(at, how === "near" && map.getZoom() < 8 ? 8.5 : 0, over);
    },
    district: (id) => districts.list().find((d) => d.id === id),
    look: base.look,
    box: () => {
      const b = map.getBounds();
      const at = (n: number) => String(Math.round(n * 1e3) / 1e3);
      return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map(at).join(",");
    },
    focus: () => box.focus(),
  };
};
