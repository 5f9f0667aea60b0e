import type { Boot, Marks } from "../api/types";
import { halo } from "../map/paint";
import { world, type View } from "../plan/geometry";
import { nearest, REACH, type Target } from "../plan/pick";
import { CLOSE, type Scale } from "../plan/sizes";
import type { Thing, Things } from "../plan/things";
import type { Crowd, Ink, Scene } from "./crowd";
import { areFew, BEYOND, type Asked, type Places, type Told } from "./field";
import { draw } from "./picture";
import { badgeThings, makerInto, marksOf, put, tallyOf, type Drawn, type Sum } from "./things";

// Drawer asks a worker for a view, and is told of the last one that was asked for.
export type Drawer = (asked: Omit<Asked, "n">, tell: (told: Told) => void) => void;

export type SceneOptions = Readonly<{
  boot: Boot; drawer: Drawer; filter: string; version: string;
  bare: Marks; things: Things; drawn: Drawn; // without places
  again: () => void;
  failed: () => void;
  busy: (yes: boolean) => void;
}>;

const STEPPED = 200; // places that keys step through, those with most incidents first: the list leads to all

export const createScenes = ({ boot, drawer, filter, version, bare, things, drawn, again, failed, busy }: SceneOptions): Pick<Crowd, "look" | "watch" | "seen" | "held" | "sizes"> => {
  const contested = boot.confidences.indexOf("contested"), strikes = boot.types.map((_, i) => boot.groups[i] === 0);
  const fit = scaleFor(things, boot.scale);
  let shown = () => {}, last: Told | undefined, scene: Scene | undefined, turn = 0;

  const look: Crowd["look"] = (view, { theme, glyphs, quiet, areas }: Ink, show) => {
    const mine = ++turn;
    if (areas && view.zoom < CLOSE) { // no place is drawn, and none asked for
      busy(false);
      last?.picture?.close();
      last = undefined;
      show(scene = { view, scale: fit, count: 0, marks: marksOf(bare, drawn), spots: [], badges: [], near: () => [], first: () => [] });
      shown();
      return;
    }
    const asked: Omit<Asked, "n"> = {
      root: new URL(boot.prefix + "/map/spots", location.href).href, filter, version, view, ratio: Math.min(3, devicePixelRatio || 1),
      hues: boot.types.map(theme.hue), glyphs: boot.types.map(glyphs.path), strikes, edge: theme.edge, ink: theme.ink, scale: fit, quiet,
    };
    busy(true);
    drawer(asked, (told) => {
      if (mine !== turn) {
        told.picture?.close();
        return;
      }
      if (told.whole) busy(false);
      if (told.fault === "stale") { again(); return; }
      if (told.fault) failed();
      last?.picture?.close();
      last = told;
      scene = sceneOf(told, { ...asked, n: 0 });
      show(scene);
      shown();
    });
  };
  const sumOf = (p: Places, i: number): Sum => {
    const kinds: number[][] = [], least = p.least[i] ?? NaN;
    for (let k = p.starts[i] ?? 0; k < (p.starts[i + 1] ?? 0); k += 3) kinds.push([...p.kinds.subarray(k, k + 3)]);
    return { killed: Number.isNaN(least) ? null : least, coarse: false, kinds };
  };
  const thingOf = (told: Told, i: number, members: readonly number[]): Thing => {
    const { places: p, view } = told, k = 2 ** view.zoom;
    return { key: `s${p.zoom}.${p.column[i]}.${p.row[i]}`, kind: "spot", at: [((p.x[i] ?? 0) + view.left) / k, ((p.y[i] ?? 0) + view.top) / k], lon: 0, lat: 0,
      area: "", home: false, name: "", members, tally: tallyOf([sumOf(p, i)], boot) };
  };
  const sceneOf = (told: Told, asked: Asked): Scene => {
    const { places: p, view, picture } = told, n = p.x.length, count = p.count.reduce((sum, c) => sum + c, 0);
    const all: Drawn = { type: [...drawn.type], confidence: [...drawn.confidence], best: [...drawn.best], low: [...drawn.low], badge: [...drawn.badge] };
    const badges = badgeThings(p.badges, makerInto(all, boot));
    if (areFew(p, view)) {
      const spots = Array.from({ length: n }, (_, i) => thingOf(told, i, put(all, sumOf(p, i), contested)));
      return { view, scale: fit, count, marks: marksOf(bare, all), spots, badges, near: () => [], first: () => [] };
    }
    const target = (i: number): Target => {
      const thing = thingOf(told, i, []);
      return { key: thing.key, x: p.x[i] ?? 0, y: p.y[i] ?? 0, radius: p.r[i] ?? 0, thing, members: [], above: false };
    };
    let most: readonly Target[] | undefined;
    return {
      view, scale: fit, count, marks: marksOf(bare, all), spots: [], badges,
      beneath: (pen, { theme, place }) => {
        const { width, height } = view, x = Math.round(width * BEYOND), y = Math.round(height * BEYOND);
        if (picture) pen.drawImage(picture, -x, -y, width + 2 * x, height + 2 * y);
        else draw(pen, p, asked);
        if (place) halo(pen, ...onView(view, place), 4, { theme });
      },
      near: (x, y) => {
        const close: number[] = [];
        for (let i = 0; i < n; i++) {
          const far = REACH + (p.r[i] ?? 0);
          if (Math.abs((p.x[i] ?? 0) - x) < far && Math.abs((p.y[i] ?? 0) - y) < far) close.push(i);
        }
        const best = nearest(close.map((i) => ({ i, x: p.x[i] ?? 0, y: p.y[i] ?? 0, radius: p.r[i] ?? 0, above: false })), x, y);
        return best ? [target(best.i)] : [];
      },
      first: () => most ??= [...p.count.keys()].filter((i) => (p.x[i] ?? -1) >= 0 && (p.y[i] ?? -1) >= 0 && (p.x[i] ?? 0) <= view.width && (p.y[i] ?? 0) <= view.height)
        .sort((a, b) => (p.count[b] ?? 0) - (p.count[a] ?? 0)).slice(0, STEPPED).map(target),
    };
  };
  return {
    look,
    sizes: fit.b < boot.scale.b ? sizesOf : () => undefined,
    watch: (then) => { shown = then; },
    seen: (within, mark) => {
      for (const t of !last ? things.areas : last.view.zoom >= CLOSE ? scene?.badges ?? [] : things.coarse) {
        if (!within(t.lon * 1e4, t.lat * 1e4)) continue;
        const { parts } = t.tally;
        for (const type of t.types ?? []) mark(type, parts.some((part) => part.contested > 0), parts.some((part) => part.coarse > 0));
      }
      for (const type of last?.places.seen ?? []) mark(type, !!last?.places.contested, false);
    },
    held: (row) => {
      const { badge, area, lon, lat } = bare.incidents, b = badge[row], a = bare.areas[area[row] ?? -1]?.id;
      const own = bare.badges[b ?? -1], of = own ? [...things.coarse.filter((t) => t.area === a), ...(scene?.badges ?? []).filter((t) => t.name === own.name)] : [];
      const at = world((lon[row] ?? NaN) / 1e4, (lat[row] ?? NaN) / 1e4);
      return [...of, ...things.areas.filter((t) => t.area === a), ...(scene?.spots ?? []).filter((t) => Math.hypot(t.at[0] - at[0], t.at[1] - at[1]) * 2 ** (last?.view.zoom ?? 0) < 4)]
        .flatMap((t) => t.members);
    },
  };
};

