// A background of tiles is rarely asked for: it comes when it is. What it shares lies in one file with the map's script.
import "../main";
export { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
