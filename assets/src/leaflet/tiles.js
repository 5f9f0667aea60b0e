// A background of tiles is rarely asked for: it comes when it is.
export { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
