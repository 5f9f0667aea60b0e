import assert from "node:assert/strict";
import { test } from "node:test";
import { groups, spread } from "./spread";

test("marks that fan out keep their distance", () => {
  const points = spread(60, 12);
  points.forEach(([x, y], i) => points.slice(i + 1).forEach(([u, v]) => assert.ok(Math.hypot(x - u, y - v) > 12)));
});

test("a mark alone stays where it is", () => {
  assert.deepEqual(spread(1, 12), [[0, 0]]);
});

test("groups keep the order in which their keys first come", () => {
  assert.deepEqual(groups(["b1", "a1", "b2"], (s) => s.slice(0, 1)), [["b1", "b2"], ["a1"]]);
});
