import type { Boot, Marks, RecordsSent, WordsSent } from "../api/types";

// Columns are what the marks of a filter have of its matches.
export type Columns = Pick<Marks, "incidents" | "places" | "areas" | "badges">;

// Records are the incidents of a version, or of some words in it, ready to be filtered: the columns that are shown, and
// beside them what filters compare.
export type Records = Readonly<{
  version: string;
  count: number;
  columns: Columns;
  lists: Readonly<Record<ListName, Values>>;
  from: Int32Array; // days since 1970-01-01
  to: Int32Array;
  month: Values; // of the first day, as 2025-10
  least: Readonly<Record<LeastName, Int32Array>>; // -1 where blank
  lon: Float64Array; // degrees of where it is shown, its own place or that of its badge; NaN without a place
  lat: Float64Array;
  open: Uint8Array; // 1 where the toll is "at least" and no more
  district: Int16Array; // a position in the districts, -1 in none
  told: ReadonlyMap<number, readonly [event: number, rank: number]>; // what several records tell of
  sent: Pick<RecordsSent, "in_districts" | "countries" | "districts" | "crossings">;
}>;

// Values are a list filter's: the words that records have, and of each record the position of its word.
export type Values = Readonly<{ words: readonly string[]; of: Uint16Array }>;

export type ListName = "type" | "actor" | "district" | "in_district" | "admin1" | "country" | "confidence" | "geo_precision" | "date_precision" | "origin";
export type LeastName = "killed_min" | "civilians_min" | "publishers_min";

type Figure = number | null;

// bounds are the range that a toll adds to a sum: its own where it has one, else the lone best on both sides. Beneath a
// lone high lies no one for certain; above a lone low lies nothing that could be summed.
const bounds = (low: Figure, best: Figure, high: Figure): readonly [Figure, Figure] => {
  const from = low ?? best, to = high ?? best ?? low;
  return from === null && to !== null ? [0, to] : [from, to];
};

export type Lists = Pick<Boot, "types" | "actors" | "confidences" | "geo_precisions" | "date_precisions">;

