// Answers of the server, of each list the first element of every shape. Written by internal/web/samples_test.go.
import type { Basemap } from "./types";

export const basemap: Basemap = {
  "arcs": [[[0, 0]]],
  "objects": {
    "abroad": { "geometries": [{ "arcs": [[2]], "type": "MultiLineString" }], "type": "GeometryCollection" },
    "afghan": { "geometries": [{ "arcs": [[[12]]], "type": "MultiPolygon" }], "type": "GeometryCollection" },
    "areas": {
      "geometries": [
        { "arcs": [[12]], "id": "af-badakhshan", "type": "Polygon" },
        { "arcs": [[[-138]]], "id": "pk-balochistan", "type": "MultiPolygon" },
      ],
      "type": "GeometryCollection",
    },
    "borders": { "geometries": [{ "arcs": [[149]], "type": "MultiLineString" }], "type": "GeometryCollection" },
    "disputed": { "geometries": [{ "arcs": [142, 154], "type": "LineString" }], "type": "GeometryCollection" },
    "frontier": { "geometries": [{ "arcs": [109], "type": "LineString" }], "type": "GeometryCollection" },
    "heights": {
      "geometries": [
        {
          "coordinates": [160400, 131500], "properties": { "kind": "pass", "name": "Babusar Pass", "rank": 1 },
          "type": "Point",
        },
      ],
      "type": "GeometryCollection",
    },
    "home": { "geometries": [{ "arcs": [[132]], "type": "Polygon" }], "type": "GeometryCollection" },
    "inner": { "geometries": [{ "arcs": [[150]], "type": "MultiLineString" }], "type": "GeometryCollection" },
    "land": { "geometries": [{ "arcs": [[[0]]], "type": "MultiPolygon" }], "type": "GeometryCollection" },
    "provinces": {
      "geometries": [
        {
          "coordinates": [158651, 114151], "properties": { "country": "PK", "name": "Azad Kashmir" },
          "type": "Point",
        },
      ],
      "type": "GeometryCollection",
    },
    "rivers": {
      "geometries": [
        {
          "arcs": [181], "properties": { "at": [[70.23, 34.57]], "name": "Alingar", "rank": 2 },
          "type": "LineString",
        },
        {
          "arcs": [[182, 183]], "properties": { "at": [[66.37, 32.17]], "name": "Arghandab", "rank": 2 },
          "type": "MultiLineString",
        },
        { "arcs": [186], "properties": { "name": "Beas", "rank": 2 }, "type": "LineString" },
        { "arcs": [[233]], "properties": { "name": "Sutlej", "rank": 1 }, "type": "MultiLineString" },
      ],
      "type": "GeometryCollection",
    },
    "routes": { "geometries": [{ "arcs": [[237]], "type": "MultiLineString" }], "type": "GeometryCollection" },
    "towns": {
      "geometries": [
        {
          "coordinates": [150400, 117200], "properties": { "name": "Islamabad", "rank": 1 }, "type": "Point",
        },
      ],
      "type": "GeometryCollection",
    },
  },
  "transform": { "scale": [0.0001, 0.0001], "translate": [58, 22] }, "type": "Topology",
};
