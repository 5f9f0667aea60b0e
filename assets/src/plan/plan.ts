import { fieldOf, type Field } from "./field";
import { alongLine, type Letter } from "./frontier";
import { boxAt, discMeets, discsMeet, holds, onEarth, onScreen, type Area, type Box, type Disc, type Spot, type View } from "./geometry";
import { boxOf, placeName, type Label, type Lettering, type Name } from "./names";
import { createRoom, type Room } from "./room";
import { standing } from "./signs";
import { CLOSE, counting, numbered, QUIET, radius, type Scale } from "./sizes";
import type { Thing, Things } from "./things";

// PlaceName is a name of the ground: a town, a province, a river, a pass or a country.
export type PlaceName = Readonly<{ kind: string; text: string; at: Spot; rank: number; from: number; to: number }>;

export type GateThing = Readonly<{ index: number; name: string; at: Spot; official: boolean }>;

export type Atlas = Readonly<{
  things: Things;
  killed: (member: number) => number | null;
  areas: ReadonlyMap<string, Area>; // districts, and without names the provinces around them
  gates: readonly GateThing[];
  names: readonly PlaceName[];
  frontier: readonly (readonly Spot[])[]; // from west to east
  countries: readonly [beyond: string, home: string]; // to the left and to the right of the frontier
}>;

export type Wish = Readonly<{
  view: View;
  reading: "places" | "districts";
  size: "killed" | "count";
  scale: Scale;
  quiet?: boolean; // every sign is a dot of one size
  sizedAt?: number; // the zoom whose sizes the signs have, where it isn't that of the view
  covered: readonly Box[]; // what lies over the map
  letters: Lettering;
  districts: boolean; // districts are named
}>;

export type Dot = Readonly<{ x: number; y: number; r: number; thing: Thing; member: number; single: boolean }>;

// Sign stands for several incidents of one place or area, or for one whose place is coarse. A known place keeps its point.
export type Sign = Readonly<{
  x: number; y: number;
  r: number; // of what it stands for
  reach: number; // of all that is drawn: a number needs room
  at: Spot; // its own point
  led: boolean; // it gave way, and a line leads to its point
  crowded: boolean; // there was no free spot
  mute: boolean; // too small for a number
  digit: Spot; // where its number is: in its middle, or on its rim where single marks lie on that
  thing: Thing;
}>;

export type GateSign = Readonly<{ x: number; y: number; reach: number; index: number }>;

export type Plan = Readonly<{
  view: View;
  close: boolean;
  quiet: boolean;
  sized: (value: number) => number; // the radius of what stands for a value
  dots: readonly Dot[];
  signs: readonly Sign[];
  gates: readonly GateSign[];
  labels: readonly Label[];
  letters: readonly Letter[];
}>;

const BEYOND = 0.3; // of the screen: how far what has a place is drawn beyond its edge, for a map that is dragged
export const TOP = 2.5; // pixels that a sign with strikes reaches further
const MUTE = 5; // pixels that a sign without a number reaches at least
const DOT = 3.5; // and far out, where many districts have hardly more room
const DIGITS = 6; // what a number needs
const RIM: readonly Spot[] = [[0.7, -0.7], [0, -1], [-0.7, -0.7], [1, 0], [-1, 0], [0.7, 0.7], [-0.7, 0.7], [0, 1]]; // from the upper right on
const TEN = 10; // districts that are named whatever it costs

const tollOf = (t: Thing, size: Wish["size"]): number => (size === "count" ? t.tally.count : t.tally.killed);

