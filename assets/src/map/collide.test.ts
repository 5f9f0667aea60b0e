import assert from "node:assert/strict";
import { test } from "node:test";
import { overlap, placeLabels, type Candidate } from "./collide";

const screen = { left: 0, top: 0, right: 400, bottom: 300 };
const town = (what: string, x: number, y: number, rank = 1): Candidate<string> =>
  ({ what, rank, at: [x, y], width: 60, height: 12, dot: true });

test("labels never cover each other", () => {
  const crowd = Array.from({ length: 200 }, (_, i) => town(String(i), (i * 37) % 400, (i * 53) % 300, i % 3));
  const placed = placeLabels(crowd, screen).map((p) => ({ left: p.left, top: p.top, right: p.left + 60, bottom: p.top + 12 }));
  assert.ok(placed.length > 10);
  placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => assert.ok(!overlap(a, b))));
});

test("the more important of two names that collide stays", () => {
  const fixed = (what: string, rank: number): Candidate<string> => ({ ...town(what, 100, 100, rank), dot: false });
  assert.deepEqual(placeLabels([fixed("village", 3), fixed("city", 1)], screen).map((p) => p.what), ["city"]);
});

test("a town's name moves to the other side where the first is taken", () => {
  const placed = placeLabels([town("a", 100, 100), town("b", 90, 100)], screen);
  assert.equal(placed.length, 2);
  assert.ok((placed[1]?.left ?? 0) < 90);
});

test("a name outside the window is left out", () => {
  assert.deepEqual(placeLabels([town("far", 900, 900)], screen), []);
});

test("a name keeps clear of marks unless it must be there", () => {
  const mark = { left: 0, top: 60, right: 400, bottom: 140 };
  assert.deepEqual(placeLabels([town("a", 100, 100)], screen, [mark]), []);
  assert.equal(placeLabels([{ ...town("a", 100, 100), must: true }], screen, [mark]).length, 1);
});

test("a name that must stand on marks stands where it covers least of them", () => {
  const marks = [{ left: 0, top: 60, right: 96, bottom: 300 }, { left: 96, top: 0, right: 400, bottom: 60 }, { left: 96, top: 100, right: 400, bottom: 300 }];
  const [placed] = placeLabels([{ ...town("a", 100, 98), must: true }], screen, marks);
  assert.ok(placed && placed.left > 96 && placed.top + 12 < 110);
});

test("a district that is called like its seat isn't named twice", () => {
  const seat = { ...town("seat", 100, 100), name: "Bannu" }, district = { ...town("district", 300, 200, 2), dot: false, name: "Bannu" };
  assert.deepEqual(placeLabels([district, seat], screen).map((p) => p.what), ["seat"]);
  assert.deepEqual(placeLabels([district], screen).map((p) => p.what), ["district"]);
});
