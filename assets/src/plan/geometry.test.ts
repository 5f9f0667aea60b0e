import assert from "node:assert/strict";
import { test } from "node:test";
import { encloses, holds, ringed, type Spot } from "./geometry";

test("an area holds the points that its rings enclose, at whatever height", () => {
  // A star, with a star cut out of it, has sides of every slope; some points lie level with its corners.
  const star = (r: number): Spot[] => Array.from({ length: 14 }, (_, i) => {
    const turn = (i * Math.PI) / 7, far = i % 2 ? r : r * 0.4;
    return [Math.round(100 + far * Math.cos(turn)), Math.round(60 + far * Math.sin(turn))];
  });
  const rings = [star(60), star(25)], area = ringed("star", "Star", [100, 60], rings);
  let inside = 0;
  for (let x = 20; x <= 180; x += 2.5) {
    for (let y = -10; y <= 130; y += 0.5) {
      assert.equal(holds(area, [x, y]), encloses(rings, x, y), `${x}, ${y}`);
      if (holds(area, [x, y])) inside++;
    }
  }
  assert.ok(inside > 1000);
});
