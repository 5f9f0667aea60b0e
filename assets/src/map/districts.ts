import type { Path } from "leaflet";
import { feature, mesh } from "topojson-client";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import type { DistrictShape, Marks, Shapes } from "../api/types";
import type { Shade, State } from "../state/state";
import { encloses } from "../plan/geometry";
import type { Base, Pane } from "./base";
import { countedOf, isThin, shareOf, type Share } from "./counted";
import { takesIn } from "./inside";
import { edges, fillOf, steps, type District as Shaded, type Fill, type Step } from "./shade";
import { vectors } from "./vectors";

export type District = Readonly<{
  id: string; name: string; population: number; at: readonly [lon: number, lat: number]; words: string; incidents: number;
  fill: Fill | null; // null where nothing is shaded
  value: number | null;
  share: Share | undefined; // of what others counted there in the period
}>;

// Shading is what a shaded map shows: its classes with the districts in them, and those whose coverage is thin.
export type Shading = Readonly<{ shade: Shade; steps: readonly Step[]; thin: readonly string[] }>;

export type Districts = Readonly<{
  show: (marks: Marks, s: State) => Shading;
  at: (lon: number, lat: number) => District | undefined;
  list: () => readonly District[];
  choose: (id: string) => void; // blank for none
  tint: (id: string) => void; // softly: somewhere in it is what a reader points at
}>;

type Area = Feature<Polygon | MultiPolygon, DistrictShape>;

// The districts, plain or shaded. What a fill looks like is the style sheet's; thin coverage is hatched over it.
export const drawDistricts = (base: Base, shapes: Shapes): Districts => {
  const collection = feature(shapes, shapes.objects.districts);
  const counted = countedOf(shapes);
  const areas = collection.features as Area[];
  const places = areas.map((a) => ({ id: String(a.id), name: a.properties.name, rings: polygons(a).flat() }));
  const look = (className: string, pane: Pane) => ({ className, pane, renderer: base.renderer(pane), smoothFactor: 0.8 });
  const fills = vectors(collection, look("district", "areas")), hatches = vectors(collection, look("hatch", "areas"));
  const borders = vectors(mesh(shapes, shapes.objects.districts, (a, b) => a !== b), look("district-border", "lines")).layer;
  let chosen = "", tinted = "", thin = new Set<string>(), asked = new Set<string>(); // by the filter, by their names
  const known = new Map<string, District>();
  const put = (path: Path, name: string) => {
    const e = path.getElement();
    if (e && e.getAttribute("class") !== name) e.setAttribute("class", name);
  };
  const keepClass = () => {
    fills.paths.forEach((path, id) => {
      const fill = known.get(id)?.fill ?? null;
      put(path, `district${fill === null ? "" : ` shade-${fill}`}${asked.has(id) ? " asked" : ""}${id === chosen ? " chosen" : ""}${id === tinted ? " tinted" : ""}`);
    });
    hatches.paths.forEach((path, id) => put(path, thin.has(id) ? "hatch thin" : "hatch"));
  };
  base.map.on("zoomend", keepClass);
  // A neighbour's fill would cover half of an outline.
  const toFront = (id: string) => {
    fills.paths.get(id)?.bringToFront();
    hatches.paths.forEach((path) => path.bringToFront());
  };

  return {
    show: (m, s) => {
      const { shade } = s, on = s.layers.has("districts"), shaded = shade !== "plain" && on;
      const at = new Map(m.districts.id.map((id, i) => [id, i])), inside = takesIn(s);
      const list: Shaded[] = places.map((place) => {
        const i = at.get(place.id) ?? -1;
        return { id: place.id, inside: inside(place), incidents: m.districts.incidents[i] ?? 0, value: shaded ? m.districts[shade][i] ?? null : null };
      });
      const e = edges(list.map((d) => d.value), shade !== "per100k");
      thin = new Set();
      asked = new Set(places.filter(({ id, name }) => s.lists.in_district.includes(id) || s.lists.district.includes(name)).map(({ id }) => id));
      known.clear();
      list.forEach((d, k) => {
        const share = shareOf(counted, d.id, s.days);
        if (shaded && d.inside && isThin(share)) thin.add(d.id);
        known.set(d.id, {
          id: d.id, ...(areas[k] as Area).properties, words: m.districts.words[at.get(d.id) ?? -1] ?? "", incidents: d.incidents,
          fill: shaded ? fillOf(d, e) : null, value: d.value, share,
        });
      });
      for (const [layer, here] of [[fills.layer, on], [hatches.layer, thin.size > 0], [borders, on]] as const) {
        if (here) layer.addTo(base.map);
        else layer.remove();
      }
      keepClass();
      if (on) asked.forEach(toFront);
      return { shade: shaded ? shade : "plain", steps: shaded ? steps(list, e) : [], thin: [...thin] };
    },
    at: (lon, lat) => {
      const place = places.find((p) => encloses(p.rings, lon, lat));
      return place && known.get(place.id);
    },
    choose: (id) => {
      chosen = id;
      keepClass();
      toFront(id);
    },
    tint: (id) => {
      if (id === tinted) return;
      fills.paths.get(tinted)?.getElement()?.classList.remove("tinted");
      tinted = id;
      fills.paths.get(tinted)?.getElement()?.classList.add("tinted");
    },
    list: () => [...known.values()],
  };
};

const polygons = (a: Area): Position[][][] => (a.geometry.type === "Polygon" ? [a.geometry.coordinates] : a.geometry.coordinates);
