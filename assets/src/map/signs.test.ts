import assert from "node:assert/strict";
import { test } from "node:test";
import { arcs, radius } from "./signs";

test("the arcs of a cluster are its kinds in the legend's order and make one turn", () => {
  assert.deepEqual(arcs(["ied", "shelling", "other"], ["other", "ied", "other", "other"]), [
    { kind: "ied", from: 0, to: 0.25 }, { kind: "other", from: 0.25, to: 1 },
  ]);
});

test("a number fits into its diamond", () => {
  const stroke = 3, letter = 6.4, height = 8; // pixels of a digit
  for (const count of [2, 9, 10, 99, 100, 1109]) {
    const inner = radius({ count, strike: true, scale: 0.75 }) - stroke * Math.SQRT2;
    assert.ok((String(count).length * letter + height) / 2 <= inner, String(count));
  }
});
