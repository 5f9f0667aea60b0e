import assert from "node:assert/strict";
import { test } from "node:test";
import type { SpotsSent } from "../api/types";
import { createField, deep, formOf, type Asked, type Told } from "./field";

const asked = (n: number, more: Partial<Asked> = {}): Asked => ({
  n, root: "/map/spots", filter: "", version: "1", view: { zoom: 5, left: 5600, top: 3100, width: 800, height: 600 }, ratio: 1, hues: [], glyphs: [], strikes: [],
  edge: "", ink: "", scale: { a: 1, b: 1 }, quiet: false, ...more,
});
const sent = (version = "1"): SpotsSent => ({
  version, cells: 12, x: [2816, 2818, 100], y: [1700, 1700, 4000], count: [1, 3, 9], best: [4, null, 2], at_least: { 1: 6 }, kind: [0, -1, 1],
  kinds: { 1: [0, 2, 1, 2, 1, 0] }, contested: {}, badges: [],
});
// later is a server that answers when it is told to.
const later = () => {
  const open: { address: string; signal: AbortSignal; answer: (s: SpotsSent) => void; fail: (e: unknown) => void }[] = [], told: Told[] = [];
  const look = createField({
    fetch: (address, signal) => new Promise((answer, fail) => {
      open.push({ address, signal, answer, fail });
      signal.addEventListener("abort", () => fail(new DOMException("given up", "AbortError")));
    }),
    draw: () => undefined, tell: (t) => { told.push(t); },
  });
  return { open, told, look };
};
const settled = () => new Promise((done) => setImmediate(done));

test("a view is told once all of its tiles are there, and again without asking", async () => {
  const { open, told, look } = later();
  look(asked(1));
  assert.ok(open.length > 0);
  assert.equal(told.length, 0);
  for (const o of open) o.answer({ ...sent(), x: [], y: [], count: [], best: [], kind: [], kinds: {}, at_least: {} });
  await settled();
  assert.deepEqual(told.map((t) => [t.n, t.whole]), [[1, true]]);
  const before = open.length;
  look(asked(2, { view: { zoom: 5, left: 5610, top: 3110, width: 800, height: 600 } }));
  assert.equal(open.length, before);
  assert.deepEqual(told.map((t) => t.n), [1, 2]);
});

test("another filter gives up what was asked for, and what an overtaken question brings is told to nobody", async () => {
  const { open, told, look } = later();
  look(asked(1));
  const first = [...open];
  look(asked(2, { filter: "type=ied" }));
  assert.ok(first.every((o) => o.signal.aborted));
  for (const o of open.slice(first.length)) {
    assert.ok(o.address.endsWith("?type=ied"));
    o.answer(sent());
  }
  await settled();
  assert.deepEqual(told.map((t) => t.n), [2]);
});

test("a map that is moved away gives up the tiles that it has no need of any more", async () => {
  const { open, told, look } = later();
  look(asked(1));
  const first = [...open];
  look(asked(2, { view: { zoom: 9, left: 93000, top: 51000, width: 800, height: 600 } }));
  assert.ok(first.every((o) => o.signal.aborted));
  open.slice(first.length).forEach((o) => o.answer(sent()));
  await settled();
  assert.deepEqual(told.map((t) => t.n), [2]);
});

test("tiles of another version, and tiles that don't come, are told as faults", async () => {
  const { open, told, look } = later();
  look(asked(1));
  open[0]?.answer(sent("2"));
  await settled();
  assert.equal(told[told.length - 1]?.fault, "stale");
  look(asked(2, { filter: "type=ied" }));
  open[open.length - 1]?.fail(new Error("503"));
  await settled();
  assert.equal(told[told.length - 1]?.fault, "failed");
});

test("places keep their counts, kinds and cells, and several share what was killed", async () => {
  const { open, told, look } = later();
  look(asked(1, { view: { zoom: 2, left: 0, top: 0, width: 1024, height: 1024 } }));
  open.forEach((o) => o.answer(sent()));
  await settled();
  const p = told[told.length - 1]?.places;
  assert.ok(p);
  assert.deepEqual([...p.count].sort((a, b) => a - b), [1, 3, 9]);
  const at = [...p.count].indexOf(3);
  assert.deepEqual([...p.kinds.subarray(p.starts[at], p.starts[at + 1])], [0, 2, 1, 2, 1, 0]);
  assert.equal(p.least[at], 6);
  assert.ok(Number.isNaN(p.best[at]));
  assert.equal(p.column[at], 2818);
  assert.equal(p.row[at], 1700);
  assert.ok(Math.abs((p.x[at] ?? 0) - (2818 / 4096) * 1024) < 0.01);
  const r = (killed: number) => Math.sqrt(1 + killed) * 2 ** ((2 - 7.75) * 0.85);
  assert.ok(Math.abs((p.r[at] ?? 0) - r(2)) < 1e-4, "the three of them share six");
});

test("of few incidents at a place their strikes are drawn too, of many only where they are most of them", () => {
  const drawn = (kinds: readonly number[]) => {
    const count = kinds.reduce((n, k, i) => (i % 3 === 1 ? n + k : n), 0);
    const { most, struck } = formOf({ kinds: Int32Array.from(kinds), starts: Int32Array.of(0, kinds.length), count: Int32Array.of(count) }, 0, [true, true, false, false]);
    return [most.type, struck.type, struck.count];
  };
  assert.deepEqual(drawn([2, 3, 0, 0, 1, 0]), [2, 0, 1]);
  assert.deepEqual(drawn([2, 30, 0, 3, 40, 0, 0, 9, 0, 1, 2, 0]), [3, -1, 11]);
  assert.deepEqual(drawn([2, 3, 0, 0, 30, 5, 1, 2, 0]), [2, 1, 32]);
  assert.deepEqual(drawn([0, 9, 0]), [-1, 0, 9]);
});

test("a place is the deeper the more incidents it has, beyond those that lie over one another, and up to a bound", () => {
  assert.deepEqual([1, 6].map(deep), [0, 0]);
  assert.ok(Math.abs(deep(60) - 0.2) < 1e-9);
  assert.ok(deep(600) > deep(60));
  assert.equal(deep(1e9), deep(1e12));
});
