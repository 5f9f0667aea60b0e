import type { CoarseSent, SpotsSent } from "../api/types";
import { disc, mark, OPEN, type Inks } from "../map/paint";
import type { Pen } from "../map/lettering";
import type { View } from "../plan/geometry";
import { CLOSE, QUIET, radius, type Scale } from "../plan/sizes";
import { keyOf, tilesOf, type TileAt } from "./tiling";

// Asked is what a worker is asked: the places of a filter in a view, and how they are drawn.
export type Asked = Readonly<{
  n: number; // a later question overtakes an earlier one
  root: string; // the address that those of tiles begin with
  filter: string;
  version: string;
  view: View;
  ratio: number; // pixels of the screen to one of the page
  hues: readonly string[]; // of types
  glyphs: readonly string[];
  strikes: readonly boolean[];
  edge: string;
  ink: string;
  scale: Scale;
  quiet: boolean;
}>;

// Told is its answer. A picture has what lies beyond the view too, where there are more places than the page plans itself.
export type Told = Readonly<{ n: number; view: View; whole: boolean; fault?: "stale" | "failed"; places: Places; picture?: ImageBitmap }>;

// Places are those of a view and around it, in pixels of it, the largest first.
export type Places = Readonly<{
  x: Float32Array;
  y: Float32Array;
  r: Float32Array; // of one incident
  count: Int32Array;
  best: Float64Array; // NaN where no incident gives one
  least: Float64Array; // what signs are sized by; NaN without
  zoom: number; // of the cells
  column: Int32Array;
  row: Int32Array;
  badges: readonly CoarseSent[]; // from close by
  seen: readonly number[]; // types in the view itself
  contested: boolean; // any of them is
  starts: Int32Array; // where the kinds of each begin, and the end
  kinds: Int32Array; // type, how many, how many contested, one after the other
}>;

const FEW = 1000; // of no more dots, each is planned as of few matches
const STACKS = 500; // and close by, where several at a place are one sign, of no more places
export const PILE = 6; // dots over one another, beneath which nothing can be seen any more
export const BEYOND = 0.25; // of the view: what a drag brings into sight

type Tile = TileAt & Readonly<{ sent: SpotsSent }>;

export type FieldOptions = Readonly<{
  fetch: (address: string, signal: AbortSignal) => Promise<SpotsSent>;
  draw: (places: Places, asked: Asked) => ImageBitmap | undefined;
  tell: (told: Told) => void;
}>;

const KEPT = 80; // tiles, for a map that is moved to and fro
const PATIENCE = 1500; // milliseconds, after which a part is shown

// createField keeps the tiles of one filter. What no view needs any more is given up.
export const createField = ({ fetch, draw, tell }: FieldOptions): ((asked: Asked) => void) => {
  const tiles = new Map<string, Tile>(), under = new Map<string, AbortController>();
  let of = "", last = 0;
  const forget = (key: string) => {
    under.get(key)?.abort();
    under.delete(key);
  };
  return (asked) => {
    const { n, root, filter, version, view } = asked;
    last = n;
    if (of !== `${version} ${filter}`) {
      of = `${version} ${filter}`;
      [...under.keys()].forEach(forget);
      tiles.clear();
    }
    const mine = of, wanted = new Map(tilesOf(view, BEYOND).map((t) => [keyOf(t), t]));
    for (const key of [...under.keys()]) if (!wanted.has(key)) forget(key);
    for (const key of [...tiles.keys()]) if (tiles.size > KEPT && !wanted.has(key)) tiles.delete(key);
    let waits = 0, timer: ReturnType<typeof setTimeout> | undefined;
    const answer = (fault?: Told["fault"]) => {
      clearTimeout(timer);
      if (n !== last || mine !== of) return;
      const here = [...wanted.keys()].flatMap((key) => tiles.get(key) ?? []), places = placesOf(here, asked);
      const picture = areFew(places, view) ? undefined : draw(places, asked);
      tell({ n, view, places, whole: !!fault || here.length === wanted.size, ...(picture ? { picture } : {}), ...(fault ? { fault } : {}) });
    };
    for (const [key, at] of wanted) {
      if (tiles.has(key)) continue;
      waits++;
      const stop = under.get(key) ?? new AbortController();
      under.set(key, stop);
      fetch(`${root}/${key}${filter && "?" + filter}`, stop.signal).then((sent) => {
        under.delete(key);
        if (mine !== of) return;
        if (sent.version !== version) { answer("stale"); return; }
        tiles.set(key, { ...at, sent });
        if (--waits === 0) answer();
      }, () => {
        if (stop.signal.aborted || mine !== of) return;
        under.delete(key);
        answer("failed");
      });
    }
    if (waits === 0) answer();
    else timer = setTimeout(() => answer(), PATIENCE);
  };
};

const WORLD = 256, STEPS = 4096, TURN = 2 * Math.PI;

