import type { Marks } from "../api/types";
import type { Thing } from "../plan/things";
import { distance } from "../records/matches";

// The nearest that two places can lie to each other, and a little more than what a rounded place is off by, in kilometres
// and degrees.
const SAME_KM = 0.004, SLACK_KM = 0.01, SLACK = 1e-4;

// filtersOf are filters that may choose just what a target holds, the plainest first. A list's filter also chooses what
// the target doesn't hold where others lie as near: whoever offers one holds it against the members.
export const filtersOf = (thing: Thing, members: readonly number[], m: Marks, precisions: readonly string[]): readonly string[] => {
  const c = m.incidents, area = m.areas.find((a) => a.id === thing.area);
  const known = [...new Set(members.map((i) => precisions[c.geo_precision[i] ?? -1] ?? ""))].sort().join();
  const also = (filter: string) => [filter, `${filter}&geo_precision=${known}`];
  const near = (km: number) => also(`near=${thing.lon},${thing.lat},${km}`);
  if (thing.kind !== "spot") {
    const within = area?.kind === "district" ? `in_district=${area.id}` : `admin1=${encodeURIComponent(area?.name ?? "").replace(/%20/g, "+")}`;
    return [...also(within), ...near(SAME_KM)];
  }
  const lon = members.map((i) => (c.lon[i] ?? 0) / 1e4), lat = members.map((i) => (c.lat[i] ?? 0) / 1e4);
  const far = Math.max(...lon.map((x, k) => distance(thing.lon, thing.lat, x, lat[k] ?? 0)));
  const box = [Math.min(...lon) - SLACK, Math.min(...lat) - SLACK, Math.max(...lon) + SLACK, Math.max(...lat) + SLACK];
  return [...near(far > 0 ? round(far + SLACK_KM, 3) : SAME_KM), ...also("bbox=" + box.map((n) => round(n, 4)).join())];
};

const round = (n: number, places: number): number => Number(n.toFixed(places));
