import type { Boot, Marks } from "../api/types";
import { world, type Spot } from "./geometry";

// The first of the groups that a sign of many can show at a glance.
const STRIKES = 0;

// Part is what a sign holds of one group: sharp where the place is known, coarse where only the district or province is.
export type Part = Readonly<{ group: number; kind: string; sharp: number; coarse: number; contested: number }>;

export type Tally = Readonly<{
  count: number;
  killed: number; // best figures, else low ones
  blank: boolean; // no member gives a figure
  strikes: number;
  parts: readonly Part[];
}>;

// Kinds are the lists that the columns of an answer are positions in, with the groups of the types and their hues.
export type Kinds = Pick<Boot, "types" | "confidences" | "groups" | "hues">;

export const killedIn = (m: Marks, i: number): number | null => m.incidents.best[i] ?? m.incidents.low[i] ?? null;

export const isContested = (m: Marks, i: number, { confidences }: Kinds): boolean =>
  confidences[m.incidents.confidence[i] ?? -1] === "contested";

const groupOf = (m: Marks, i: number, { groups }: Kinds): number => groups[m.incidents.type[i] ?? -1] ?? -1;

export const isStrike = (m: Marks, i: number, kinds: Kinds): boolean => groupOf(m, i, kinds) === STRIKES;

export const typeOf = (m: Marks, i: number, { types }: Kinds): string => types[m.incidents.type[i] ?? -1] ?? "other";

export const isCoarse = (m: Marks, i: number): boolean => typeof m.incidents.badge[i] === "number";

export const tallyOf = (m: Marks, members: readonly number[], kinds: Kinds): Tally => {
  const parts = new Map<number, { group: number; kind: string; sharp: number; coarse: number; contested: number }>();
  let killed = 0, blank = true;
  for (const i of members) {
    const kind = typeOf(m, i, kinds), group = groupOf(m, i, kinds), toll = killedIn(m, i);
    killed += toll ?? 0;
    blank &&= toll === null;
    const part = parts.get(group) ?? { group, kind, sharp: 0, coarse: 0, contested: 0 };
    if (part.kind !== kind) part.kind = kinds.hues[group] ?? kind;
    if (isCoarse(m, i)) part.coarse++;
    else part.sharp++;
    if (isContested(m, i, kinds)) part.contested++;
    parts.set(group, part);
  }
  const strikes = parts.get(STRIKES);
  return {
    count: members.length, killed, blank, strikes: strikes ? strikes.sharp + strikes.coarse : 0,
    parts: [...parts.values()].sort((a, b) => a.group - b.group),
  };
};

// Thing is what may become a sign: a reported place with all its incidents, a coarse place, or an area with all of its own.
export type Thing = Readonly<{
  key: string;
  kind: "spot" | "coarse" | "area";
  at: Spot; // in the world's units
  lon: number;
  lat: number;
  area: string; // the id of the area that it lies in
  home: boolean; // that area is the whole province of the districts
  name: string;
  members: readonly number[];
  tally: Tally;
  types?: readonly number[]; // that it holds, where its members don't say
}>;

export type Things = Readonly<{
  spots: readonly Thing[];
  badges: readonly Thing[]; // one a coarse place
  coarse: readonly Thing[]; // one an area for all that is known only to it or to a district in it
  areas: readonly Thing[]; // one an area for all of its incidents
  placeless: number;
}>;

const degrees = (n: number): number => n / 1e4;

// sortOut puts every incident of an answer under its place and its area, once.
export const sortOut = (m: Marks, kinds: Kinds): Things => {
  const c = m.incidents;
  const spots = new Map<string, number[]>(), badges = new Map<number, number[]>(), areas = new Map<number, number[]>();
  const put = <K>(to: Map<K, number[]>, key: K, i: number) => {
    const list = to.get(key);
    if (list) list.push(i);
    else to.set(key, [i]);
  };
  let placeless = 0;
  c.id.forEach((_, i) => {
    const badge = c.badge[i], lon = c.lon[i], lat = c.lat[i];
    if (typeof badge === "number") put(badges, badge, i);
    else if (typeof lon === "number" && typeof lat === "number") put(spots, `${lon},${lat}`, i);
    else { placeless++; return; }
    put(areas, c.area[i] ?? -1, i);
  });
  const thing = (kind: Thing["kind"], key: string, lon: number, lat: number, area: number, name: string, members: readonly number[]): Thing =>
    ({ key, kind, lon: degrees(lon), lat: degrees(lat), at: world(degrees(lon), degrees(lat)), area: m.areas[area]?.id ?? "", home: m.areas[area]?.kind === "home", name, members, tally: tallyOf(m, members, kinds) });
  const ofArea = (key: string, kind: Thing["kind"], [area, members]: readonly [number, readonly number[]]): Thing => {
    const a = m.areas[area];
    return thing(kind, key + (a?.id ?? ""), a?.lon ?? 0, a?.lat ?? 0, area, a?.name ?? "", members);
  };
  const first = (members: readonly number[]) => members[0] ?? -1;
  return {
    spots: [...spots.values()].map((of) => {
      const i = first(of);
      return thing("spot", "p" + c.lon[i] + "," + c.lat[i], c.lon[i] ?? 0, c.lat[i] ?? 0, c.area[i] ?? -1, m.places[c.place[i] ?? -1] ?? "", of);
    }),
    badges: [...badges].map(([b, of]) => {
      const badge = m.badges[b];
      return thing("coarse", "b" + b, badge?.lon ?? 0, badge?.lat ?? 0, c.area[first(of)] ?? -1, badge?.name ?? "", of);
    }),
    coarse: [...areas].map(([a, of]) => [a, of.filter((i) => isCoarse(m, i))] as const).filter(([, of]) => of.length > 0)
      .map((entry) => ofArea("c", "coarse", entry)),
    areas: [...areas].map((entry) => ofArea("a", "area", entry)),
    placeless,
  };
};
