import assert from "node:assert/strict";
import { test } from "node:test";
import { groups, nearest, relax, spread, type Disc } from "./arrange";

const distance = (a: readonly number[], b: readonly number[]) => Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));

test("a cluster gives way to a badge, the badge stays", () => {
  const [cluster, badge] = relax([{ x: 0, y: 0, r: 20, free: true }, { x: 15, y: 0, r: 8, free: false }]);
  assert.deepEqual(badge, [15, 0]);
  assert.ok(distance(cluster ?? [], badge ?? []) > 27.5);
});

test("no cluster moves further than its leash, however crowded it is", () => {
  const crowd: Disc[] = Array.from({ length: 40 }, (_, i) => ({ x: i % 5, y: i % 7, r: 15, free: true }));
  relax(crowd).forEach((p, i) => assert.ok(distance(p, [crowd[i]?.x ?? 0, crowd[i]?.y ?? 0]) <= 13.51));
});

test("what is apart stays where it is", () => {
  assert.deepEqual(relax([{ x: 0, y: 0, r: 5, free: true }, { x: 20, y: 0, r: 5, free: true }]), [[0, 0], [20, 0]]);
});

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
