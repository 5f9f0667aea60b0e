import { ALL, formatPeriod, parsePeriod, same, type Period } from "./days";
import { FILTERS, KEPT, LISTS, type List } from "./filters";

// The online background is none of them: no address may choose for its reader to ask another server.
// Kinds of incident are none either: only the filter chooses incidents.
export const LAYERS = ["crossings", "districts", "ground"] as const;
export type Layer = (typeof LAYERS)[number];

export const SHADES = ["plain", "incidents", "killed", "per100k"] as const;
export type Shade = (typeof SHADES)[number];

// How the map reads: every incident where it was, or one sign a district.
export const READINGS = ["places", "districts"] as const;
export type Reading = (typeof READINGS)[number];

// What the signs of districts are sized by.
export const SIZES = ["killed", "count"] as const;
export type Size = (typeof SIZES)[number];

// The least figures that a filter can ask for.
export const MINIMA = ["killed_min", "civilians_min", "publishers_min"] as const;
export type Minimum = (typeof MINIMA)[number];

export type View = Readonly<{ zoom: number; lat: number; lon: number }>;

// State is the whole of what the page shows, always equal to the address.
export type State = Readonly<{
  days: Period;
  bbox: string;
  words: string;
  lists: Readonly<Record<List, readonly string[]>>;
  minima: Readonly<Record<Minimum, string>>;
  near: string; // lon,lat,km
  kept: readonly (readonly [string, string])[];
  layers: ReadonlySet<Layer>;
  reading: Reading;
  size: Size;
  shade: Shade;
  view: View | null;
  sel: string;
  lang: string;
}>;

// What of it the map draws by, beside the records.
export type Look = Pick<State, "layers" | "reading" | "size" | "shade">;

export const sameLook = (a: Look, b: Look): boolean =>
  a.layers === b.layers && a.reading === b.reading && a.size === b.size && a.shade === b.shade;

// parse reads an address in the one spelling of each filter that the server gives and format writes: only the server knows
// all the others. The usual period is that of an address without a period, and stands in none.
export const parse = (search: string, usual: Period = ALL): State => {
  const q = new URLSearchParams(search);
  const many = (name: string) => (q.get(name) ?? "").split(",").filter(Boolean);
  const word = <T extends string>(name: string, of: readonly [T, ...T[]]): T => of.find((w) => w === q.get(name)) ?? of[0];
  return {
    days: q.has("datetime") ? parsePeriod(q.get("datetime") ?? "") : usual,
    bbox: q.get("bbox") ?? "",
    words: q.get("q") ?? "",
    lists: Object.fromEntries(LISTS.map((l) => [l, many(l)])) as Record<List, string[]>,
    minima: Object.fromEntries(MINIMA.map((m) => [m, q.get(m) ?? ""])) as Record<Minimum, string>,
    near: q.get("near") ?? "",
    kept: KEPT.flatMap((name) => q.getAll(name).filter(Boolean).map((v) => [name, v] as const)),
    layers: new Set(q.has("layers") ? LAYERS.filter((l) => many("layers").includes(l)) : LAYERS),
    reading: word("reading", READINGS),
    size: word("size", SIZES),
    shade: word("shade", SHADES),
    view: viewOf(q.get("map") ?? ""),
    sel: q.get("sel") ?? "",
    lang: q.get("lang") ?? "",
  };
};

// format is the query string of a state, without "?"; parameters stand in the server's canonical order.
export const format = (s: State, usual: Period = ALL): string => {
  const out = filterPairs(same(s.days, usual) ? { ...s, days: ALL } : s);
  const layers = LAYERS.filter((l) => s.layers.has(l));
  if (layers.length < LAYERS.length) out.push(["layers", layers.join(",") || "none"]);
  if (s.view) out.push(["map", `${s.view.zoom}/${s.view.lat}/${s.view.lon}`]);
  if (s.reading !== "places") out.push(["reading", s.reading]);
  if (s.size !== "killed") out.push(["size", s.size]);
  if (s.shade !== "plain") out.push(["shade", s.shade]);
  if (s.sel) out.push(["sel", s.sel]);
  if (s.lang) out.push(["lang", s.lang]);
  return join(out);
};

// addressOf is the map's address for a filter, without what is looked at and chosen.
export const addressOf = (s: State, usual: Period): string => {
  const query = format({ ...s, view: null, sel: "" }, usual);
  return "/" + (query ? "?" + query : "");
};

// filter is the part of it that chooses records: what the server is asked.
export const filter = (s: State): string => join(filterPairs(s));

const filterPairs = (s: State): (readonly [string, string])[] => {
  const own: Record<Exclude<(typeof FILTERS)[number], List | (typeof KEPT)[number]>, string> =
    { datetime: formatPeriod(s.days), bbox: s.bbox, q: s.words.trim(), near: s.near, ...s.minima };
  // A name may have a comma of its own, so the order of names stays.
  const ordered = (l: List) => (l === "district" || l === "admin1" ? s.lists[l] : [...s.lists[l]].sort());
  const lists = LISTS.map((l) => [l, ordered(l).join(",")] as const);
  const pairs = [...Object.entries(own), ...lists, ...s.kept].filter(([, value]) => value);
  return FILTERS.flatMap((name) => pairs.filter(([of]) => of === name));
};

const join = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name}=${escaped(value)}`).join("&");

// escaped is a value as the server writes it.
const escaped = (value: string): string => encodeURIComponent(value)
  .replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase())
  .replace(/%(2C|2F|3A)/g, decodeURIComponent).replace(/%20/g, "+");

const viewOf = (s: string): View | null => {
  const [zoom = NaN, lat = NaN, lon = NaN] = s.split("/").map(Number);
  return [zoom, lat, lon].every(Number.isFinite) ? { zoom, lat, lon } : null;
};

export const CROSSING = "crossing:"; // begins the name of a chosen one

// staysChosen is what of a selection outlives a change of the filter: a crossing, for there is one on every day.
export const staysChosen = (sel: string): string => (sel.startsWith(CROSSING) ? sel : "");
