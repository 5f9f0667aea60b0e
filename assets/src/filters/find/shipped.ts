import { readFileSync } from "node:fs";
import { distance } from "../../records/matches";
import { plus } from "../../state/days";
import { parse } from "../../state/state";
import type { Text } from "../../text";
import type { Answer } from "./count";
import { termsOf, type Nameable } from "./terms";

// This is no part of the page: the names and incidents of the shipped dataset, as the tests of the search box ask for them.
type Row = Readonly<Record<string, string>>;

// rowsOf reads a file with a heading, whose values may be quoted.
const rowsOf = (name: string): readonly Row[] => {
  const [heading = [], ...rows] = readFileSync("geodata/" + name, "utf8").split(/\r?\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replace(/""/g, '"') ?? m[2] ?? ""));
  return rows.filter((r) => r.length > 1).map((r) => Object.fromEntries(heading.map((h, i) => [h, r[i] ?? ""])));
};

type Feature = Readonly<{ properties: Readonly<{ id: string; name: string; name_ur: string; name_ps: string }> }>;

const incidents = rowsOf("incidents.csv"), crossings = rowsOf("crossings.csv"), towns = rowsOf("basemap/towns.csv");
const districts = (JSON.parse(readFileSync("geodata/districts.geojson", "utf8")) as { features: readonly Feature[] }).features
  .map((f) => f.properties);
const slug = (...names: readonly string[]) => names.join(" ").toLowerCase().split(/[^a-z]+/).filter(Boolean).join("-");
const districtOf = (r: Row): string => {
  if (!r.district || r.geo_precision === "province") return "";
  return districts.find((d) => d.name === r.district)?.id ?? slug(r.country ?? "", r.admin1 ?? "", r.district);
};
const some = (of: (r: Row) => string) => [...new Set(incidents.map(of))].filter(Boolean);
const elsewhere = incidents.filter((r) => r.district && !districts.some((d) => d.name === r.district));

export const strikes = ["air_strike", "drone_strike", "shelling"];

// shippedTerms are the terms of the page; labels are those of the form's options by list and value.
export const shippedTerms = (t: Text, labels: Readonly<Record<string, Readonly<Record<string, string>>>>) => {
  const options: Nameable["options"] = (l) => {
    if (l === "in_district") {
      return [...districts.map((d) => ({ value: d.id, text: d.name })),
        ...new Map(elsewhere.map((r) => [districtOf(r), r.district ?? ""]))].map((d) => (Array.isArray(d) ? { value: d[0], text: d[1] } : d));
    }
    if (l === "admin1") return some((r) => r.admin1 ?? "").map((name) => ({ value: name, text: name }));
    return Object.entries(labels[l] ?? {}).map(([value, text]) => ({ value, text }));
  };
  return termsOf({
    t, strikes, options,
    regions: [{ id: "kp", text: t("map.region.kp"), admin1: "Khyber Pakhtunkhwa", country: "" },
      { id: "af", text: t("map.region.af"), admin1: "", country: "AF" }],
    marks: {
      crossings: crossings.map((c) => ({ id: c.id ?? "", name: c.name ?? "", lon: Number(c.lon) * 1e4, lat: Number(c.lat) * 1e4,
        official: true, state: "", faded: false, word: "" })),
      places: some((r) => r.place ?? ""),
    },
    names: {
      towns: towns.map((x) => ({ name: x.name ?? "", lon: Number(x.lon), lat: Number(x.lat) })),
      also: Object.fromEntries([...towns, ...districts].map((x) => [x.name, [x.name_ur ?? "", x.name_ps ?? ""].filter(Boolean)])),
    },
  });
};

// answer is the page's to the filters of the tests.
export const answer: Answer = (filter) => {
  const s = parse("?" + filter), { from, to } = s.days, one = (of: readonly string[], value: string) => of.length === 0 || of.includes(value);
  const [lon = NaN, lat = NaN, km = NaN] = s.near.split(",").map(Number);
  const found = incidents.filter((r) => {
    const first = r.date ?? "", last = r.end_date || (r.date_precision === "month" ? plus(first, 27) : first);
    return (!to || first <= to) && (!from || from <= last) && one(s.lists.type, r.type ?? "") && one(s.lists.actor, r.actor ?? "")
      && one(s.lists.country, r.country ?? "") && one(s.lists.admin1, r.admin1 ?? "") && one(s.lists.in_district, districtOf(r))
      && one(s.lists.confidence, r.confidence ?? "")
      && (!s.near || (r.lat !== "" && distance(lon, lat, Number(r.lon), Number(r.lat)) <= km));
  });
  return {
    incidents: { title: found.map((r) => r.title ?? ""), place: found.map((_, i) => i) },
    places: found.map((r) => `${r.place ?? ""}, ${r.district ?? ""}`),
  };
};
