import { isDay, numberOf } from "../state/days";
import type { LeastName, ListName, Records } from "./records";

// Question is a filter as the page understands it, of some records.
export type Question = Readonly<{
  from: number; // days since 1970-01-01; an open end is infinite
  to: number;
  box: readonly [west: number, south: number, east: number, north: number] | null;
  near: readonly [lon: number, lat: number, km: number] | null;
  lists: readonly (readonly [ListName, Uint8Array])[]; // of each chosen list, 1 at the positions of the chosen words
  least: readonly (readonly [LeastName, number])[];
}>;

const LISTS: readonly string[] = ["type", "actor", "district", "in_district", "admin1", "country", "confidence", "geo_precision", "date_precision", "origin"] satisfies ListName[];
const LEAST: readonly string[] = ["killed_min", "civilians_min", "publishers_min"] satisfies LeastName[];
const OWN: readonly string[] = [...LISTS, ...LEAST, "datetime", "bbox", "near"];

type Pair = readonly [name: string, value: string];

// divide splits a filter into what only the server knows, as words, and what the page does itself.
export const divide = (filter: string): Readonly<{ base: string; own: readonly Pair[] }> => {
  const pairs = filter.split("&").filter(Boolean);
  const isOwn = (pair: string) => OWN.includes(pair.split("=")[0] ?? "");
  return { base: pairs.filter((p) => !isOwn(p)).join("&"), own: [...new URLSearchParams(pairs.filter(isOwn).join("&"))] };
};

// understand reads the page's part of a filter. What isn't written in the one way that the page writes it is left to the
// server, which knows all of them and what is wrong with the others: undefined.
export const understand = (own: readonly Pair[], records: Records): Question | undefined => {
  let from = -Infinity, to = Infinity, box: Question["box"] = null, near: Question["near"] = null;
  const lists: [ListName, Uint8Array][] = [], least: [LeastName, number][] = [];
  if (new Set(own.map(([name]) => name)).size < own.length) return undefined;
  for (const [name, value] of own) {
    if (LISTS.includes(name)) {
      const chosen = choose(value.split(","), records.lists[name as ListName].words);
      if (!chosen) return undefined;
      lists.push([name as ListName, chosen]);
    } else if (LEAST.includes(name)) {
      if (!/^\d{1,9}$/.test(value)) return undefined;
      least.push([name as LeastName, Number(value)]);
    } else if (name === "datetime") {
      const days = period(value);
      if (!days) return undefined;
      [from, to] = days;
    } else if (name === "bbox") {
      const n = degrees(value, 4), [west = 0, south = 0, east = 0, north = 0] = n ?? [];
      if (!n || west > east || south > north) return undefined;
      box = [west, south, east, north];
    } else {
      const n = degrees(value, 3), [lon = 0, lat = 0, km = 0] = n ?? [];
      if (!n || km <= 0) return undefined;
      near = [lon, lat, km];
    }
  }
  return { from, to, box, near, lists, least };
};

const choose = (words: readonly string[], known: readonly string[]): Uint8Array | undefined => {
  const chosen = new Uint8Array(known.length);
  for (const word of words) {
    const at = known.indexOf(word);
    if (at < 0 || word === "") return undefined;
    chosen[at] = 1;
  }
  return known.some((w) => w.includes(",")) ? undefined : chosen; // one name could be read as two
};

const period = (text: string): readonly [number, number] | undefined => {
  const [first = "", last = first, more] = text.split("/");
  const end = (d: string, open: number) => (d === ".." ? open : isDay(d) && d >= "0001" ? numberOf(d) : NaN);
  const from = end(first, -Infinity), to = end(last, Infinity);
  return more === undefined && from <= to && (first !== ".." || last !== "..") ? [from, to] : undefined;
};

// degrees reads so many numbers, of which the first two are a place on the globe and the next two another.
const degrees = (text: string, count: number): readonly number[] | undefined => {
  const parts = text.split(",");
  const n = parts.map((p) => (/^-?\d+(\.\d+)?$/.test(p) ? Number(p) : NaN));
  const [lon = NaN, lat = NaN, east = lon, north = lat] = count === 4 ? n : n.slice(0, 2);
  const fits = (x: number, most: number) => Math.abs(x) <= most;
  const ok = n.length === count && n.every(Number.isFinite) && fits(lon, 180) && fits(lat, 90) && fits(east, 180) && fits(north, 90);
  return ok ? n : undefined;
};
