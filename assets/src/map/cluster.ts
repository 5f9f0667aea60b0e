import Supercluster from "supercluster";
import type { Marks } from "../api/types";

// An item is one thing on the map: a mark, a cluster of them, a badge or a crossing. Members are positions in the
// answer's list.
export type Item = Readonly<{
  key: string;
  kind: "mark" | "cluster" | "badge" | "gate";
  strike: boolean;
  lon: number;
  lat: number;
  members: readonly number[];
  index: number; // of the badge or the crossing; of the mark
}>;

type Point = Readonly<{ i: number }>;

// From this zoom on every mark stands for itself; those that share a point fan out.
export const APART = 11;

// level is the whole zoom that clusters are made for. Between two of them it is the finer one: coarse clusters would
// swallow whole districts on a telephone.
export const level = (zoom: number): number => Math.ceil(zoom - 0.01);

export type Clusters = Readonly<{
  items: (box: readonly [number, number, number, number], zoom: number) => Item[];
  opens: (item: Item) => number; // the zoom at which a cluster falls apart
  counts: () => Readonly<{ drawn: number; badges: number; noplace: number }>;
}>;

const degrees = (n: number): number => n / 1e4;

// createClusters sorts one answer into what the map draws. A strike is drawn once, with the strikes.
export const createClusters = (m: Marks, isStrike: readonly boolean[]): Clusters => {
  const c = m.incidents;
  const strikes: number[] = [], others: number[] = [];
  const badges: number[][] = m.badges.map(() => []);
  let noplace = 0;
  c.id.forEach((_, i) => {
    const badge = c.badge[i];
    if (badge !== null && badge !== undefined) badges[badge]?.push(i);
    else if (c.lon[i] === null) noplace++;
    else (isStrike[c.type[i] ?? -1] ? strikes : others).push(i);
  });

  const made = new Map<string, Supercluster<Point>>();
  const index = (name: string, list: readonly number[]) => {
    const known = made.get(name);
    if (known) return known;
    const s = new Supercluster<Point>({ radius: 46, extent: 256, maxZoom: APART - 1, minPoints: 2 });
    s.load(list.map((i) => ({
      type: "Feature", properties: { i },
      geometry: { type: "Point", coordinates: [degrees(c.lon[i] ?? 0), degrees(c.lat[i] ?? 0)] },
    })));
    made.set(name, s);
    return s;
  };
  const parts = [["others", others, false], ["strikes", strikes, true]] as const;

  return {
    items: (box, zoom) => {
      const out: Item[] = [];
      badges.forEach((members, b) => {
        const badge = m.badges[b];
        if (badge && members.length > 0) {
          out.push({ key: "b" + b, kind: "badge", strike: false, lon: degrees(badge.lon), lat: degrees(badge.lat), members, index: b });
        }
      });
      for (const [name, list, strike] of parts) {
        const s = index(name, list);
        for (const f of s.getClusters([...box], level(zoom))) {
          const [lon = 0, lat = 0] = f.geometry.coordinates;
          if ("cluster_id" in f.properties) {
            const members = s.getLeaves(f.properties.cluster_id, Infinity).map((l) => l.properties.i).sort((a, b) => a - b);
            out.push({ key: `${name}${f.properties.cluster_id}`, kind: "cluster", strike, lon, lat, members, index: f.properties.cluster_id });
          } else {
            const { i } = f.properties as Point;
            out.push({ key: "i" + c.id[i], kind: "mark", strike, lon, lat, members: [i], index: i });
          }
        }
      }
      return out;
    },
    opens: (item) => {
      const name = item.key.replace(/\d+$/, "");
      return made.get(name)?.getClusterExpansionZoom(item.index) ?? APART;
    },
    counts: () => ({
      drawn: parts.reduce((n, [, list]) => n + list.length, 0),
      badges: badges.reduce((n, list) => n + list.length, 0),
      noplace,
    }),
  };
};
