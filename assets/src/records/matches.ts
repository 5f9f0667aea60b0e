import type { Question } from "./question";
import type { ListName, Records } from "./records";

// What a record fails by. What lifts one part of the filter (a list's own options, the chart over all of time, the
// districts outside a box) looks past its bit, so that one pass over the records answers all of them.
export const FAILS = { other: 1, period: 2, box: 4, type: 8, actor: 16, in_district: 32, confidence: 64, origin: 128, country: 256, geo_precision: 512 } as const;

const bitOf = (list: ListName): number => (list in FAILS ? FAILS[list as keyof typeof FAILS] : FAILS.other);

// failures are for each record the parts of the filter that it fails; 0 is a match.
export const failures = (r: Records, q: Question): Uint16Array => {
  const out = new Uint16Array(r.count);
  const fail = (bit: number, matches: (i: number) => boolean) => {
    for (let i = 0; i < out.length; i++) if (!matches(i)) out[i] = (out[i] ?? 0) | bit;
  };
  if (q.from > -Infinity || q.to < Infinity) {
    fail(FAILS.period, (i) => (r.from[i] ?? 0) <= q.to && q.from <= (r.to[i] ?? 0));
  }
  for (const [name, chosen] of q.lists) {
    const { of } = r.lists[name];
    fail(bitOf(name), (i) => chosen[of[i] ?? 0] === 1);
  }
  for (const [name, least] of q.least) {
    const figures = r.least[name];
    fail(FAILS.other, (i) => (figures[i] ?? -1) >= least);
  }
  if (q.box) {
    const [west, south, east, north] = q.box;
    fail(FAILS.box, (i) => {
      const lon = r.lon[i] ?? NaN, lat = r.lat[i] ?? NaN; // what has no place matches any box
      return Number.isNaN(lon) || (west <= lon && lon <= east && south <= lat && lat <= north);
    });
  }
  if (q.near) {
    const [lon, lat, km] = q.near, { words, of } = r.lists.geo_precision, province = words.indexOf("province");
    fail(FAILS.other, (i) => of[i] !== province && distance(lon, lat, r.lon[i] ?? NaN, r.lat[i] ?? NaN) <= km);
  }
  return out;
};

// members are the matches, in order, that fail nothing but what is lifted. Of an event that several records tell of, those
// of the first record that matches stand for all.
export const members = (r: Records, fails: Uint16Array, lifted = 0): number[] => {
  const out: number[] = [];
  for (let i = 0; i < fails.length; i++) if (((fails[i] ?? 0) & ~lifted) === 0) out.push(i);
  const hidden = followers(r, (i) => ((fails[i] ?? 0) & ~lifted) === 0);
  return hidden.size > 0 ? out.filter((i) => !hidden.has(i)) : out;
};

// followers are the rows of which an earlier record tells the same event. The rows are asked one by one, by value where each
// value is chosen alone.
export const followers = (r: Records, there: (i: number) => boolean, valueOf: (i: number) => number = () => 0): ReadonlySet<number> => {
  const told = [...r.told].filter(([i]) => there(i)).map(([i, [event, rank]]) => ({ i, key: `${event} ${valueOf(i)}`, rank }));
  const least = new Map<string, number>();
  for (const { key, rank } of told) least.set(key, Math.min(rank, least.get(key) ?? rank));
  return new Set(told.filter(({ key, rank }) => rank > (least.get(key) ?? rank)).map(({ i }) => i));
};

const EARTH_KM = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

// distance is the shortest way between two places along the mean sphere, in kilometres; NaN from no place.
export const distance = (lon1: number, lat1: number, lon2: number, lat2: number): number => {
  const a = radians(lat1), b = radians(lat2);
  const sLat = Math.sin((b - a) / 2), sLon = Math.sin(radians(lon2 - lon1) / 2);
  const h = sLat * sLat + Math.cos(a) * Math.cos(b) * sLon * sLon;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, h)));
};
