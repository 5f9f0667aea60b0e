import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "./pick";

const at = (x: number, radius: number, above = false) => ({ x, y: 0, radius, above });

test("the nearest within 24 pixels is meant, a larger one from its edge", () => {
  const small = at(0, 3), large = at(60, 30);
  assert.equal(nearest([small, large], 12, 0), small);
  assert.equal(nearest([small, large], 20, 0), large);
  assert.equal(nearest([small], 28, 0), undefined);
});

test("whoever points at a sign means it, not the dots that it lies over", () => {
  const dot = at(1, 3), sign = at(0, 12, true);
  assert.equal(nearest([dot, sign], 2, 0), sign);
  assert.equal(nearest([dot, sign], 14, 0), sign);
  assert.equal(nearest([at(18, 3), sign], 18, 0)?.x, 18);
});
