import assert from "node:assert/strict";
import { test } from "node:test";
import { ceiling, inside, lastOf, marked, months, span } from "./bins";

const bin = (from: string, count: number, vague = 0) => ({ from, to: lastOf(from), count, vague });

test("every month of the collection has a bar, empty ones too", () => {
  const m = months([bin("2025-11-20", 3, 1)], { from: "2025-10-15", to: "2026-01-10" });
  assert.deepEqual(m.map((x) => [x.from, x.count, x.later]), [
    ["2025-10-01", 0, false], ["2025-11-01", 3, false], ["2025-12-01", 0, false], ["2026-01-01", 0, false],
  ]);
});

test("months after the collection are marked as such, and the bars keep the sum", () => {
  const bins = [bin("2026-01-01", 4), bin("2026-02-01", 0), bin("2026-03-01", 2)];
  const m = months(bins, { from: "2026-01-01", to: "2026-01-31" });
  assert.deepEqual(m.map((x) => x.later), [false, true, true]);
  assert.equal(m.reduce((n, x) => n + x.count, 0), 6);
});

test("a month is chosen where it shares a day with the period", () => {
  const [jan, feb] = months([], { from: "2025-01-01", to: "2025-02-28" });
  if (!jan || !feb) throw new Error("two months were asked for");
  assert.ok(inside(jan, { from: "2025-01-31", to: "" }));
  assert.ok(!inside(jan, { from: "2025-02-01", to: "" }));
  assert.deepEqual(span(feb, jan), { from: "2025-01-01", to: "2025-02-28" });
});

test("an event is marked on the days that it shares with the axis", () => {
  const event = (from: string, to: string) => ({ from, to, when: "", title: "" });
  const all = [event("2020-01-01", "2020-12-31"), event("2020-12-01", "2021-02-28"), event("2021-03-05", "2021-03-05"), event("2021-12-20", "2022-01-03"), event("2022-01-01", "2022-01-01")];
  assert.deepEqual(marked(all, "2021-01-01", "2021-12-31").map((e) => [e.from, e.to]),
    [["2021-01-01", "2021-02-28"], ["2021-03-05", "2021-03-05"], ["2021-12-20", "2021-12-31"]]);
});

test("the scale ends at a round number", () => {
  assert.deepEqual([1, 3, 7, 62, 90].map(ceiling), [1, 4, 8, 80, 100]);
});
