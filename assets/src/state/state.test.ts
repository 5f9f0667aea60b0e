import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPeriod, isDay, parsePeriod, plus, valid } from "./days";
import { FILTERS } from "./filters";
import { filter, format, parse } from "./state";

const round = (query: string) => format(parse("?" + query));

test("the address is the state and the state the address", () => {
  for (const query of [
    "",
    "datetime=2025-10-01/2025-10-31",
    "datetime=2025-10-08",
    "datetime=../2024-12-31",
    "datetime=2025-10-01/..&bbox=69.2,31,74.1,36.9&type=ied,shelling&actor=ttp&district=Kandahar,Spera&in_district=bannu&admin1=Punjab&confidence=contested&q=polio+team&near=71.09,34.1,25",
    "layers=crossings,ground&map=8.5/33.9/71.2&reading=districts&size=count&shade=per100k&sel=2025-10-08-wana&lang=en",
    "layers=none",
  ]) assert.equal(round(query), query);
});

test("every filter of the server stays in the address, in the server's order", () => {
  const query = FILTERS.map((name) => `${name}=${name === "datetime" ? "2025-10-08" : "1"}`).join("&");
  assert.equal(round(query), query);
});

test("kinds of incident are no layer: an older address that names them is valid and draws them all", () => {
  for (const [older, now] of [["incidents,strikes", "none"], ["crossings,districts,incidents", "crossings,districts"],
    ["crossings,districts,ground,strikes", ""]] as const) {
    assert.equal(round("layers=" + older), now && "layers=" + now);
  }
});

test("the usual period stands in no address and in every question", () => {
  const usual = { from: "", to: "2026-03-16" };
  for (const query of ["", "in_district=bannu"]) assert.equal(format(parse("?" + query, usual), usual), query);
  assert.equal(format(parse("?datetime=../2026-03-16", usual), usual), "");
  assert.equal(filter(parse("?in_district=bannu", usual)), "datetime=../2026-03-16&in_district=bannu");
  assert.equal(format(parse("?datetime=2026-03-17/..", usual), usual), "datetime=2026-03-17/..");
});

test("a name with a comma comes back whole", () => {
  assert.equal(round("district=Zhob,+upper"), "district=Zhob,+upper");
});

test("what an address escapes is escaped as the server does", () => {
  for (const query of ["district=Khost+%28Matun%29", "q=a+b%26c%2Bd%25e", "sel=crossing:ghulam-khan", "datetime=0000-12-31"]) {
    assert.equal(round(query), query);
  }
});

test("no address switches the online background on", () => {
  assert.equal(round("layers=crossings,tiles"), "layers=crossings");
});

test("what only the page knows stays out of the filter", () => {
  assert.equal(filter(parse("?q=wana&layers=none&map=7/33/71&reading=districts&size=count&shade=killed&sel=x&lang=en")), "q=wana");
});

test("what makes no sense is taken as not given", () => {
  assert.equal(round("map=a/b/c&shade=rainbow&reading=tea-leaves&size=xl&layers=nothing"), "layers=none");
});

test("days exist or are none", () => {
  assert.ok(isDay("2024-02-29"));
  for (const d of ["2025-02-29", "2025-1-1", "yesterday", ""]) assert.ok(!isDay(d), d);
  assert.equal(plus("2024-02-28", 2), "2024-03-01");
  assert.equal(formatPeriod(parsePeriod("2025-10-08")), "2025-10-08");
  assert.ok(!valid({ from: "2025-02-01", to: "2025-01-01" }));
});
