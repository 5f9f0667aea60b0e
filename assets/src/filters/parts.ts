import type { Gate, Names } from "../api/types";
import { same, type Period } from "../state/days";
import type { List } from "../state/filters";
import { MINIMA, type State } from "../state/state";
import { decimal, type Text } from "../text";

// A part of the filter in words, with the change of the state that takes it away.
export type Part = Readonly<{ name: string; text: string; without: Partial<State> }>;

export type Region = Readonly<{ id: string; text: string; admin1: string; country: string }>;

// Naming is what words for values are taken from: the form has them all.
export type Naming = Readonly<{
  t: Text;
  label: (list: List, value: string) => string;
  place: (lon: number, lat: number) => string; // blank for a point without a name
  regions: readonly Region[];
  strikes: readonly string[];
}>;

const MOST = 3; // of a longer list a sentence says how many values it has

// partsOf says what a filter asks for beside the period, by the rule of the server's package choose.
export const partsOf = (s: State, naming: Naming): readonly Part[] => {
  const { t } = naming, parts: Part[] = [];
  const without = (...names: readonly List[]): Partial<State> =>
    ({ lists: { ...s.lists, ...Object.fromEntries(names.map((n) => [n, []])) } });
  const list = (name: List, key = "", many = "", lower = false) => {
    const values = s.lists[name];
    if (values.length === 0) return;
    const texts = values.map((v) => naming.label(name, v)).map((text) => (lower ? lowered(text) : text));
    const joined = joinedBy(texts, t);
    const text = many && values.length > MOST ? t(many, { count: values.length }) : key ? t(key, { list: joined }) : joined;
    parts.push({ name, text, without: without(name) });
  };
  const equal = (name: List, values: readonly string[]) => [...s.lists[name]].sort().join() === [...values].sort().join();

  if (equal("type", naming.strikes)) parts.push({ name: "type", text: t("map.part.strikes"), without: without("type") });
  else list("type", "", "map.part.kinds");
  if (equal("actor", ["unidentified"])) parts.push({ name: "actor", text: t("map.part.nobody"), without: without("actor") });
  else list("actor", "map.part.actor");
  if (s.near) parts.push({ name: "near", text: nearText(s.near, naming), without: { near: "" } });
  list("in_district", "", "map.part.districts");
  list("district", "map.part.stated", "map.part.districts");
  const region = regionOf(s, naming.regions);
  if (region) {
    parts.push({ name: region.admin1 ? "admin1" : "country", text: region.text, without: without("admin1", "country") });
  } else {
    list("admin1", "", "map.part.provinces");
    list("country");
  }
  if (s.bbox) parts.push({ name: "bbox", text: t("map.part.box"), without: { bbox: "" } });
  list("confidence", "map.part.confidence", "", true);
  list("geo_precision", "map.part.geo_precision", "", true);
  list("date_precision", "map.part.date_precision", "", true);
  list("origin", "map.part.origin");
  for (const m of MINIMA) {
    const n = Number(s.minima[m]);
    if (s.minima[m] && Number.isInteger(n)) {
      parts.push({ name: m, text: t("map.part." + m, { count: n }), without: { minima: { ...s.minima, [m]: "" } } });
    }
  }
  if (s.words.trim()) parts.push({ name: "q", text: t("map.part.words", { list: s.words.trim() }), without: { words: "" } });
  if (s.lists.pairs.length > 0) parts.push({ name: "pairs", text: t("map.part.pairs"), without: without("pairs") });
  for (const [name, value] of s.kept) {
    parts.push({ name, text: t("map.part.said", { expression: value }), without: { kept: s.kept.filter(([of]) => of !== name) } });
  }
  return parts;
};

// chipsOf are the parts with the period, where it isn't the usual one.
export const chipsOf = (s: State, usual: Period, period: string, naming: Naming): readonly Part[] => {
  const parts = partsOf(s, naming);
  return same(s.days, usual) ? parts : [...parts, { name: "datetime", text: period, without: { days: usual } }];
};

export const regionOf = (s: State, regions: readonly Region[]): Region | undefined =>
  regions.find((r) => s.lists.admin1.join() === r.admin1 && s.lists.country.join() === r.country);

// placeOf is the name of the crossing or the town at a point; blank where neither is.
export const placeOf = (lon: number, lat: number, gates: readonly Gate[], towns: Names["towns"]): string =>
  (gates.find((g) => g.lon / 1e4 === lon && g.lat / 1e4 === lat) ?? towns.find((x) => x.lon === lon && x.lat === lat))?.name ?? "";

// nearText names a distance: "within 20 km of Wana".
export const nearText = (near: string, { t, place }: Pick<Naming, "t" | "place">): string => {
  const [lon = 0, lat = 0, km = 0] = near.split(",").map(Number);
  const point = () => t("map.part.point", { lat: decimal(lat, 2, t), lon: decimal(lon, 2, t) });
  return t("map.part.near", { km: String(km), place: place(lon, lat) || point() });
};

// joinedBy writes a list in one phrase, as the server's printer does.
export const joinedBy = (texts: readonly string[], t: Text): string => {
  const last = texts[texts.length - 1];
  if (last === undefined || texts.length === 1) return last ?? "";
  return t("locale.and", { list: texts.slice(0, -1).join(t("locale.comma")), last });
};

// lowered begins a word within a sentence; what begins with two capitals keeps them.
export const lowered = (s: string): string =>
  s.slice(0, 2) === s.slice(0, 2).toUpperCase() ? s : s.slice(0, 1).toLowerCase() + s.slice(1);

export const raised = (s: string): string => s.slice(0, 1).toUpperCase() + s.slice(1);
