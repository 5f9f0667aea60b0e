import type { Basemap, Boot, Marks, Shapes } from "../api/types";
import { world, type Box } from "../plan/geometry";
import { here, nearest, targetsOf, type Target } from "../plan/pick";
import { planMap, type Atlas, type PlaceName, type Plan, type Wish } from "../plan/plan";
import { killedIn, type Kinds } from "../plan/things";
import type { Scene } from "../many/crowd";
import type { Look } from "../state/state";
import type { Text } from "../text";
import { atlasOf, groundOf, slopeAt } from "./atlas";
import type { Base } from "./base";
import { createInset } from "./inset";
import { createLettering } from "./lettering";
import { paint, type Palette } from "./paint";
import { createSheet } from "./sheet";
import type { Glyphs } from "./signs";
import { readTheme, watchTheme } from "./theme";

export type MarkLayer = Readonly<{
  show: (m: Marks, look: Look, go: () => void) => void; // go brings the map to where they are
  choose: (id: string) => void;
  sized: (value: number) => number; // the radius of what stands for a value, 0 before anything is drawn
  hit: (x: number, y: number) => Target | undefined; // container pixels
  here: (t: Target) => readonly number[]; // all that lies where a target does
  inView: () => readonly Target[];
  rename: (change: (names: readonly PlaceName[]) => readonly PlaceName[]) => void; // what the ground says
  counts: () => Readonly<{ drawn: number; badges: number; placeless: number }>;
}>;

export type MarkOptions = Readonly<{
  boot: Boot; basemap: Basemap; shapes: Shapes; glyphs: Glyphs; t: Text;
  covered: () => readonly Box[];
  painted: () => void; // for the first time
  circle: () => Readonly<{ text: string; x: number; y: number }> | undefined; // the name over a point of the screen
}>;

// over is what the name of a circle covers: what is drawn keeps clear of it.
const over = ({ x, y }: Readonly<{ x: number; y: number }>, width: number): Box => ({ left: x - width / 2 - 8, right: x + width / 2 + 8, top: y - 30, bottom: y });

// createMarks draws all that the map is about on one canvas. What is drawn is no target of its own: what a reader means is
// the nearest thing.
export const createMarks = (base: Base, { boot, basemap, shapes, glyphs, t, covered, circle, painted }: MarkOptions): MarkLayer => {
  const { map } = base, box = map.getContainer();
  const kinds: Kinds = boot;
  let ground = groundOf(basemap, shapes, t);
  let theme = readTheme(box), frame = 0, first = true;
  map.on("zoomanim", () => { if (frame) paintAll(); }); // what is grown must be what is meant
  const letters = createLettering(() => theme), sheet = createSheet(base, "marks"), inset = createInset(base, basemap, t);
  const paths = new Map<string, Path2D>();
  const path = (d: string): Path2D => {
    const known = paths.get(d) ?? new Path2D(d);
    paths.set(d, known);
    return known;
  };
  let marks: Marks | undefined;
  let look: Look | undefined;
  let atlas: Atlas | undefined;
  let drawn: Readonly<{ atlas: Atlas; wish: Wish; plan: Plan }> | undefined;
  let targets: readonly Target[] = [], scene: Scene | undefined;
  let chosen = "", due = false;
  const slopes = new Map<string, number>();

  const paletteOf = (m: Marks): Palette => {
    const index = chosen ? m.incidents.id.indexOf(chosen) : -1;
    const place = [m.incidents.lon[index], m.incidents.lat[index]].map((n) => (n ?? NaN) / 1e4);
    return {
      theme, marks: scene?.marks ?? m, kinds, group: boot.group, chosen: new Set(index < 0 ? [] : m.crowd?.held(index) ?? [index]),
      beneath: scene?.beneath, place: place.every(Number.isFinite) ? place as unknown as Palette["place"] : undefined,
      glyph: (type) => path(glyphs.path(type)), door: (state) => path(glyphs.door(state)),
      slope: (i) => slopes.get(m.crossings[i]?.id ?? "") ?? 0,
    };
  };
  const paintAll = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!marks || !drawn) return;
    const { plan, atlas, wish } = drawn, palette = paletteOf(marks);
    sheet.draw(plan.view, (pen) => paint(pen, plan, palette));
    inset.draw(atlas, wish, palette);
    if (first) painted();
    first = false;
  };
  // A canvas that writes a letter has the whole page laid out first: painting waits until all else of the page has changed.
  const repaint = () => { frame ||= requestAnimationFrame(paintAll); };
  const draw = () => {
    due = false;
    if (look && marks?.crowd) marks.crowd.look(sheet.view(), { theme, glyphs, quiet: look.shade !== "plain", areas: look.reading !== "places" }, lay);
    else lay();
  };
  const lay = (of?: Scene) => {
    if (!marks || !atlas || !look) return;
    scene = of;
    const crowd = of && { ...atlas, things: { ...atlas.things, spots: of.spots, badges: of.badges }, killed: (i: number) => killedIn(of.marks, i) }, whole = crowd ?? atlas;
    const round = circle(), lying = [...covered(), ...(round ? [over(round, letters.width("town1", round.text))] : [])];
    const wish = { view: of?.view ?? sheet.view(), reading: look.reading, size: look.size, covered: lying, letters, scale: of?.scale ?? boot.scale, quiet: look.shade !== "plain",
      districts: look.layers.has("districts") };
    const own = inset.box(wish.view.zoom, !of), plan = own ? planMap(inset.rest(whole), { ...wish, covered: [...wish.covered, own] }) : planMap(whole, wish);
    drawn = { atlas: whole, wish, plan };
    targets = targetsOf(plan);
    repaint();
  };
  map.on("moveend resize", draw);
  watchTheme(() => { theme = readTheme(box); draw(); }, () => { theme = readTheme(box); paintAll(); });
  // For whoever wants to know what is drawn where, as tests do.
  box.addEventListener("plan", (e) => { if (e instanceof CustomEvent) Object.assign(e.detail as object, { plan: drawn?.plan, marks, scene }); });

  return {
    show: (m, l, go) => {
      if (m !== marks || l.layers !== look?.layers) atlas = atlasOf(m, kinds, ground, { crossings: l.layers.has("crossings") });
      for (const g of m.crossings) {
        if (!slopes.has(g.id)) slopes.set(g.id, slopeAt(ground.frontier, world(g.lon / 1e4, g.lat / 1e4)));
      }
      marks = m;
      look = l;
      // Where the map moves, its rest draws them: once is enough.
      due = true;
      go();
      if (due) draw();
    },
    choose: (id) => {
      if (id === chosen) return;
      chosen = id;
      repaint();
    },
    rename: (change) => {
      ground = { ...ground, names: change(ground.names) };
      if (!atlas) return;
      atlas = { ...atlas, names: ground.names };
      draw();
    },
    sized: (value) => drawn?.plan.sized(value) ?? 0,
    hit: (x, y) => nearest([...targets, ...(scene?.near(x, y) ?? [])], x, y),
    here: (target) => here(target, targets),
    inView: () => {
      const { x, y } = map.getSize();
      return [...targets, ...(scene?.first() ?? [])].filter((d) => d.x >= 0 && d.y >= 0 && d.x <= x && d.y <= y);
    },
    counts: () => {
      if (marks?.crowd) return marks.crowd.counts;
      const sum = (list: readonly Readonly<{ members: readonly number[] }>[]) => list.reduce((n, { members }) => n + members.length, 0);
      const things = atlas?.things;
      return { drawn: sum(things?.spots ?? []), badges: sum(things?.badges ?? []), placeless: things?.placeless ?? 0 };
    },
  };
};
