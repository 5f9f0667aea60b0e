import { GeoJSON, TileLayer, type Layer } from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection } from "topojson-specification";
import type { Basemap, Boot } from "../api/types";
import { el } from "../dom";
import type { Base, Pane } from "./base";

// Land and lines. Colours are the style sheet's: a layer has only its class.
const DRAWN = [
  ["land", "ground"], ["home", "ground"], ["abroad", "lines"], ["inner", "lines"], ["borders", "lines"],
  ["disputed", "lines"], ["frontier", "lines"],
] as const satisfies readonly (readonly [keyof Basemap["objects"], Pane])[];

export const drawGround = (base: Base, basemap: Basemap): void => {
  for (const [name, pane] of DRAWN) {
    const object = basemap.objects[name] as GeometryCollection;
    new GeoJSON(feature(basemap, object), {
      style: { className: "ground-" + name, pane, renderer: base.renderer(pane), smoothFactor: 0.8 } as object,
      interactive: false, pane,
    } as object).addTo(base.map);
  }
};

// switchTiles shows or hides the online background that an operator offers. It lies above our land and below the rest.
export const switchTiles = (base: Base, boot: Boot): ((on: boolean) => void) => {
  let layer: Layer | undefined;
  const credit = el("p", { class: "map-credit", hidden: true }, boot.tiles?.attribution ?? "");
  base.map.getContainer().append(credit);
  return (on) => {
    if (!boot.tiles || on === !!layer) return;
    credit.hidden = !on;
    if (layer) {
      layer.remove();
      layer = undefined;
      return;
    }
    layer = new TileLayer(boot.tiles.url, { pane: "tiles", referrerPolicy: "origin", maxZoom: 19 });
    layer.addTo(base.map);
  };
};
