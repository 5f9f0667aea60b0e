import assert from "node:assert/strict";
import { test } from "node:test";
import { relax, type Disc } from "./relax";

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
