import type { Layer } from "leaflet";
import type { Boot } from "../api/types";
import { el } from "../dom";
import type { Base } from "./base";

// switchTiles shows or hides the online background that an operator offers. It lies above our land and below the rest.
export const switchTiles = (base: Base, boot: Boot): ((on: boolean) => void) => {
  let layer: Layer | undefined, wanted = false;
  const credit = el("p", { class: "map-credit", hidden: true }, boot.tiles?.attribution ?? "");
  base.map.getContainer().append(credit);
  return (on) => {
    base.map.getContainer().classList.toggle("with-tiles", on);
    if (!boot.tiles || on === wanted) return;
    wanted = on;
    credit.hidden = !on;
    layer?.remove();
    layer = undefined;
    if (!on) return;
    const { url } = boot.tiles;
    import("../leaflet/tiles").then(({ TileLayer }) => {
      if (!wanted || layer) return;
      layer = new TileLayer(url, { pane: "tiles", referrerPolicy: "origin", maxZoom: 19 }).addTo(base.map);
    }, () => { wanted = false; credit.hidden = true; });
  };
};
