import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldOf } from "./field";
import { overlap, ringed } from "./geometry";
import { boxOf, broken, placeName, type Name } from "./names";
import { createRoom } from "./room";

const frame = { left: 0, top: 0, right: 400, bottom: 300 };
const letters = { width: (_: string, text: string) => text.length * 6, height: () => 12 };
const desk = (dots: readonly (readonly [number, number])[] = []) => {
  const field = fieldOf(dots.map((at) => ({ at, weight: 1 })), 400, 300);
  return { room: createRoom(frame), field, letters, earth: (at: readonly [number, number]) => at, signs: [] };
};
const town = (text: string, x: number, y: number): Name => ({ key: text, kind: "town2", text, at: [x, y], beside: 6 });

test("names never cover each other", () => {
  const around = desk();
  const placed = Array.from({ length: 200 }, (_, i) => town("name" + i, (i * 37) % 400, (i * 53) % 300)).flatMap((n) => {
    const label = placeName(n, around);
    if (label) around.room.takeBox(boxOf(label));
    return label ? [label] : [];
  });
  assert.ok(placed.length > 30);
  placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => assert.ok(!overlap(boxOf(a), boxOf(b)))));
});

test("a name moves to the other side where dots crowd the first", () => {
  const crowd = Array.from({ length: 20 }, (_, i) => [110 + i * 2, 100] as const);
  assert.ok((placeName(town("Wana", 100, 100), desk(crowd))?.x ?? 400) < 100);
});

test("the name of an area stands within it, beneath its sign where it can", () => {
  const square = ringed("a", "Area", [150, 150], [[[50, 50], [250, 50], [250, 250], [50, 250]]]);
  const name: Name = { key: "d", kind: "district", text: "Area", at: [150, 150], beside: -1, area: square, sign: { x: 150, y: 150, r: 20 } };
  const free = placeName(name, desk());
  assert.ok(free && free.x === 150 && free.y > 170);
  const around = desk();
  around.room.takeBox({ left: 90, top: 165, right: 210, bottom: 200 });
  const moved = placeName(name, around);
  assert.ok(moved && moved.y < 165 && moved.x > 50 && moved.x < 250 && moved.y > 50);
});

test("a long name breaks near its middle", () => {
  assert.deepEqual(broken("South Waziristan Lower"), ["South Waziristan", "Lower"]);
  assert.equal(broken("Bannu"), undefined);
});
