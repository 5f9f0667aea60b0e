import type { CoarseSent, Marks, SumsSent } from "../api/types";
import { world } from "../plan/geometry";
import { PILE } from "./field";
import type { Kinds, Part, Tally, Thing, Things } from "../plan/things";

// Sum is what is known of several incidents: type, how many, how many of them contested.
export type Sum = Readonly<{ killed: number | null; coarse: boolean; kinds: readonly (readonly number[])[] }>;

// tallyOf is the tally of sums, as plan/things has it of single incidents.
export const tallyOf = (sums: readonly Sum[], { types, groups, hues }: Kinds): Tally => {
  const parts = new Map<number, { group: number; kind: string; sharp: number; coarse: number; contested: number }>();
  let killed = 0, blank = true, count = 0;
  for (const sum of sums) {
    killed += sum.killed ?? 0;
    blank &&= sum.killed === null;
    for (const [type = 0, many = 0, contested = 0] of sum.kinds) {
      const kind = types[type] ?? "other", group = groups[type] ?? -1, part = parts.get(group) ?? { group, kind, sharp: 0, coarse: 0, contested: 0 };
      if (part.kind !== kind) part.kind = hues[group] ?? kind;
      if (sum.coarse) part.coarse += many;
      else part.sharp += many;
      part.contested += contested;
      count += many;
      parts.set(group, part);
    }
  }
  const strikes = parts.get(0);
  return { count, killed, blank, strikes: strikes ? strikes.sharp + strikes.coarse : 0, parts: [...parts.values()].sort((a: Part, b: Part) => a.group - b.group) };
};

// Drawn are columns of what signs are drawn from: a sign of one incident is drawn as that one, and a place of several, where it
// is drawn as single dots, as several that share what was killed.
export type Drawn = Readonly<Record<"type" | "confidence", number[]> & Record<"best" | "low" | "badge", (number | null)[]>>;

export const nothingDrawn = (): Drawn => ({ type: [], confidence: [], best: [], low: [], badge: [] });

// put adds to columns and gives the positions.
export const put = (to: Drawn, sum: Sum, contested: number): number[] => {
  const all = sum.kinds.reduce((n, k) => n + (k[1] ?? 0), 0), out: number[] = [];
  for (const [type = 0, many = 0, doubted = 0] of sum.kinds) {
    const i = to.type.push(type) - 1, each = sum.killed === null ? null : sum.killed / all;
    to.confidence.push(doubted * 2 > many || (many === 1 && doubted === 1) ? contested : -1);
    to.best.push(each);
    to.low.push(each);
    to.badge.push(sum.coarse ? 0 : null);
    for (let k = 0; k < Math.min(many, PILE); k++) out.push(i);
  }
  return out;
};

// marksOf are columns in the form that is drawn.
export const marksOf = (of: Marks, drawn: Drawn): Marks => ({ ...of, incidents: { ...of.incidents, ...drawn } });

// Things of sums: who makes them says what they are, and their columns grow by what they are drawn as.
export type Maker = (key: string, kind: Thing["kind"], at: At, of: readonly Sum[]) => Thing;
export type At = Readonly<{ name: string; lon: number; lat: number; area: string; home: boolean }>; // ten thousandths of a degree

export const makerInto = (drawn: Drawn, kinds: Kinds): Maker => (key, kind, { name, lon, lat, area, home }, of) => {
  const contested = kinds.confidences.indexOf("contested"), members = of.flatMap((s) => put(drawn, s, contested)).slice(0, 1);
  return { key, kind, lon: lon / 1e4, lat: lat / 1e4, at: world(lon / 1e4, lat / 1e4), area, home, name, members, tally: tallyOf(of, kinds), types: of.flatMap((s) => s.kinds.map(([type = 0]) => type)) };
};

// heldThings are the signs of areas.
export const heldThings = ({ held, areas }: Pick<SumsSent, "held" | "areas">, placeless: number, make: Maker): Things => {
  const sumsOf = new Map<number, { coarse: Sum[]; all: Sum[] }>();
  for (const { area, coarse, at_least: killed, kinds } of held) {
    const of = sumsOf.get(area) ?? { coarse: [], all: [] }, sum = { killed, coarse, kinds };
    of.all.push(sum);
    if (coarse) of.coarse.push(sum);
    sumsOf.set(area, of);
  }
  const each = (key: string, kind: "coarse" | "area", of: (s: { coarse: Sum[]; all: Sum[] }) => Sum[]) => [...sumsOf].flatMap(([a, s]) => {
    const area = areas[a];
    return area && of(s).length ? [make(key + area.id, kind, { ...area, area: area.id, home: area.kind === "home" }, of(s))] : [];
  });
  return { spots: [], badges: [], coarse: each("c", "coarse", (s) => s.coarse), areas: each("a", "area", (s) => s.all), placeless };
};

// badgeThings are the signs of coarse places.
export const badgeThings = (badges: readonly CoarseSent[], make: Maker): Thing[] =>
  badges.map((b) => make("b" + b.number, "coarse", b, [{ killed: b.at_least, coarse: true, kinds: b.kinds }]));