// unpack makes records of what was sent. Without their words, what they are called is blank. shortDay words a day.
export const unpack = (sent: RecordsSent, words: WordsSent | undefined, boot: Lists, shortDay: (day: number) => string): Records => {
  const { incidents: p, spots, units, areas, badges } = sent, n = p.type.length, blank = () => p.type.map(() => "");
  const all = words && !words.at; // else ids and titles come one by one
  const spot = numbered(p.spot), unit = spot.map((s) => spots.unit[s] ?? 0);
  const bySpot = <T>(column: readonly T[]): T[] => spot.map((s) => column[s] as T);
  const first = running(p.back), last = first.map((day, i) => day + (p.more[i] ?? 0));
  const low: Figure[] = [], high: Figure[] = [], least = new Int32Array(n), open = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const best = p.best[i] ?? null, [under, above] = p.range[i] ?? [null, null];
    [low[i], high[i]] = bounds(under, best, above) as [Figure, Figure];
    least[i] = best ?? under ?? -1;
    open[i] = under !== null && best === null && above === null ? 1 : 0;
  }
  const places: string[] = [], placeOf = new Map<string, number>();
  const placeOfSpot = spots.unit.map((_, s) => {
    const name = placed(words?.place[s] ?? "", areas[units.area[spots.unit[s] ?? 0] ?? 0]?.name ?? "");
    const at = placeOf.get(name) ?? places.push(name) - 1;
    placeOf.set(name, at);
    return at;
  });
  const incidents: Columns["incidents"] = {
    id: all ? words.id.map((rest, i) => whole(rest, first[i] ?? 0)) : blank(),
    when: !words ? blank() : first.map((day, i) => words.when[i] ?? shortDay(day)),
    title: all ? words.title : blank(), type: p.type, actor: p.actor, confidence: p.confidence, date_precision: p.date_precision,
    geo_precision: bySpot(spots.geo_precision), from: first, to: last, place: bySpot(placeOfSpot),
    area: unit.map((u) => units.area[u] ?? 0), lon: bySpot(spots.lon), lat: bySpot(spots.lat), badge: bySpot(spots.badge),
    best: p.best, low, high, civilians: p.civilians, publishers: p.publishers, toll: p.toll,
  };
  const positions = (words: readonly string[], of: readonly number[]): Values => ({ words, of: Uint16Array.from(of) });
  const named = (column: readonly string[]): Values => {
    const words = [...new Set(column)], at = new Map(words.map((w, i) => [w, i]));
    return { words, of: Uint16Array.from(unit, (u) => at.get(column[u] ?? "") ?? 0) };
  };
  const districtAt = new Map(sent.districts.id.map((id, i) => [id, i]));
  const at = (own: "lon" | "lat") => Float64Array.from(spot, (s) => {
    const tenThousandths = spots[own][s] ?? badges[spots.badge[s] ?? -1]?.[own];
    return tenThousandths === undefined ? NaN : tenThousandths / 1e4;
  });
  const records: Records = {
    version: sent.version, count: n, columns: { incidents, places, areas, badges },
    lists: {
      type: positions(boot.types, p.type), actor: positions(boot.actors, p.actor),
      confidence: positions(boot.confidences, p.confidence), date_precision: positions(boot.date_precisions, p.date_precision),
      geo_precision: positions(boot.geo_precisions, incidents.geo_precision), district: named(units.district),
      origin: positions(sent.origins, p.origin), in_district: named(units.in_district), admin1: named(units.admin1), country: named(units.country),
    },
    from: Int32Array.from(first), to: Int32Array.from(last), month: monthly(first),
    least: {
      killed_min: least, civilians_min: Int32Array.from(p.civilians, (x) => x ?? -1), publishers_min: Int32Array.from(p.publishers),
    },
    lon: at("lon"), lat: at("lat"), open,
    district: Int16Array.from(incidents.area, (a) => (areas[a]?.kind === "district" ? districtAt.get(areas[a]?.id ?? "") ?? -1 : -1)),
    told: new Map(Object.entries(sent.told).map(([i, told]) => [Number(i), told])), sent,
  };
  if (words) name(records, words);
  return records;
};

export type Called = { id: string[]; title: string[] };

// name sets in the ids and titles that came for some of the records.
export const name = ({ columns: { incidents } }: Records, { at = [], id, title }: WordsSent): void => {
  const into = incidents as unknown as Called;
  at.forEach((i, k) => {
    into.id[i] = whole(id[k] ?? "", incidents.from[i] ?? 0);
    into.title[i] = title[k] ?? "";
  });
};

// numbered sets in for every -1 the next position that none before had.
const numbered = (column: readonly number[]): number[] => {
  let next = 0;
  return column.map((s) => (s < 0 ? next++ : s));
};

// monthly asks a calendar once a day: days are many, and asking is dear.
const monthly = (days: readonly number[]): Values => {
  const words: string[] = [], at = new Map<string, number>(), known = new Map<number, number>();
  return {
    words,
    of: Uint16Array.from(days, (day) => {
      const seen = known.get(day);
      if (seen !== undefined) return seen;
      const month = iso(day).slice(0, 7), i = at.get(month) ?? words.push(month) - 1;
      at.set(month, i);
      known.set(day, i);
      return i;
    }),
  };
};

// running are the days themselves of days counted back from each other.
const running = (back: readonly number[]): number[] => {
  let day = 0;
  return back.map((b, i) => (day = i === 0 ? b : day - b));
};

const whole = (rest: string, day: number): string => (rest.startsWith("=") ? rest.slice(1) : `${iso(day)}-${rest}`);

const placed = (text: string, area: string): string =>
  text.endsWith("+") ? `${text.slice(0, -1)}, ${area}` : text.endsWith("=") ? text.slice(0, -1) : text;

export const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
