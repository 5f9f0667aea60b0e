import assert from "node:assert/strict";
import { test } from "node:test";
import { arcs } from "./rings";

test("the arcs of a cluster are its kinds in the legend's order and make one turn", () => {
  assert.deepEqual(arcs(["ied", "shelling", "other"], ["other", "ied", "other", "other"]), [
    { kind: "ied", from: 0, to: 0.25 }, { kind: "other", from: 0.25, to: 1 },
  ]);
});