const LARGEST = 40; // pixels that the sign of an area reaches at most, at the zoom that shows the province

// scaleFor is the one scale of the pictures of an answer: that of all pictures, unless its largest area would cover the others.
export const scaleFor = ({ areas }: Pick<Things, "areas">, { a, b }: Scale): Scale =>
  ({ a, b: Math.min(b, LARGEST ** 2 / Math.max(1, ...areas.map((t) => t.tally.killed))) });

const TIMES = [1.4, 2, 3] as const; // how many times as wide as the least sign those of a legend are, about

// sizesOf are round numbers whose signs can be told apart by one scale.
export const sizesOf = (sized: (value: number) => number): readonly number[] => {
  const least = sized(0) ** 2, more = (sized(1e6) ** 2 - least) / 1e6;
  return TIMES.map((times) => round(Math.max(1, ((times ** 2 - 1) * least) / more)));
};

// round gives 1, 2 or 5 times a power of ten.
const round = (n: number): number => {
  const power = 10 ** Math.floor(Math.log10(n)), times = n / power;
  return power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10);
};

const onView = ({ zoom, left, top }: View, [lon, lat]: readonly [number, number]): [number, number] => {
  const [x, y] = world(lon, lat), k = 2 ** zoom;
  return [x * k - left, y * k - top];
};
