import assert from "node:assert/strict";
import { test } from "node:test";
import { classOf, edges, fillOf, steps, type District } from "./shade";

const district = (id: string, value: number | null, more: Partial<District> = {}): District =>
  ({ id, value, inside: true, incidents: 1, ...more });

test("classes begin at round numbers, the highest at the last that is reached", () => {
  assert.deepEqual(edges([156, 3, null], true), [10, 20, 50, 100]);
  assert.deepEqual(edges([99], true), [5, 10, 20, 50]);
  assert.deepEqual(edges([100], true), [10, 20, 50, 100]);
  assert.deepEqual(edges([7], true), [2, 5]);
  assert.deepEqual(edges([1], true), []);
  assert.deepEqual(edges([0, null], true), []);
  assert.deepEqual(edges([], false), []);
  assert.deepEqual(edges([63.2], false), [5, 10, 20, 50]);
  assert.deepEqual(edges([0.34], false), [0.02, 0.05, 0.1, 0.2]);
});

test("every value above zero is in a class, and the greatest in the darkest", () => {
  for (const max of [1, 2, 3, 9, 10, 47, 156, 420, 5000]) {
    const e = edges([max], true);
    assert.equal(classOf(max, e), 5, String(max));
    for (let v = 1; v <= max; v++) assert.ok(classOf(v, e) >= 1 && classOf(v, e) >= classOf(v - 1, e), `${v} of ${max}`);
  }
  assert.equal(classOf(0, edges([9], true)), 0);
});

test("outside the filter, no incident, no figure and zero are four things", () => {
  const e = edges([12], true);
  assert.equal(fillOf(district("a", null, { inside: false, incidents: 0 }), e), "outside");
  assert.equal(fillOf(district("b", null, { incidents: 0 }), e), "none");
  assert.equal(fillOf(district("c", null), e), "unknown");
  assert.equal(fillOf(district("d", 0), e), 0);
  assert.equal(fillOf(district("e", 12), e), 5);
});

test("the legend has every district once, and no class that a round number doesn't begin", () => {
  const list = [district("a", 12), district("b", 3), district("c", 0), district("d", null), district("e", null, { incidents: 0 }),
    district("f", 4)];
  const columns = steps(list, edges(list.map((d) => d.value), true));
  assert.deepEqual(columns.map(({ fill, from, to, members }) => [fill, from, to, members.join("")]), [
    ["none", undefined, undefined, "e"], ["unknown", undefined, undefined, "d"], [0, undefined, undefined, "c"],
    [2, 0, 2, ""], [3, 2, 5, "fb"], [4, 5, 10, ""], [5, 10, undefined, "a"],
  ]);
  assert.deepEqual(steps([district("a", null)], []).map((s) => s.fill), ["unknown"]);
});
