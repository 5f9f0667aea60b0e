import assert from "node:assert/strict";
import { test } from "node:test";
import type { Marks } from "../api/types";
import { tallyOf as ofMembers } from "../plan/things";
import { scaleFor, sizesOf } from "./scene";
import { heldThings, makerInto, nothingDrawn, tallyOf } from "./things";

const kinds = { types: ["air_strike", "drone_strike", "ied", "shelling"], confidences: ["confirmed", "contested"], groups: [0, 0, 1, 2], hues: ["air_strike", "ied", "shelling"] };

test("a tally of sums is that of the incidents that they sum", () => {
  const rows = [[0, 1, 4, null], [1, 0, null, null], [2, 1, 0, 0], [2, 0, 7, 0], [3, 0, null, 0]] as const; // type, confidence, killed, badge
  const incidents = { type: rows.map((r) => r[0]), confidence: rows.map((r) => r[1]), best: rows.map((r) => r[2]), low: rows.map(() => null), badge: rows.map((r) => r[3]) };
  const one = (i: number) => ({ killed: rows[i]?.[2] ?? null, coarse: rows[i]?.[3] === 0, kinds: [[rows[i]?.[0] ?? 0, 1, rows[i]?.[1] ?? 0]] });
  const marks = { incidents } as unknown as Marks;
  assert.deepEqual(tallyOf(rows.map((_, i) => one(i)), kinds), ofMembers(marks, rows.map((_, i) => i), kinds));
});

test("areas have a sign for all, and one for what is known only to them", () => {
  const areas = [{ id: "Bannu", name: "Bannu", kind: "district", lon: 706000, lat: 330000 }, { id: "pk-kp", name: "KP", kind: "home", lon: 715000, lat: 340000 }];
  const held = [
    { area: 0, coarse: false, count: 3, at_least: 9, kinds: [[2, 3, 1]] }, { area: 0, coarse: true, count: 2, at_least: null, kinds: [[0, 1, 0], [2, 1, 0]] },
    { area: 1, coarse: true, count: 1, at_least: 4, kinds: [[3, 1, 1]] },
  ];
  const drawn = nothingDrawn(), things = heldThings({ held, areas }, 5, makerInto(drawn, kinds));
  assert.deepEqual(things.areas.map((t) => [t.key, t.tally.count, t.tally.killed, t.home]), [["aBannu", 5, 9, false], ["apk-kp", 1, 4, true]]);
  assert.deepEqual(things.coarse.map((t) => [t.key, t.tally.count, t.tally.blank]), [["cBannu", 2, true], ["cpk-kp", 1, false]]);
  assert.equal(things.placeless, 5);
  // A sign of one incident is drawn as that one.
  const [only = -1] = things.coarse[1]?.members ?? [];
  assert.deepEqual([drawn.type[only], drawn.confidence[only], drawn.best[only], drawn.badge[only]], [3, 1, 4, 0]);
});

test("the scale is that of every picture, unless an area would cover the others", () => {
  const areas = (killed: number) => ({ areas: [{ tally: { killed } }, { tally: { killed: 3 } }] }) as unknown as Parameters<typeof scaleFor>[0];
  assert.deepEqual(scaleFor(areas(100), { a: 3, b: 0.5 }), { a: 3, b: 0.5 });
  const { a, b } = scaleFor(areas(300_000), { a: 3, b: 0.5 });
  assert.equal(a, 3);
  assert.ok(Math.abs(Math.sqrt(b * 300_000) - 40) < 1e-9);
  assert.deepEqual(scaleFor({ areas: [] }, { a: 3, b: 0.5 }), { a: 3, b: 0.5 });
});

test("a scale is explained by round numbers that can be told apart, at any zoom", () => {
  for (const [b, want] of [[0.015, [500, 1000, 2000]], [1.6, [5, 10, 20]], [2e-6, [2e6, 1e7, 2e7]]] as const) {
    for (const factor of [0.4, 1, 2]) assert.deepEqual(sizesOf((value) => factor * Math.sqrt(6 + b * value)), want);
  }
});
