import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, tilesOf } from "./tiling";

test("tiles cover a view and what lies beyond it, and no tile is needed that it doesn't touch", () => {
  for (const zoom of [5, 5.75, 8, 9.25, 13]) {
    for (const [width, height] of [[1440, 900], [390, 844]] as const) {
      const k = 2 ** zoom * 256, view = { zoom, left: 0.69 * k, top: 0.4 * k, width, height }, tiles = tilesOf(view, 0.25), side = k / 2 ** (tiles[0]?.zoom ?? 0);
      assert.equal(new Set(tiles.map(keyOf)).size, tiles.length);
      assert.ok(side >= 1024 && side < 2048, `a tile is ${side} pixels wide`);
      for (const dx of [-0.25, 0, 0.5, 1, 1.25]) {
        for (const dy of [-0.25, 0.5, 1.25]) {
          const x = Math.floor((view.left + dx * width) / side), y = Math.floor((view.top + dy * height) / side);
          assert.ok(tiles.some((t) => t.x === x && t.y === y), `${zoom}: ${x}, ${y}`);
        }
      }
      for (const { x, y } of tiles) {
        assert.ok((x + 1) * side >= view.left - 0.25 * width && x * side <= view.left + 1.25 * width);
        assert.ok((y + 1) * side >= view.top - 0.25 * height && y * side <= view.top + 1.25 * height);
      }
    }
  }
});

test("beyond the ends of the map there is no tile", () => {
  const all = tilesOf({ zoom: 2, left: -500, top: -500, width: 3000, height: 3000 }, 0.25);
  assert.deepEqual(all, [{ zoom: 0, x: 0, y: 0 }]);
});
