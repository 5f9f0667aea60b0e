// Answers of the server, of each list the first element of every shape. Written by internal/web/samples_test.go.
import type { Basemap, ProvinceName } from "./types";

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
    "countries": {
      "geometries": [{ "coordinates": [182792, 41390], "properties": { "name": "India" }, "type": "Point" }],
      "type": "GeometryCollection",
    },
    "disputed": { "geometries": [{ "arcs": [142, 154], "type": "LineString" }], "type": "GeometryCollection" },
    "frontier": { "geometries": [{ "arcs": [109], "type": "LineString" }], "type": "GeometryCollection" },
    "heights": {
      "geometries": [
        {
          "coordinates": [160400, 131500],
          "properties": {
            "kind": "pass", "name": "Babusar Pass", "name_ps": "د بابوسر دره",
            "name_ur": "درۂ بابوسر", "rank": 1,
          },
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
    "rivers": {
      "geometries": [
        {
          "arcs": [181],
          "properties": {
            "at": [[70.23, 34.57]], "name": "Alingar", "name_ps": "الينګار",
            "name_ur": "دریائے علینگار", "rank": 2,
          },
          "type": "LineString",
        },
        {
          "arcs": [[182, 183]],
          "properties": {
            "at": [[66.37, 32.17]], "name": "Arghandab", "name_ps": "ارغنداب",
            "name_ur": "دریائے ارغنداب", "rank": 2,
          },
          "type": "MultiLineString",
        },
        { "arcs": [186], "properties": { "name": "Beas", "rank": 2 }, "type": "LineString" },
        {
          "arcs": [[232]],
          "properties": { "name": "Sutlej", "name_ps": "ستلج", "name_ur": "دریائے ستلج", "rank": 1 },
          "type": "MultiLineString",
        },
      ],
      "type": "GeometryCollection",
    },
    "routes": { "geometries": [{ "arcs": [[236]], "type": "MultiLineString" }], "type": "GeometryCollection" },
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
