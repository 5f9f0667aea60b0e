import { GeoJSON, type Layer, type Path } from "leaflet";
import { feature, mesh } from "topojson-client";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import type { DistrictShape, Marks, Shapes } from "../api/types";
import type { Shade } from "../state/state";
import type { Base } from "./base";
import { breaks, classOf, steps, type Step } from "./shade";

export type District = Readonly<{ id: string; name: string; population: number; at: readonly [lon: number, lat: number]; words: string; incidents: number }>;

export type Districts = Readonly<{
  show: (marks: Marks, shade: Shade, on: boolean) => Readonly<{ steps: readonly Step[]; none: boolean; zero: boolean }>;
  at: (lon: number, lat: number) => District | undefined;
  list: () => readonly District[];
  choose: (id: string) => void; // blank for none
  tint: (id: string) => void; // softly: somewhere in it is what a reader points at
}>;

type Area = Feature<Polygon | MultiPolygon, DistrictShape>;

// The districts, plain or shaded. A district without a figure is hatched by the style sheet.
export const drawDistricts = (base: Base, shapes: Shapes): Districts => {
  const collection = feature(shapes, shapes.objects.districts);
  const areas = collection.features as Area[];
  const paths = new Map<string, Path>();
  const fills = new GeoJSON(collection, {
    style: { className: "district", renderer: base.renderer("areas"), smoothFactor: 0.8 } as object, interactive: false, pane: "areas",
    onEachFeature: (f: Feature, layer: Layer) => { paths.set(String(f.id), layer as Path); },
  } as object);
  const borders = new GeoJSON(mesh(shapes, shapes.objects.districts, (a, b) => a !== b), {
    style: { className: "district-border", renderer: base.renderer("lines"), smoothFactor: 0.8 } as object, interactive: false, pane: "lines",
  } as object);
  base.map.on("zoomend", () => paths.forEach(keepClass));
  const classes = new Map<Path, string>();
  let chosen: Path | undefined;
  let tinted = "";
  const keepClass = (path: Path) => {
    const e = path.getElement();
    if (e) e.setAttribute("class", "district " + (classes.get(path) ?? "") + (path === chosen ? " chosen" : ""));
  };
  let figures = new Map<string, number>();
  let marks: Marks | undefined;

  return {
    show: (m, shade, on) => {
      marks = m;
      figures = new Map(m.districts.id.map((id, i) => [id, i]));
      for (const layer of [fills, borders]) {
        if (on) layer.addTo(base.map);
        else layer.remove();
      }
      const values = shade === "plain" ? [] : m.districts[shade];
      const upper = breaks(values);
      let none = false, zero = false;
      paths.forEach((path, id) => {
        const i = figures.get(id);
        let name = "";
        if (shade !== "plain") {
          const c = i === undefined ? null : classOf(values[i] ?? null, upper);
          none ||= c === null;
          zero ||= c === 0;
          name = c === null ? "shade-none" : `shade-${c}`;
        }
        classes.set(path, name);
        keepClass(path);
      });
      return { steps: steps(values, upper), none, zero };
    },
    at: (lon, lat) => {
      const area = areas.find((a) => contains(a, lon, lat));
      return area && describe(area, figures, marks);
    },
    choose: (id) => {
      chosen = paths.get(id);
      paths.forEach(keepClass);
      chosen?.bringToFront();
    },
    tint: (id) => {
      if (id === tinted) return;
      paths.get(tinted)?.getElement()?.classList.remove("tinted");
      tinted = id;
      paths.get(tinted)?.getElement()?.classList.add("tinted");
    },
    list: () => areas.map((a) => describe(a, figures, marks)),
  };
};

const describe = (a: Area, figures: ReadonlyMap<string, number>, marks: Marks | undefined): District => {
  const i = figures.get(String(a.id)) ?? -1;
  return { id: String(a.id), ...a.properties, words: marks?.districts.words[i] ?? "", incidents: marks?.districts.incidents[i] ?? 0 };
};

const contains = (a: Area, x: number, y: number): boolean => {
  const polygons = a.geometry.type === "Polygon" ? [a.geometry.coordinates] : a.geometry.coordinates;
  return polygons.some((rings) => rings.reduce((inside, ring) => inside !== crossed(ring, x, y), false));
};

const crossed = (ring: readonly Position[], x: number, y: number): boolean => {
  let inside = false;
  ring.forEach(([ax = 0, ay = 0], i) => {
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
};
