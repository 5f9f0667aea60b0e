import assert from "node:assert/strict";
import { test } from "node:test";
import { classWord, figure } from "./shading";

const t = (key: string, args: Readonly<Record<string, string | number>> = {}) => key === "locale.decimal" ? "." : `${key.split(".").pop()}(${Object.values(args).join(",")})`;

test("classes of whole numbers name their first and last, rates where they begin", () => {
  const word = (shade: "killed" | "per100k", from?: number, to?: number) =>
    classWord({ fill: 3, members: [], ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }, { shade, t, mark: "," });
  assert.equal(word("killed", 0, 10), "between(1,9)");
  assert.equal(word("killed", 10, 20), "between(10,19)");
  assert.equal(word("killed", 1000), "over(1,000)");
  assert.equal(word("killed", 0, 2), "1");
  assert.equal(word("per100k", 0, 0.5), "under(0.5)");
  assert.equal(word("per100k", 0.5, 1), "between(0.5,1)");
  assert.equal(classWord({ fill: "unknown", members: [] }, { shade: "killed", t, mark: "," }), "unknown()");
  assert.equal(classWord({ fill: 0, members: [] }, { shade: "killed", t, mark: "," }), "0");
});

test("a figure keeps as many digits as it needs", () => {
  assert.deepEqual([1234, 12.34, 3.21, 0.034].map((n) => figure(n, { t, mark: "," })), ["1,234", "12", "3.2", "0.03"]);
  assert.equal(figure(3.21, { t: () => "٫", mark: "٬" }), "3٫2");
});
