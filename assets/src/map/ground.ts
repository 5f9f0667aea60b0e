import { ImageOverlay, LayerGroup, type LatLngBoundsExpression, type Layer } from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection } from "topojson-specification";
import type { Basemap, Boot, Rivers } from "../api/types";
import type { Base, Pane } from "./base";
import { vectors } from "./vectors";

// Land and lines. Colours are the style sheet's: a layer has only its class. Nothing is smoothed: a fill and the line that
// cuts it would be smoothed apart.
const DRAWN = [
  ["land", "ground"], ["afghan", "ground"], ["home", "ground"], ["abroad", "lines"], ["inner", "lines"], ["borders", "lines"],
  ["disputed", "lines"], ["frontier", "lines"],
] as const satisfies readonly (readonly [keyof Basemap["objects"], Pane])[];

// What the ground says besides, and from which zoom on. It is generalised: closer in it fades rather than lies.
const RELIEF: LatLngBoundsExpression = [[29.3, 65], [37.6, 75.6]];
const SHARP = 7.75; // where the sharper relief and the rivers as they are take over
const RANKS = [0, 5, 6.25, 8] as const; // from which zoom on a river of a rank is drawn
const ROUTES = 8.5; // up to which zoom roads are: straight between the places that they join
const fade = (zoom: number, whole: number, none: number): number => Math.min(1, Math.max(0, (none - zoom) / (none - whole)));

export type Ground = Readonly<{
  show: (on: boolean) => void;
  give: (place: readonly string[], draw: (zoom: number, shown: boolean) => void) => void; // rivers or roads make place for others
}>;

export type GroundOptions = Readonly<{ files: Boot["ground"]; rivers: () => Promise<Rivers> }>;

export const drawGround = (base: Base, basemap: Basemap, { files, rivers }: GroundOptions): Ground => {
  const { map } = base;
  const lines = (topology: Basemap | Rivers, object: GeometryCollection, name: string, pane: Pane) => vectors(feature(topology as Basemap, object), {
    className: "ground-" + name, pane, renderer: base.renderer(pane), smoothFactor: name === "river" ? 0.6 : 0,
  }).layer;
  for (const [name, pane] of DRAWN) lines(basemap, basemap.objects[name], name, pane).addTo(map);

  const dark = matchMedia("screen and (prefers-color-scheme: dark)");
  const picture = (address: string) => new ImageOverlay(address, RELIEF, { pane: "relief", className: "ground-relief", alt: "" });
  let wide: ImageOverlay, near: ImageOverlay;
  const pictures = () => {
    wide?.remove();
    near?.remove();
    wide = picture(dark.matches ? files.dark : files.light);
    near = picture(dark.matches ? files.near_dark : files.near_light);
    wide.on("error", () => wide.remove());
    near.on("load", () => { if (map.hasLayer(near)) wide.remove(); }).on("error", () => { near.remove(); failed = true; draw(); });
  };

  const byRank = (topology: Basemap | Rivers) => [1, 2, 3].map((rank) => {
    const { geometries } = topology.objects.rivers as GeometryCollection<Readonly<{ rank: number }>>;
    return lines(topology, { type: "GeometryCollection", geometries: geometries.filter((g) => g.properties && "rank" in g.properties && g.properties.rank === rank) }, "river", "water");
  });
  let streams = byRank(basemap);
  const routes = lines(basemap, basemap.objects.routes, "route", "water");
  const water = new LayerGroup().addTo(map);
  let shown = false, failed = false, asked = false;
  let given: readonly string[] = [], others = (_zoom: number, _shown: boolean) => {};

  const put = (layer: Layer, on: boolean) => {
    if (on) water.addLayer(layer);
    else water.removeLayer(layer);
  };
  const opacity = (pane: Pane, value: number) => {
    const e = map.getPane(pane);
    if (e) e.style.opacity = String(value);
  };
  const draw = () => {
    const zoom = map.getZoom(), sharp = zoom >= SHARP;
    const relief = shown ? fade(zoom, 8.75, 11.5) : 0, rivers = shown ? fade(zoom, 9, 11) : 0;
    opacity("relief", relief * 0.85 + (relief > 0 ? 0.15 : 0));
    opacity("water", rivers);
    streams.forEach((s, i) => put(s, rivers > 0 && zoom >= (RANKS[i + 1] ?? 0) && !given.includes("rivers")));
    put(routes, shown && zoom <= ROUTES && !given.includes("roads"));
    others(zoom, shown);
    if (relief === 0) { wide.remove(); near.remove(); }
    else if (sharp && !failed && files.near_light) near.addTo(map);
    else if (!map.hasLayer(wide) && files.light) { wide.addTo(map); near.remove(); }
    if (shown && sharp && !asked && files.rivers && !given.includes("rivers")) fetchRivers();
  };
  const fetchRivers = () => {
    asked = true;
    rivers().then((fine) => {
      for (const s of streams) s.remove();
      water.clearLayers();
      streams = byRank(fine);
      draw();
    }, () => { asked = false; }); // those from far out do meanwhile
  };
  map.on("zoomend", draw);
  dark.addEventListener("change", () => { pictures(); draw(); });
  pictures();
  draw();
  return {
    show: (on) => {
      if (on === shown) return;
      shown = on;
      draw();
    },
    give: (place, then) => {
      [given, others] = [place, then];
      draw();
    },
  };
};
