import assert from "node:assert/strict";
import { test } from "node:test";
import { filter, parse } from "../state/state";
import locale from "../../../internal/i18n/catalogue/en/locale.json" with { type: "json" };
import heading from "../../../internal/i18n/catalogue/en/heading.json" with { type: "json" };
import { readAsked, suggest, type Term } from "./find";
import { texts } from "../text";

const t = texts({ lang: "en", group: ",", texts: { ...heading, ...locale } });
const terms: readonly Term[] = [
  { name: "Strikes", as: "filter", lists: { type: ["air_strike", "drone_strike", "shelling"] } },
  { name: "Afghan soil", as: "filter", lists: { admin1: [], country: ["AF"] } },
  { name: "TTP", as: "filter", lists: { actor: ["ttp"] } },
  { name: "confidence: Reported", as: "filter", lists: { confidence: ["reported"] } },
  { name: "confidence: Contested", as: "filter", lists: { confidence: ["contested"] } },
  { name: "Drone strike", as: "filter", lists: { type: ["drone_strike"] } },
  { name: "Bannu", as: "district", lists: { in_district: ["bannu"] } },
  { name: "South Waziristan Lower", as: "district", lists: { in_district: ["south-waziristan-lower"] } },
  { name: "North Waziristan", as: "district", lists: { in_district: ["north-waziristan"] } },
  { name: "Torkham", as: "crossing", id: "torkham", at: { lon: 71.094, lat: 34.118 } },
  { name: "Bannu", as: "town", at: { lon: 70.6, lat: 32.99 } },
  { name: "Wana", as: "town", at: { lon: 69.57, lat: 32.3 } },
  { name: "Miryan", as: "place" },
  { name: "Domel", as: "place" },
];
const first = (typed: string, at = "") => {
  const s = parse(at), [one] = suggest(typed, s, { terms, t });
  assert.ok(one, typed);
  const now = { ...s, ...one.patch };
  return [filter(now), now.sel].filter(Boolean).join(" ");
};

test("what is typed is understood as place, period, distance and kind", () => {
  for (const [typed, want] of [
    ["Bannu October 2025", "datetime=2025-10-01/2025-10-31&in_district=bannu"],
    ["what happened in bannu in oct 2025", "datetime=2025-10-01/2025-10-31&in_district=bannu"],
    ["bannu sept 2025", "datetime=2025-09-01/2025-09-30&in_district=bannu"],
    ["strike", "type=air_strike,drone_strike,shelling"],
    ["drone strikes", "type=drone_strike"],
    ["Wana 20 km 2025", "datetime=2025-01-01/2025-12-31&near=69.57,32.3,20"],
    ["within 20km of Wana", "near=69.57,32.3,20"],
    ["Bannu 5 km", "near=70.6,32.99,5"],
    ["strikes on Afghan soil February 2026", "datetime=2026-02-01/2026-02-28&type=air_strike,drone_strike,shelling&country=AF"],
    ["Torkham 1 November 2025", "datetime=2025-11-01 crossing:torkham"],
    ["Torkham 2025-11-01", "datetime=2025-11-01 crossing:torkham"],
    ["waziristan", "in_district=south-waziristan-lower"],
    ["ttp bannu 2024 to 2025", "datetime=2024-01-01/2025-12-31&actor=ttp&in_district=bannu"],
    ["polio bannu", "in_district=bannu&q=polio"],
    ["polio team", "q=polio+team"],
    ["contested bannu", "in_district=bannu&confidence=contested"],
    ["Miryan drone", "type=drone_strike&q=Miryan"],
    ["Miryan market", "q=Miryan+market"],
    ["What happened in Bannu in October 2025?", "datetime=2025-10-01/2025-10-31&in_district=bannu"],
    ["Was Torkham open on 1 November 2025, and who says so?", "datetime=2025-11-01 crossing:torkham"],
    ["How many civilians were reported killed in strikes on Afghan soil in February 2026, who says so, and how many strikes "
      + "give no figure?", "datetime=2026-02-01/2026-02-28&type=air_strike,drone_strike,shelling&country=AF"],
    ["Give me everything within 20 km of Wana in 2025 as GeoPackage", "datetime=2025-01-01/2025-12-31&near=69.57,32.3,20"],
  ] as const) assert.equal(first(typed), want, typed);
});

test("a period is worded as the server words it", () => {
  for (const [typed, want] of [["1 October 2025 to 8 October 2025", "Bannu · 1 to 8 October 2025"],
    ["October 2025 to December 2025", "Bannu · October to December 2025"], ["2024 to 2025", "Bannu · 2024 to 2025"]] as const) {
    assert.ok(suggest("Bannu " + typed, parse(""), { terms, t })[0]?.text.endsWith(want), typed);
  }
});

test("a place replaces the place before, and other parts of the filter stay", () => {
  assert.equal(first("Wana", "?confidence=contested&in_district=bannu"), "confidence=contested&near=69.57,32.3,10");
});

test("words are offered last, whatever else is understood", () => {
  const all = suggest("Bannu October 2025", parse(""), { terms, t });
  assert.equal(all[all.length - 1]?.patch.words, "Bannu October 2025");
});

test("a day that doesn't exist is its month", () => {
  assert.deepEqual(readAsked("30 February 2025", t).period, { from: "2025-02-01", to: "2025-02-28" });
});

test("a question that compares two periods leads to the page that lays them side by side", () => {
  const all = suggest("Which districts hold more recorded incidents in 2025 than in 2024, and why may that mislead?", parse(""), { terms, t });
  assert.deepEqual(all.map((x) => x.page ?? x.as),
    ["collections/districts/items?datetime=2025-01-01/2025-12-31&compare=2024-01-01/2024-12-31", "words"]);
  assert.equal(all[0]?.text, "Districts: 2025 compared with 2024");
});

test("what the filter can't hold whole is not suggested in part", () => {
  for (const typed of ["Wana Bannu 20 km", "Miryan Domel", "Torkham Wana 5 km"]) {
    assert.deepEqual(suggest(typed, parse(""), { terms, t }).map((x) => x.as), ["words"], typed);
  }
});

test("a day that no calendar has is a word like others", () => {
  for (const day of ["2025-13-01", "2025-10-00", "2025-02-30"]) {
    assert.deepEqual(readAsked(day, t), { period: null, spans: [], km: 0, words: [day] });
    assert.deepEqual(suggest(day, parse(""), { terms, t }).map((x) => x.as), ["words"]);
    assert.equal(first("Bannu " + day), "in_district=bannu&q=" + day);
  }
});
