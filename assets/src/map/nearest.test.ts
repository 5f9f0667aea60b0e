import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "./nearest";

test("the nearest mark within 24 pixels is chosen", () => {
  const marks = [{ x: 0, y: 0, radius: 4, n: 1 }, { x: 30, y: 0, radius: 4, n: 2 }];
  assert.equal(nearest(marks, 12, 0)?.n, 1);
  assert.equal(nearest(marks, 20, 0)?.n, 2);
  assert.equal(nearest(marks, 80, 0), undefined);
});

test("a large mark is reached from its edge and the inner one wins beneath the pointer", () => {
  assert.equal(nearest([{ x: 0, y: 0, radius: 30, n: 1 }], 50, 0)?.n, 1);
  assert.equal(nearest([{ x: 0, y: 0, radius: 30, n: 1 }, { x: 10, y: 0, radius: 5, n: 2 }], 11, 0)?.n, 2);
});
