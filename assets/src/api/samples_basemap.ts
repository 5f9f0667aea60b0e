// Answers of the server, of each list the first element of every shape. Written by internal/web/samples_test.go.
import type { Basemap, ProvinceName } from "./types";

export const basemap: Basemap = {
  "arcs": [[[0, 0]]],
  "objects": {
    "abroad": { "geometries": [{ "arcs": [[2]], "type": "MultiLineString" }], "type": "GeometryCollection" },
    "borders": { "geometries": [{ "arcs": [[21]], "type": "MultiLineString" }], "type": "GeometryCollection" },
    "countries": {
      "geometries": [{ "coordinates": [182792, 41390], "properties": { "name": "India" }, "type": "Point" }],
      "type": "GeometryCollection",
    },
    "disputed": { "geometries": [{ "arcs": [143, 144], "type": "LineString" }], "type": "GeometryCollection" },
    "frontier": { "geometries": [{ "arcs": [145], "type": "LineString" }], "type": "GeometryCollection" },
    "home": { "geometries": [{ "arcs": [[12]], "type": "Polygon" }], "type": "GeometryCollection" },
    "inner": { "geometries": [{ "arcs": [[55]], "type": "MultiLineString" }], "type": "GeometryCollection" },
    "land": { "geometries": [{ "arcs": [[[0]]], "type": "MultiPolygon" }], "type": "GeometryCollection" },
    "provinces": {
      "geometries": [
        {
          "coordinates": [158651, 114151],
          "properties": {
            "country": "PK", "name": "Azad Kashmir", "name_ps": "ازاد کشمير",
            "name_ur": "آزاد کشمیر",
          },
          "type": "Point",
        },
        {
          "coordinates": [55803, 131171], "properties": { "country": "AF", "name": "Badghis" }, "type": "Point",
        },
      ],
      "type": "GeometryCollection",
    },
    "towns": {
      "geometries": [
        {
          "coordinates": [150400, 117200],
          "properties": {
            "name": "Islamabad", "name_ps": "اسلام اباد", "name_ur": "اسلام آباد", "rank": 1,
          },
          "type": "Point",
        },
      ],
      "type": "GeometryCollection",
    },
  },
  "transform": { "scale": [0.0001, 0.0001], "translate": [58, 22] }, "type": "Topology",
};

export const provinceInThreeLanguages: Required<ProvinceName> = {
  "country": "PK", "name": "Azad Kashmir", "name_ps": "ازاد کشمير", "name_ur": "آزاد کشمیر",
};

export const provinceInEnglish: Omit<ProvinceName, "name_ur" | "name_ps"> = { "country": "AF", "name": "Badghis" };
