// The parts of Leaflet that the map uses, by its sources: the package's one file holds markers, popups, layers of tiles
// and projections besides, and nothing of it can be left out by a bundler. "leaflet" in an import means this file.
import { Map } from "leaflet/src/map/Map.js";
import { BoxZoom } from "leaflet/src/map/handler/Map.BoxZoom.js";
import { DoubleClickZoom } from "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import { Drag } from "leaflet/src/map/handler/Map.Drag.js";
import { Keyboard } from "leaflet/src/map/handler/Map.Keyboard.js";
import { ScrollWheelZoom } from "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import { TouchZoom } from "leaflet/src/map/handler/Map.TouchZoom.js";
import { Control } from "leaflet/src/control/Control.js";
import { Scale } from "leaflet/src/control/Control.Scale.js";
import * as DomEvent from "leaflet/src/dom/DomEvent.js";
import * as DomUtil from "leaflet/src/dom/DomUtil.js";
import { ImageOverlay } from "leaflet/src/layer/ImageOverlay.js";
import { LayerGroup } from "leaflet/src/layer/LayerGroup.js";
import { Polygon } from "leaflet/src/layer/vector/Polygon.js";
import { Polyline } from "leaflet/src/layer/vector/Polyline.js";
import { SVG } from "leaflet/src/layer/vector/SVG.js";

Control.Scale = Scale;
// Every path of the map names its renderer.
Map.include({
  getRenderer({ options: { renderer } }) {
    if (!this.hasLayer(renderer)) this.addLayer(renderer);
    return renderer;
  },
});
// The handlers add themselves to the map.
export const handlers = [BoxZoom, DoubleClickZoom, Drag, Keyboard, ScrollWheelZoom, TouchZoom];
export { Control, DomEvent, DomUtil, ImageOverlay, LayerGroup, Map, Polygon, Polyline, SVG };