// planMap says what stands where: names first, then signs at free spots of their areas, then names that find room.
export const planMap = (atlas: Atlas, wish: Wish): Plan => {
  const { view, letters, quiet = false } = wish, { width, height, zoom } = view, close = zoom >= CLOSE;
  // Signs of all of a district's incidents are larger than those of its coarse ones: far out they need a smaller scale.
  const sizedAt = (wish.sizedAt ?? zoom) - (!close && wish.reading === "districts" ? Math.max(0, Math.min(0.8, 8 - zoom)) * 0.9 : 0);
  const screen = onScreen(view), earth = onEarth(view);
  const frame = { left: 4, top: 4, right: width - 4, bottom: height - 4 };
  const shows = ([x, y]: Spot, by = BEYOND) => x > -by * width && y > -by * height && x < (1 + by) * width && y < (1 + by) * height;
  const placed = (list: readonly Thing[]) => list.map((thing) => ({ thing, at: screen(thing.at) })).filter(({ at }) => shows(at));
  const size = !close && wish.reading === "districts" ? wish.size : "killed", scale = size === "count" ? counting(wish.scale) : wish.scale;
  const big = (value: number) => (quiet ? QUIET : radius(value, sizedAt, scale));
  const sized = (t: Thing) => big(tollOf(t, size));
  const reach = (t: Thing, mute = false) => {
    if (quiet) return QUIET + 0.5;
    const r = sized(t);
    return t.tally.count > 1 ? Math.max(r, mute ? (close ? MUTE : DOT) : numbered(sizedAt, t.tally.count)) + (t.tally.strikes > 0 && !mute ? TOP : 0) : Math.max(r, 4) + 1.5;
  };

  // What is drawn at its place and never moves.
  const spots = close || wish.reading === "places" ? placed(atlas.things.spots) : [];
  const dots: Dot[] = [];
  const apart = ({ thing, at: [x, y] }: Put) => {
    for (const member of thing.members) dots.push({ x, y, r: big(atlas.killed(member) ?? 0), thing, member, single: thing.tally.count === 1 });
  };
  const several = spots.filter((s) => close && s.thing.tally.count > 1);
  for (const s of spots) if (!close || s.thing.tally.count === 1) apart(s);
  const wanted = placed(close ? atlas.things.badges : wish.reading === "places" ? atlas.things.coarse : atlas.things.areas);
  const gates = standGates(atlas.gates, screen, shows);
  const stacks = pile(several, { gates, dots, reach });
  for (const s of several) if (!stacks.has(s.thing)) apart(s);
  const field = fieldOf(dots.map((d) => ({ at: [d.x, d.y], weight: 1 })), width, height);
  const room = createRoom(frame, wish.covered), trial = createRoom(frame, wish.covered);
  // What no sign that gives way may cover: crossings and, close in, single marks of some size.
  const fixed = [...gates.map((g) => ({ x: g.x, y: g.y, r: g.reach })), ...dots.filter((d) => close && d.r > 6).map((d) => ({ x: d.x, y: d.y, r: d.r - 1 }))];
  fixed.forEach(trial.takeDisc);
  for (const g of fixed.slice(0, gates.length)) room.takeDisc(g);

  // Signs first look for their spots as if there were no names, the largest first; names then keep clear of them where
  // they can.
  const order = [
    ...several.flatMap((w) => {
      const stack = stacks.get(w.thing);
      return stack ? [{ ...w, r: sized(w.thing), reach: stack.reach, mute: stack.mute }] : [];
    }),
    ...wanted.map((w) => ({ ...w, r: sized(w.thing), reach: reach(w.thing), mute: false })).sort(largest),
  ];
  // Far out a sign that finds no room goes without its number before it overlaps another.
  const find = ({ thing, at, reach: whole }: (typeof order)[number], where: Room, first?: Disc): Disc | undefined => {
    if (first && where.discFree(first, true)) return first;
    const limits = bounds(atlas.areas, thing, close), stand = (r: number) => standing({ at, r, ...limits }, where, frame, earth);
    return stand(whole) ?? (close || thing.tally.count === 1 ? undefined : stand(reach(thing, true)));
  };
  const hoped = new Map(order.map((w) => {
    const disc = find(w, trial) ?? { x: w.at[0], y: w.at[1], r: w.reach };
    trial.takeDisc(disc);
    return [w.thing, disc] as const;
  }));
  const own = new Map([...hoped].filter(([thing]) => thing.kind !== "spot").map(([thing, disc]) => [thing.area, disc] as const));
  const coming = [...hoped.values()], writer = createWriter({ room, field, letters, earth, frame, coming });
  const rims = [...stacks.values()].flatMap(({ rim }) => (rim ? [{ x: rim[0], y: rim[1], r: DIGITS }] : []));
  coming.push(...rims);

  // Names without which nobody knows where they are.
  const districts = districtNames(atlas, wish, own, screen).map((n) => ({ ...n, stays: close }));
  const gateNames = gates.map((g) => ({ official: !!atlas.gates[g.index]?.official, name: gateName(atlas.gates[g.index], g) }));
  const ground = groundNames(atlas.names, zoom, screen, shows);
  if (close) writer.write(townsFirst(ground, spots));
  writer.write(districts.slice(0, TEN).map((n) => ({ ...n, must: true })));
  writer.write(gateNames.filter((n) => n.official).map((n) => ({ ...n.name, shy: true })));

  // Then the signs.
  coming.length = 0;
  [...fixed.slice(gates.length), ...rims].forEach(room.takeDisc);
  const signs = order.map((w): Sign => {
    const { thing, at, r } = w, hope = hoped.get(thing) ?? { x: at[0], y: at[1], r: w.reach }, found = find(w, room, hope), { x, y, r: taken } = found ?? hope;
    // A name that left a sign no room looks for another spot.
    if (!found) writer.drop(hope);
    room.takeDisc({ x, y, r: taken });
    return { x, y, r, reach: taken, at, led: Math.hypot(x - at[0], y - at[1]) > 1, crowded: !found, mute: w.mute || taken < w.reach, digit: stacks.get(thing)?.rim ?? [x, y], thing };
  });

  // Then the other names, where there is room.
  writer.write(districts.slice(0, TEN).map((n) => ({ ...n, must: true, wide: true })));
  // The two countries face each other across the frontier, near the middle of the map: the one with less room goes first.
  const line = zoom > 10 ? [] : inFrame(atlas.frontier, screen, frame), lettersOf: Letter[] = [];
  for (const [i, name] of [...atlas.countries.entries()].reverse()) {
    const facing = lettersOf[lettersOf.length >> 1];
    if (name) lettersOf.push(...writer.along(line, name, i === 0 ? -1 : 1, facing ? [facing.x, facing.y] : [width / 2, height / 2]));
  }
  const first = (kind: string) => ground.filter((n) => n.kind === kind);
  writer.write(first("town1"));
  writer.write(districts.slice(TEN));
  writer.write(gateNames.sort((a, b) => Number(b.official) - Number(a.official)).map((n) => n.name));
  writer.write(ground.filter((n) => n.kind !== "town1"));

  return {
    view, close, quiet, sized: big, signs, gates, labels: writer.labels, letters: lettersOf,
    // The largest lie beneath.
    dots: dots.sort((a, b) => b.r - a.r),
  };
};