// placesOf are the places of tiles that lie in a view or not far beyond it.
export const placesOf = (tiles: readonly Tile[], { view, scale, quiet }: Pick<Asked, "view" | "scale" | "quiet">): Places => {
  const { zoom, left, top, width, height } = view, k = 2 ** zoom * WORLD;
  const found: { x: number; y: number; r: number; tile: Tile; i: number }[] = [];
  for (const tile of tiles) {
    const { sent } = tile, side = k / 2 ** tile.zoom;
    for (let i = 0; i < sent.x.length; i++) {
      const x = (tile.x + (sent.x[i] ?? 0) / STEPS) * side - left, y = (tile.y + (sent.y[i] ?? 0) / STEPS) * side - top;
      if (x < -BEYOND * width || y < -BEYOND * height || x > (1 + BEYOND) * width || y > (1 + BEYOND) * height) continue;
      const killed = sent.at_least[i] ?? sent.best[i] ?? 0;
      found.push({ x, y, r: quiet ? QUIET : radius(killed / (sent.count[i] ?? 1), zoom, scale), tile, i });
    }
  }
  found.sort((a, b) => b.r - a.r);
  const n = found.length, places = {
    x: new Float32Array(n), y: new Float32Array(n), r: new Float32Array(n), count: new Int32Array(n), best: new Float64Array(n),
    least: new Float64Array(n), zoom: tiles[0]?.sent.cells ?? 0, column: new Int32Array(n), row: new Int32Array(n), starts: new Int32Array(n + 1),
  };
  const kinds: number[] = [], seen = new Set<number>();
  let contested = false;
  found.forEach(({ x, y, r, tile: { x: column, y: row, zoom: z, sent }, i }, at) => {
    const finer = sent.cells - z, of = (step: number) => (step * 2 ** finer) >> 12;
    places.x[at] = x;
    places.y[at] = y;
    places.r[at] = r;
    places.count[at] = sent.count[i] ?? 0;
    places.best[at] = sent.best[i] ?? NaN;
    places.least[at] = sent.at_least[i] ?? sent.best[i] ?? NaN;
    places.column[at] = column * 2 ** finer + of(sent.x[i] ?? 0);
    places.row[at] = row * 2 ** finer + of(sent.y[i] ?? 0);
    const own = sent.kinds[i] ?? [sent.kind[i] ?? 0, sent.count[i] ?? 0, sent.contested[i] ?? 0];
    kinds.push(...own);
    if (x >= 0 && y >= 0 && x <= width && y <= height) {
      for (let k = 0; k < own.length; k += 3) {
        seen.add(own[k] ?? 0);
        contested ||= (own[k + 2] ?? 0) > 0;
      }
    }
    places.starts[at + 1] = kinds.length;
  });
  return { ...places, kinds: Int32Array.from(kinds), badges: tiles.flatMap((t) => t.sent.badges), seen: [...seen], contested };
};

// areFew reports whether the page plans places itself, each as of few matches.
export const areFew = ({ x, kinds }: Pick<Places, "x" | "kinds">, { zoom }: Pick<View, "zoom">): boolean => {
  if (zoom >= CLOSE) return x.length <= STACKS;
  let dots = 0;
  for (let k = 1; k < kinds.length; k += 3) dots += Math.min(PILE, kinds[k] ?? 0);
  return dots <= FEW;
};

// solid is how solid so many dots over one another are.
const solid = (count: number): number => 1 - (1 - OPEN) ** count;

const DEEPEST = 0.6, DEEPER = 0.2; // how much ink is added at most, and for ten times as many

// deep is how much ink a place of many is darkened by, of which more than a few dots over one another would look alike.
export const deep = (count: number): number => Math.min(DEEPEST, DEEPER * Math.log10(Math.max(1, count / PILE)));

// formOf says what a place is drawn as: the kind that most of its incidents are of and, of few, the strikes among them too,
// which lie above. Of many, strikes that are a small part of them would hide the rest.
export const formOf = ({ kinds, starts, count }: Pick<Places, "kinds" | "starts" | "count">, i: number, strikes: Asked["strikes"]): { most: Held; struck: Held } => {
  const most = { type: -1, count: 0, contested: 0 }, struck = { type: -1, count: 0, contested: 0 };
  for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k += 3) {
    const type = kinds[k] ?? 0, many = kinds[k + 1] ?? 0, contested = kinds[k + 2] ?? 0;
    if (strikes[type]) {
      struck.type = type;
      struck.count += many;
      struck.contested += contested;
    } else if (many > most.count) [most.type, most.count, most.contested] = [type, many, contested];
  }
  if ((count[i] ?? 0) > PILE && struck.count < most.count) struck.type = -1;
  return { most, struck };
};

type Held = { type: number; count: number; contested: number };

// paintPlaces draws each kind of a place as its incidents, one over another, would look, and the deeper the more there are. The
// edge that sets a form apart from what lies beneath it would fill a dense picture with edges: a place of many has none.
export const paintPlaces = (pen: Pen, p: Places, { strikes, hues, ink }: Pick<Asked, "strikes" | "hues" | "ink">, inks: Inks): void => {
  const bare: Inks = { ...inks, theme: { ...inks.theme, edge: "transparent" } };
  for (let i = 0; i < p.x.length; i++) {
    const x = p.x[i] ?? 0, y = p.y[i] ?? 0, r = p.r[i] ?? 0, hollow = Number.isNaN(p.least[i]);
    const { most, struck } = formOf(p, i, strikes), many = (p.count[i] ?? 0) > PILE;
    const draw = ({ type, count, contested }: Held, shaped: boolean) => {
      if (type < 0) return;
      const doubted = 2 * contested > count;
      if (!shaped && !hollow && !doubted) disc(pen, x, y, r, hues[type] ?? "", solid(count));
      else mark(pen, { x, y, r, type: String(type), hollow, contested: doubted, coarse: false, shaped, solid: solid(count) }, many ? bare : inks);
    };
    draw(most, false);
    const dark = hollow ? 0 : deep(p.count[i] ?? 0);
    if (dark > 0) {
      pen.globalAlpha = dark;
      pen.fillStyle = ink;
      pen.beginPath();
      pen.arc(x, y, r, 0, TURN);
      pen.fill();
      pen.globalAlpha = 1;
    }
    draw(struck, true);
  }
};
