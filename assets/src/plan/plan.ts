import { fieldOf, type Field } from "./field";
import { alongLine, type Letter } from "./frontier";
import { boxAt, discsMeet, onEarth, onScreen, type Area, type Box, type Disc, type Spot, type View } from "./geometry";
import { boxOf, placeName, type Label, type Lettering, type Name } from "./names";
import { createRoom, type Room } from "./room";
import { standing } from "./signs";
import { CLOSE, numbered, radius, type Scale } from "./sizes";
import type { Thing, Things } from "./things";

// PlaceName is a name of the ground: a town, a province, a river, a pass or a country.
export type PlaceName = Readonly<{ kind: string; text: string; at: Spot; rank: number; from: number; to: number }>;

export type GateThing = Readonly<{ index: number; name: string; at: Spot; official: boolean }>;

export type Atlas = Readonly<{
  things: Things;
  killed: (member: number) => number | null;
  areas: ReadonlyMap<string, Area>;
  gates: readonly GateThing[];
  names: readonly PlaceName[];
  frontier: readonly (readonly Spot[])[]; // from west to east
  countries: readonly [beyond: string, home: string]; // to the left and to the right of the frontier
}>;

export type Wish = Readonly<{
  view: View;
  reading: "places" | "districts";
  size: "killed" | "count";
  scale?: Scale;
  covered: readonly Box[]; // what lies over the map
  letters: Lettering;
  districts: boolean; // districts are named
}>;

export type Dot = Readonly<{ x: number; y: number; r: number; thing: Thing; member: number }>;

// Sign stands for several incidents of one place or area, or for one whose place is coarse.
export type Sign = Readonly<{
  x: number; y: number;
  r: number; // of what it stands for
  reach: number; // of all that is drawn: a number needs room
  at: Spot; // its own point
  led: boolean; // it gave way, and a line leads to its point
  crowded: boolean; // there was no free spot
  thing: Thing;
}>;

export type GateSign = Readonly<{ x: number; y: number; reach: number; index: number }>;

export type Plan = Readonly<{
  view: View;
  close: boolean;
  dots: readonly Dot[];
  signs: readonly Sign[];
  gates: readonly GateSign[];
  labels: readonly Label[];
  letters: readonly Letter[];
}>;

const BEYOND = 0.3; // of the screen: how far what has a place is drawn beyond its edge, for a map that is dragged
export const TOP = 2.5; // pixels that a sign with strikes reaches further
const TEN = 10; // districts that are named whatever it costs

const tollOf = (t: Thing, size: Wish["size"]): number => (size === "count" ? t.tally.count : t.tally.killed);

// planMap says what stands where: names first, then signs at free spots of their areas, then names that find room.
export const planMap = (atlas: Atlas, wish: Wish): Plan => {
  const { view, letters } = wish, { width, height, zoom } = view;
  const screen = onScreen(view), earth = onEarth(view), close = zoom >= CLOSE;
  const frame = { left: 4, top: 4, right: width - 4, bottom: height - 4 };
  const shows = ([x, y]: Spot, by = BEYOND) => x > -by * width && y > -by * height && x < (1 + by) * width && y < (1 + by) * height;
  const placed = (list: readonly Thing[]) => list.map((thing) => ({ thing, at: screen(thing.at) })).filter(({ at }) => shows(at));
  const sized = (t: Thing) => radius(tollOf(t, !close && wish.reading === "districts" ? wish.size : "killed"), zoom, wish.scale);

  // What is drawn at its place and never moves.
  const spots = close || wish.reading === "places" ? placed(atlas.things.spots) : [];
  const dots: Dot[] = [], wanted: { thing: Thing; at: Spot }[] = [];
  for (const s of spots) {
    if (close && s.thing.members.length > 1) wanted.push(s);
    else for (const member of s.thing.members) dots.push({ x: s.at[0], y: s.at[1], r: radius(atlas.killed(member) ?? 0, zoom, wish.scale), thing: s.thing, member });
  }
  wanted.push(...placed(close ? atlas.things.badges : wish.reading === "places" ? atlas.things.coarse : atlas.things.areas));
  const field = fieldOf(dots.map((d) => ({ at: [d.x, d.y], weight: 1 })), width, height);
  const room = createRoom(frame, wish.covered);
  const gates = standGates(atlas.gates, screen, shows);
  for (const g of gates) room.takeDisc({ x: g.x, y: g.y, r: g.reach });

  const reach = (t: Thing, r: number) => (t.tally.count > 1 ? Math.max(r, numbered(zoom)) + (t.tally.strikes > 0 ? TOP : 0) : Math.max(r, 4) + 1.5);
  const own = new Map(wanted.filter(({ thing }) => thing.kind !== "spot")
    .map(({ thing, at }) => [thing.area, { x: at[0], y: at[1], r: reach(thing, sized(thing)) }] as const));
  const coming = [...own.values()], writer = createWriter({ room, field, letters, earth, frame, coming });

  // Names without which nobody knows where they are.
  const districts = districtNames(atlas, wish, own, screen);
  const gateNames = gates.map((g) => ({ official: !!atlas.gates[g.index]?.official, name: gateName(atlas.gates[g.index], g) }));
  const ground = groundNames(atlas.names, zoom, screen, shows);
  if (close) writer.write(ground.filter((n) => /^town[12]/.test(n.kind)).map((n) => ({ ...n, must: true })));
  writer.write(districts.slice(0, TEN).map((n) => ({ ...n, must: true })));
  writer.write(gateNames.filter((n) => n.official).map((n) => n.name));
  const lettersOf = atlas.countries.flatMap((name, i) =>
    zoom > 10 ? [] : writer.along(inFrame(atlas.frontier, screen, frame), name, i === 0 ? -1 : 1));

  // Then the signs, the largest first.
  coming.length = 0;
  const signs: Sign[] = [];
  const order = wanted.map((w) => ({ ...w, r: sized(w.thing) })).sort((a, b) => b.r - a.r || b.thing.tally.count - a.thing.tally.count || (a.thing.key < b.thing.key ? -1 : 1));
  for (const { thing, at, r } of order) {
    const full = reach(thing, r), area = atlas.areas.get(thing.area);
    const far = thing.kind === "spot" ? 40 : area ? 100 : 48;
    const found = standing({ at, r: full, ...(area && thing.kind !== "spot" ? { area } : {}), far }, room, frame, earth);
    const disc = found ?? { x: at[0], y: at[1], r: full };
    room.takeDisc(disc);
    signs.push({ x: disc.x, y: disc.y, r, reach: full, at, led: Math.hypot(disc.x - at[0], disc.y - at[1]) > 1, crowded: !found, thing });
  }

  // Then the other names, where there is room.
  const first = (kind: string) => ground.filter((n) => n.kind === kind);
  writer.write(first("town1"));
  writer.write(districts.slice(TEN));
  writer.write(gateNames.filter((n) => !n.official).map((n) => n.name));
  writer.write(ground.filter((n) => n.kind !== "town1"));

  return {
    view, close, signs, gates, labels: writer.labels, letters: lettersOf,
    // The largest lie beneath.
    dots: dots.sort((a, b) => b.r - a.r),
  };
};