type Put = Readonly<{ thing: Thing; at: Spot }>;
type Stack = Readonly<{ reach: number; mute: boolean; rim?: Spot }>; // where on its rim its number is

const largest = (a: Readonly<{ thing: Thing; r: number }>, b: Readonly<{ thing: Thing; r: number }>): number =>
  b.r - a.r || b.thing.tally.count - a.thing.tally.count || (a.thing.key < b.thing.key ? -1 : 1);

// pile says how far the stacks of known places reach, which never leave their points. Where two lie too near to each other
// for both their numbers, that of fewer goes without, and where even that is too much, it is drawn as far out. So does one
// whose number single marks would cover, in its middle and all around its rim.
const pile = (several: readonly Put[], { gates, dots, reach }: Readonly<{ gates: readonly GateSign[]; dots: readonly Dot[]; reach: (t: Thing, mute?: boolean) => number }>): ReadonlyMap<Thing, Stack> => {
  const out = new Map<Thing, Stack>(), taken: Disc[] = gates.map((g) => ({ x: g.x, y: g.y, r: g.reach }));
  const most = [...several].sort((a, b) => b.thing.tally.count - a.thing.tally.count || (a.thing.key < b.thing.key ? -1 : 1));
  for (const { thing, at: [x, y] } of most) {
    const digits = thing.tally.count > 9 ? DIGITS * 1.35 : DIGITS;
    const covered = (w: Spot) => dots.some((d) => discsMeet({ x: w[0], y: w[1], r: digits }, { x: d.x, y: d.y, r: d.r * 0.7 }));
    const free = (d: Disc, gap: number) => !taken.some((other) => discsMeet(d, other, gap));
    const whole = reach(thing), rims = RIM.map(([dx, dy]): Spot => [x + dx * whole, y + dy * whole]);
    const rim = covered([x, y]) ? rims.find((w) => !covered(w) && free({ x: w[0], y: w[1], r: DIGITS }, 0)) : undefined;
    const forms: Stack[] = [{ reach: reach(thing, true), mute: true }];
    if (rim) forms.unshift({ reach: whole, mute: false, rim });
    else if (!covered([x, y])) forms.unshift({ reach: whole, mute: false });
    const form = forms.find((f) => free({ x, y, r: f.reach }, 1));
    if (!form) continue;
    taken.push({ x, y, r: form.reach });
    if (form.rim) taken.push({ x: form.rim[0], y: form.rim[1], r: DIGITS });
    out.set(thing, form);
  }
  return out;
};

