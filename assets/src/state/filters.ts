// Written by `go test ./internal/ogc -update` from the table of parameters.

// FILTERS are the parameters that choose records, in the order of a canonical address.
export const FILTERS = [
  "datetime",
  "bbox",
  "type",
  "actor",
  "district",
  "in_district",
  "admin1",
  "country",
  "confidence",
  "geo_precision",
  "date_precision",
  "origin",
  "killed_min",
  "civilians_min",
  "publishers_min",
  "q",
  "near",
  "pairs",
  "filter",
] as const;

// LISTS are those that the form has boxes for.
export const LISTS = [
  "type",
  "actor",
  "district",
  "in_district",
  "admin1",
  "country",
  "confidence",
  "geo_precision",
  "date_precision",
  "origin",
  "pairs",
] as const;
export type List = (typeof LISTS)[number];

// KEPT are those that the form passes on.
export const KEPT = [
  "filter",
] as const;
