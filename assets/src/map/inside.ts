import type { Position } from "geojson";
import { encloses } from "../plan/geometry";
import type { List } from "../state/filters";
import type { State } from "../state/state";

// A district of Khyber Pakhtunkhwa as a filter sees it.
export type Place = Readonly<{ id: string; name: string; rings: readonly (readonly Position[])[] }>;

type Where = Pick<State, "lists" | "near">;

// takesIn reports whether a filter can have incidents of a district at all: by its id, by the names that rows state, by
// its province, and within a circle. The box of "only this view" narrows what is counted and leaves every district.
export const takesIn = ({ lists, near }: Where): ((p: Place) => boolean) => {
  const without = (name: List, value: string) => lists[name].length > 0 && !lists[name].includes(value);
  const nowhere = without("country", "PK") || without("admin1", "Khyber Pakhtunkhwa");
  const [lon = 0, lat = 0, km = 0] = near.split(",").map(Number);
  return ({ id, name, rings }) => !nowhere && !without("in_district", id) && !without("district", name)
    && (!near || reaches(rings, lon, lat, km));
};

const KM = 111.2; // of a degree of latitude

// reaches reports whether a circle touches a shape: a side of it is near enough, or the middle lies within.
const reaches = (rings: Place["rings"], lon: number, lat: number, km: number): boolean => {
  const flat = KM * Math.cos((lat * Math.PI) / 180);
  for (const ring of rings) {
    for (const [i, [ax = 0, ay = 0]] of ring.entries()) {
      const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
      const x = (ax - lon) * flat, y = (ay - lat) * KM, dx = (bx - ax) * flat, dy = (by - ay) * KM;
      const along = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)));
      if (Math.hypot(x + along * dx, y + along * dy) <= km) return true;
    }
  }
  return encloses(rings, lon, lat);
};
