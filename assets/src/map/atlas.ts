import type { LineString, MultiLineString, MultiPolygon, Point, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection } from "topojson-specification";
import type { Basemap, Marks, Shapes } from "../api/types";
import { areaOf, world, type Area, type Spot } from "../plan/geometry";
import type { Atlas, PlaceName } from "../plan/plan";
import { killedIn, sortOut, type Kinds } from "../plan/things";
import { closed, type Text } from "../text";

// What of the ground the plan of a map must know. It is made once.
export type Ground = Pick<Atlas, "areas" | "names" | "frontier" | "countries">;

export const groundOf = (basemap: Basemap, shapes: Shapes, t: Text): Ground => {
  const areas = new Map<string, Area>();
  for (const f of feature(shapes, shapes.objects.districts).features) {
    const id = String(f.id);
    areas.set(id, areaOf(id, closed(f.properties.name), f.properties.at, polygonsOf(f.geometry as Polygon | MultiPolygon)));
  }
  // What is known only to a province beyond the districts stays within it. It is named from the basemap.
  for (const { id, geometry } of feature(basemap, basemap.objects.areas).features) {
    areas.set(String(id), areaOf(String(id), "", [0, 0], polygonsOf(geometry as Polygon | MultiPolygon)));
  }
  return { areas, names: namesOf(basemap), frontier: chains(basemap), countries: [t("map.country.af"), t("map.country.pk")] };
};

export const atlasOf = (m: Marks, kinds: Kinds, ground: Ground, shown: Readonly<{ crossings: boolean }>): Atlas => ({
  ...ground,
  things: m.crowd?.things ?? sortOut(m, kinds),
  killed: (i) => killedIn(m, i),
  gates: shown.crossings
    ? m.crossings.map((g, index) => ({ index, name: closed(g.name), at: world(g.lon / 1e4, g.lat / 1e4), official: g.official })) : [],
});

const polygonsOf = (g: Polygon | MultiPolygon): Position[][][] => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);

// From which zoom to which a kind of name is shown, and which goes first.
const KINDS: Readonly<Record<string, Readonly<{ rank: number; from: number; to: number }>>> = {
  town1: { rank: 1, from: 5, to: 20 }, province: { rank: 2, from: 5.5, to: 9.5 },
  town2: { rank: 3, from: 8, to: 20 }, town3: { rank: 4, from: 9, to: 20 },
  river1: { rank: 5, from: 7, to: 10 }, pass1: { rank: 5, from: 7.75, to: 20 }, peak1: { rank: 6, from: 7.75, to: 20 },
  river2: { rank: 6, from: 8, to: 10 }, pass2: { rank: 7, from: 8.75, to: 20 }, peak2: { rank: 7, from: 8.75, to: 20 },
  pass3: { rank: 8, from: 9.5, to: 20 }, peak3: { rank: 8, from: 9.5, to: 20 },
};

const namesOf = (basemap: Basemap): PlaceName[] => {
  const named = <P extends Readonly<{ name: string }>>(places: GeometryCollection<P>, kindOf: (p: P) => string): PlaceName[] =>
    feature(basemap, places).features.flatMap(({ geometry, properties }) => {
      const [lon = 0, lat = 0] = (geometry as Point).coordinates, kind = kindOf(properties), shown = KINDS[kind];
      return shown ? [{ kind, text: closed(properties.name), at: world(lon, lat), ...shown }] : [];
    });
  const { towns, provinces, heights, rivers } = basemap.objects;
  // A river may be named at any of these points: the plan writes no name twice.
  const waters = rivers.geometries.flatMap(({ properties: p }): PlaceName[] => {
    if (!p || !("rank" in p)) return [];
    const shown = KINDS[`river${p.rank}`], { name, at } = p;
    if (!shown || !name || !at) return [];
    return at.map(([lon, lat]) => ({ kind: "river", text: closed(name), at: world(lon, lat), ...shown }));
  });
  const high = named(heights, (h) => h.kind + h.rank).map((n) => ({ ...n, kind: n.kind.slice(0, 4) }));
  return [...named(towns, (town) => `town${town.rank}`), ...named(provinces, () => "province"), ...waters, ...high];
};

// chains are the stretches of the frontier put together, from west to east.
const chains = (basemap: Basemap): Spot[][] => {
  const rest = feature(basemap, basemap.objects.frontier as GeometryCollection).features
    .flatMap(({ geometry }) => linesOf(geometry as LineString | MultiLineString));
  const out: Position[][] = [];
  const meets = (a: Position | undefined, b: Position | undefined) => !!a && !!b && Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0)) < 2e-3;
  while (rest.length > 0) {
    let line = rest.shift() ?? [];
    for (let again = true; again;) {
      again = false;
      for (const [i, other] of rest.entries()) {
        const turned = [...other].reverse();
        const joined = meets(line[line.length - 1], other[0]) ? [...line, ...other] : meets(line[line.length - 1], turned[0]) ? [...line, ...turned]
          : meets(other[other.length - 1], line[0]) ? [...other, ...line] : meets(turned[turned.length - 1], line[0]) ? [...turned, ...line] : undefined;
        if (!joined) continue;
        line = joined;
        rest.splice(i, 1);
        again = true;
        break;
      }
    }
    out.push(line);
  }
  return out.map((line) => {
    const spots = line.map(([lon = 0, lat = 0]) => world(lon, lat));
    return (spots[0]?.[0] ?? 0) <= (spots[spots.length - 1]?.[0] ?? 0) ? spots : spots.reverse();
  });
};

const linesOf = (g: LineString | MultiLineString): Position[][] => (g.type === "LineString" ? [g.coordinates] : g.coordinates);

// slopeAt is the direction of the frontier at the point nearest to a crossing.
export const slopeAt = (frontier: Ground["frontier"], at: Spot): number => {
  let slope = 0, least = Infinity;
  for (const line of frontier) {
    line.forEach((b, i) => {
      const a = line[i - 1];
      if (!a) return;
      const far = Math.hypot((a[0] + b[0]) / 2 - at[0], (a[1] + b[1]) / 2 - at[1]);
      if (far < least) {
        least = far;
        slope = Math.atan2(b[1] - a[1], b[0] - a[0]);
      }
    });
  }
  return slope;
};
