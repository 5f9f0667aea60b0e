export { TileLayer } from "leaflet";
