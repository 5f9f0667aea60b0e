import assert from "node:assert/strict";
import { test } from "node:test";
import type { Marks } from "../api/types";
import { texts } from "../text";
import type { Thing } from "../plan/things";
import { hasToll, heldIn, toll, typeWord } from "./words";

const t = texts({ lang: "en", group: ",", texts: { "map.toll.best": "{count} killed", "map.toll.none": "no figure",
  "map.badge.district": "{area}: only the district is known", "map.coarse": "{name}: only a district or the province is known",
  "type.ied": "Bomb", "map.kind_contested": "{kind}, contested" } });
const marks = {
  incidents: { type: [0, 0], confidence: [0, 1], best: [1200, null, null, null], low: [1000, 65, null, null], toll: { 1: "65 to 408 killed", 2: "no agreed figure; claimed by TTP: 25 killed" } },
} as unknown as Marks;

test("a toll without a best figure is in the server's words", () => {
  assert.deepEqual([0, 1, 2, 3].map((i) => toll(marks, i, t)), ["1,200 killed", "65 to 408 killed", "no agreed figure; claimed by TTP: 25 killed", "no figure"]);
});

test("a claim is no toll", () => {
  assert.deepEqual([0, 1, 2, 3].map((i) => hasToll(marks, i)), [true, true, false, false]);
});

test("what the sides disagree about is said beside the kind", () => {
  assert.deepEqual([0, 1].map((i) => typeWord(marks, i, { types: ["ied"], confidences: ["reported", "contested"], t })), ["Bomb", "Bomb, contested"]);
});

test("a sign of what is known only to an area says so, also where only its sum is known", () => {
  const areas = { areas: [{ id: "Bannu", kind: "district" }, { id: "pk-kp", kind: "home" }] } as unknown as Marks;
  const of = (key: string, kind: Thing["kind"], area: string) => heldIn(areas, { key, kind, area, name: area } as Thing, t);
  assert.equal(of("cBannu", "coarse", "Bannu"), "Bannu: only the district is known");
  assert.equal(of("cpk-kp", "coarse", "pk-kp"), "pk-kp: only a district or the province is known");
  assert.deepEqual([of("b7", "coarse", "Bannu"), of("aBannu", "area", "Bannu")], ["Bannu", "Bannu"]);
});
