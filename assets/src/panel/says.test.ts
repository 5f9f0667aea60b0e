import assert from "node:assert/strict";
import { test } from "node:test";
import { texts } from "../text";
import { saysOf } from "./says";

const t = texts({ lang: "en", group: ",", texts: {
  "map.card.says": "{who}: {figure} killed", "map.card.says_of": "{who}: {figure} killed ({subject})",
  "map.card.at_least": "at least {low}", "map.card.at_most": "at most {high}", "map.card.number": "{count}",
  "map.card.range": "{low} to {high}", "map.card.subject.militants": "militants", "map.card.subject.forces_pk": "Pakistani forces",
} });
const claim = (claimant: string, subject: string, killed_low: number | null, killed_high: number | null) =>
  ({ claimant, subject, killed_low, killed_high });

test("everyone comes first, and a group is named", () => {
  assert.deepEqual(saysOf([
    claim("Army", "militants", 6, 6), claim("Hospital", "all", 6, 8), claim("Police", "forces_pk", 1, 1), claim("TTP", "all", 9, 9),
  ], t), ["Hospital: 6 to 8 killed", "TTP: 9 killed", "Army: 6 killed (militants)"]);
});

test("an end that isn't given is open", () => {
  assert.deepEqual(saysOf([claim("A", "all", 3, null), claim("B", "all", null, 5), claim("C", "all", null, null)], t),
    ["A: at least 3 killed", "B: at most 5 killed"]);
});

test("a figure that is of nobody in particular isn't told", () => {
  assert.deepEqual(saysOf([claim("A", "cause", 3, 3), claim("B", "responsibility", 1, 1)], t), []);
});