// bounds are how far a sign may give way: that of a district or province within it, that of a place not at all, and that of
// the whole province of the districts within these.
const bounds = (areas: ReadonlyMap<string, Area>, { kind, area: id, home: whole, at }: Thing, close: boolean): Readonly<{ may: (w: Spot) => boolean; far: number }> => {
  const area = areas.get(id);
  if (area && kind !== "spot") return { may: (w) => holds(area, w), far: close ? 160 : 100 };
  if (kind === "spot") return { may: () => false, far: 0 };
  const home = (w: Spot) => [...areas.values()].some((a) => a.name !== "" && holds(a, w)), within = whole || home(at);
  return { may: (w) => home(w) === within, far: 56 };
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
    drop: (d: Disc) => {
      for (const l of labels.filter((l) => discMeets(d, boxOf(l), 2))) {
        labels.splice(labels.indexOf(l), 1);
        said.delete(l.text);
        room.freeBox(boxOf(l));
      }
    },
    along: (lines: readonly (readonly Spot[])[], text: string, side: 1 | -1, near: Spot) => {
      const made = alongLine(lines, text, side, near, (at, size) => {
        const box = boxAt(at, size, size);
        return room.inside(box) && room.boxFree(box, 1) && !coming.some((d) => discsMeet(d, { x: at[0], y: at[1], r: size / 2 }, 2));
      }, field, letters);
      for (const l of made) room.takeDisc({ x: l.x, y: l.y, r: l.size * 0.55 });
      return made;
    },
  };
};

// standGates makes crossings that stand close together small enough to be told apart. Of two that no size would tell apart
// so far out, the official one stands.
const standGates = (gates: readonly GateThing[], screen: (w: Spot) => Spot, shows: (at: Spot) => boolean): GateSign[] => {
  const far = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1]), all: { index: number; official: boolean; at: Spot }[] = [];
  const shown = gates.map((g) => ({ index: g.index, official: g.official, at: screen(g.at) })).filter((g) => shows(g.at));
  for (const g of shown.sort((a, b) => Number(b.official) - Number(a.official))) {
    if (!all.some((o) => far(o.at, g.at) < 2 * SPECK)) all.push(g);
  }
  return all.map((g) => {
    const near = Math.min(...all.filter((o) => o !== g).map((o) => far(o.at, g.at)), 99);
    return { index: g.index, x: g.at[0], y: g.at[1], reach: Math.max(SPECK, Math.min(g.official ? 7.5 : 5.5, near / 2 - 1.1)) };
  });
};