type Desk = Readonly<{ room: Room; field: Field; letters: Lettering; earth: (at: Spot) => Spot; frame: Box; coming: readonly Disc[] }>;

const createWriter = ({ room, field, letters, earth, frame, coming }: Desk) => {
  const labels: Label[] = [], said = new Set<string>();
  return {
    labels,
    write: (names: readonly Name[]) => {
      for (const n of names) {
        if (said.has(n.text) || n.at[0] < frame.left - 60 || n.at[0] > frame.right + 60 || n.at[1] < frame.top - 60 || n.at[1] > frame.bottom + 60) continue;
        const label = placeName(n, { room, field, letters, earth, signs: coming });
        if (!label) continue;
        said.add(n.text);
        room.takeBox(boxOf(label));
        labels.push(label);
      }
    },
    along: (lines: readonly (readonly Spot[])[], text: string, side: 1 | -1) => {
      const made = alongLine(lines, text, side, (at, size) => {
        const box = boxAt(at, size, size);
        return room.inside(box) && room.boxFree(box, 1) && !coming.some((d) => discsMeet(d, { x: at[0], y: at[1], r: size / 2 }, 2));
      }, field, letters);
      for (const l of made) room.takeDisc({ x: l.x, y: l.y, r: l.size * 0.55 });
      return made;
    },
  };
};

// standGates makes crossings that stand close together small enough to be told apart.
const standGates = (gates: readonly GateThing[], screen: (w: Spot) => Spot, shows: (at: Spot) => boolean): GateSign[] => {
  const all = gates.map((g) => ({ index: g.index, official: g.official, at: screen(g.at) })).filter((g) => shows(g.at));
  return all.map((g) => {
    const near = Math.min(...all.filter((o) => o !== g).map((o) => Math.hypot(o.at[0] - g.at[0], o.at[1] - g.at[1])), 99);
    return { index: g.index, x: g.at[0], y: g.at[1], reach: Math.max(1.5, Math.min(g.official ? 7.5 : 5.5, near / 2 - 1.1)) };
  });
};

const gateName = (g: GateThing | undefined, { x, y, reach, index }: GateSign): Name =>
  ({ key: "g" + index, kind: "gate", text: g?.name ?? "", at: [x, y], beside: reach + 4 });

// districtNames are those of the areas in view that hold incidents, the one with most first, then the others.
const districtNames = ({ things, areas }: Atlas, { districts, view }: Wish, own: ReadonlyMap<string, Disc>, screen: (w: Spot) => Spot): Name[] => {
  if (!districts) return [];
  const count = new Map(things.areas.map((t) => [t.area, t.tally.count]));
  const named = [...areas.values()].filter((a) => a.name !== "" && (count.has(a.id) || view.zoom >= 7.5));
  named.sort((a, b) => (count.get(b.id) ?? 0) - (count.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  return named.map((area) => {
    const sign = own.get(area.id);
    return { key: "d" + area.id, kind: "district", text: area.name, at: screen(area.at), beside: -1, area, ...(sign ? { sign } : {}) };
  });
};

const groundNames = (names: readonly PlaceName[], zoom: number, screen: (w: Spot) => Spot, shows: (at: Spot, by: number) => boolean): Name[] =>
  names.filter((n) => zoom >= n.from && zoom <= n.to).map((n, i) => ({ n, i, at: screen(n.at) })).filter(({ at }) => shows(at, 0.1))
    .sort((a, b) => a.n.rank - b.n.rank || a.i - b.i)
    .map(({ n, i, at }) => ({ key: `n${i}`, kind: n.kind, text: n.text, at, beside: /^town|^peak|^pass/.test(n.kind) ? 6 : -1 }));

// inFrame are the stretches of lines that the screen shows.
const inFrame = (lines: readonly (readonly Spot[])[], screen: (w: Spot) => Spot, frame: Box): Spot[][] => {
  const out: Spot[][] = [];
  for (const line of lines) {
    let run: Spot[] = [];
    for (const w of line) {
      const p = screen(w);
      if (p[0] > frame.left - 40 && p[0] < frame.right + 40 && p[1] > frame.top - 40 && p[1] < frame.bottom + 40) run.push(p);
      else if (run.length > 0) { out.push(run); run = []; }
    }
    if (run.length > 1) out.push(run);
  }
  return out;
};
