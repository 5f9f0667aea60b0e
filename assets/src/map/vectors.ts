import { LayerGroup, Polygon, Polyline, type LatLngTuple, type Path, type PathOptions, type SVG } from "leaflet";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";

export type Drawn = Readonly<{ layer: LayerGroup; paths: ReadonlyMap<string, Path> }>; // by the features' ids

export type Look = Readonly<{ className: string; pane: string; renderer: SVG; smoothFactor: number }>;

const turned = ([lon = 0, lat = 0]: Position): LatLngTuple => [lat, lon];

const pathOf = (g: Geometry, o: PathOptions): Path | undefined => {
  switch (g.type) {
    case "LineString": return new Polyline(g.coordinates.map(turned), o);
    case "MultiLineString": return new Polyline(g.coordinates.map((l) => l.map(turned)), o);
    case "Polygon": return new Polygon(g.coordinates.map((r) => r.map(turned)), o);
    case "MultiPolygon": return new Polygon(g.coordinates.map((p) => p.map((r) => r.map(turned))), o);
    default: return undefined;
  }
};

// vectors makes lines and areas that a pointer passes through. What they look like is the style sheet's.
export const vectors = (features: FeatureCollection | Feature | Geometry, look: Look): Drawn => {
  const paths = new Map<string, Path>(), layer = new LayerGroup();
  const all = features.type === "FeatureCollection" ? features.features : [features];
  all.forEach((f, i) => {
    const path = pathOf(f.type === "Feature" ? f.geometry : f as Geometry, { ...look, interactive: false });
    if (!path) return;
    layer.addLayer(path);
    paths.set(f.type === "Feature" && f.id !== undefined ? String(f.id) : String(i), path);
  });
  return { layer, paths };
};