const SPECK = 1.5; // pixels that a crossing reaches at least

const gateName = (g: GateThing | undefined, { x, y, reach, index }: GateSign): Name =>
  ({ key: "g" + index, kind: "gate", text: g?.name ?? "", at: [x, y], beside: reach + 4 });

// districtNames are those of the areas in view that hold incidents, the one with most first, then the others.
const districtNames = ({ things, areas }: Atlas, { districts, letters, view }: Wish, own: ReadonlyMap<string, Disc>, screen: (w: Spot) => Spot): Name[] => {
  if (!districts) return [];
  const count = new Map(things.areas.map((t) => [t.area, t.tally.count]));
  const named = [...areas.values()].filter((a) => a.name !== "" && (count.has(a.id) || view.zoom >= 7.5));
  named.sort((a, b) => (count.get(b.id) ?? 0) - (count.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  return named.map((area) => {
    const sign = own.get(area.id);
    return { key: "d" + area.id, kind: "district", text: area.name, at: visible(area, letters.width("district", area.name) / 2, screen, onEarth(view), view), beside: -1, area, ...(sign ? { sign } : {}) };
  });
};

// visible is where the name of an area fits on the screen: at its own point, else, of one whose own is out of sight, near the
// middle, and wholly within the area.
const visible = (area: Area, half: number, screen: (w: Spot) => Spot, earth: (at: Spot) => Spot, { width, height }: View): Spot => {
  const own = screen(area.at), off = ([x, y]: Spot) => x < 40 || y < 20 || x > width - 40 || y > height - 20;
  if (!off(own)) return own;
  return GRID.map(([dx, dy]): Spot => [width * (0.5 + dx), height * (0.5 + dy)])
    .find(([x, y]) => [-half, 0, half].every((by) => holds(area, earth([x + by, y])))) ?? own;
};

const STEPS = [0, -0.15, 0.15, -0.3, 0.3, -0.4, 0.4] as const; // shares of the screen from its middle
const GRID: readonly Spot[] = STEPS.flatMap((dx) => STEPS.map((dy): Spot => [dx, dy])).sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

const groundNames = (names: readonly PlaceName[], zoom: number, screen: (w: Spot) => Spot, shows: (at: Spot, by: number) => boolean): Name[] =>
  names.filter((n) => zoom >= n.from && zoom <= n.to).map((n, i) => ({ n, i, at: screen(n.at) })).filter(({ at }) => shows(at, 0.1))
    .sort((a, b) => a.n.rank - b.n.rank || a.i - b.i)
    .map(({ n, i, at }) => ({ key: `n${i}`, kind: n.kind, text: n.text, at, beside: /^town|^peak|^pass/.test(n.kind) ? 6 : -1 }));

// townsFirst are those that must be named close in, those with most incidents first.
const townsFirst = (ground: readonly Name[], spots: readonly Put[]): readonly Name[] => {
  const near = ([x, y]: Spot) => spots.reduce((n, { thing, at }) => (Math.hypot(at[0] - x, at[1] - y) < AT_TOWN ? n + thing.tally.count : n), 0);
  return ground.filter((n) => n.kind.startsWith("town")).map((n) => ({ ...n, must: true, roams: true, held: near(n.at) }))
    .filter((n) => n.held >= SOME || !/[34]$/.test(n.kind)).sort((a, b) => b.held - a.held);
};

const AT_TOWN = 12; // pixels from a town to an incident that was in it
const SOME = 4; // incidents for which a small town is named first too

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
