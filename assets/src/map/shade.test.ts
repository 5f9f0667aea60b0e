import assert from "node:assert/strict";
import { test } from "node:test";
import { breaks, classOf, steps } from "./shade";

test("classes hold about equal numbers of districts", () => {
  const values = Array.from({ length: 50 }, (_, i) => i + 1);
  const upper = breaks(values);
  assert.deepEqual(upper, [10, 20, 30, 40, 50]);
  assert.deepEqual(steps(values, upper)[1], { shade: 2, low: 11, high: 20 });
});

test("no figure is no class and zero is not the lowest one", () => {
  const upper = breaks([1, 2, 3, 4, 5]);
  assert.equal(classOf(null, upper), null);
  assert.equal(classOf(0, upper), 0);
  assert.equal(classOf(1, upper), 1);
  assert.equal(classOf(5, upper), 5);
});

test("equal figures are one class", () => {
  const upper = breaks([2, 2, 2, null, 0]);
  assert.deepEqual(upper, [2]);
  assert.equal(classOf(2, upper), 5);
  assert.deepEqual(breaks([null, 0]), []);
});
