import type { Marks } from "../api/types";
import type { Bounds } from "./geometry";

// What a filter's map shows: all of its places but, of many, the outermost fiftieth on each side. The same rule makes the
// opening, from all incidents of the dataset.
const MANY = 50;

export const fitOf = (m: Marks): Bounds | undefined => {
  if (m.crowd) return m.crowd.middle;
  const lons: number[] = [], lats: number[] = [];
  m.incidents.id.forEach((_, i) => {
    const badge = m.badges[m.incidents.badge[i] ?? -1], lon = m.incidents.lon[i] ?? badge?.lon, lat = m.incidents.lat[i] ?? badge?.lat;
    if (typeof lon !== "number" || typeof lat !== "number") return;
    lons.push(lon / 1e4);
    lats.push(lat / 1e4);
  });
  if (lons.length === 0) return undefined;
  const [west, east] = ends(lons), [south, north] = ends(lats);
  return [west, south, east, north];
};

const ends = (list: number[]): [number, number] => {
  list.sort((a, b) => a - b);
  const cut = list.length < MANY ? 0 : Math.floor(list.length / 50);
  return [list[cut] ?? 0, list[list.length - 1 - cut] ?? 0];
};

const area = ([w, s, e, n]: Bounds): number => Math.max(0, e - w) * Math.max(0, n - s);

// likeHome reports whether a filter's places fill so much of the opening that the opening shows them best.
export const likeHome = (b: Bounds, home: Bounds): boolean => area(b) > 0.45 * area(home);

// well reports whether a view shows a box whole and not as a speck.
export const well = (b: Bounds, view: Bounds): boolean =>
  b[0] >= view[0] && b[1] >= view[1] && b[2] <= view[2] && b[3] <= view[3] &&
  Math.max((b[2] - b[0]) / (view[2] - view[0]), (b[3] - b[1]) / (view[3] - view[1])) > 0.4;
