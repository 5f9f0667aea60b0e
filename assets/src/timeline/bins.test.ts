import assert from "node:assert/strict";
import { test } from "node:test";
import { ceiling, coveredBy, gaps, highest, inside, joined, lastOf, lengthOf, months, shifted, span } from "./bins";
import { plus } from "../state/days";
import { cut, placed, widthOf } from "./lanes";
import { scaleOf } from "./scale";

const until = (to: string) => [{ from: "1900-01-01", to }];
const bin = (from: string, count: number, vague = 0) => ({ from, to: lastOf(from), count, vague });

test("every month of the collection has a bar, empty ones too", () => {
  const m = months([bin("2025-11-20", 3, 1)], { from: "2025-10-15", to: "2026-01-10" }, until("2026-01-10"));
  assert.deepEqual(m.map((x) => [x.from, x.count, x.later]), [
    ["2025-10-01", 0, false], ["2025-11-01", 3, false], ["2025-12-01", 0, false], ["2026-01-01", 0, false],
  ]);
});

test("months after the collection are marked as such, and the bars keep the sum", () => {
  const bins = [bin("2026-01-01", 4), bin("2026-02-01", 0), bin("2026-03-01", 2)];
  const m = months(bins, { from: "2026-01-01", to: "2026-01-31" }, until("2026-01-31"));
  assert.deepEqual(m.map((x) => x.later), [false, true, true]);
  assert.equal(m.reduce((n, x) => n + x.count, 0), 6);
});

test("a month is chosen where it shares a day with the period", () => {
  const [jan, feb] = months([], { from: "2025-01-01", to: "2025-02-28" }, until("2025-02-28"));
  if (!jan || !feb) throw new Error("two months were asked for");
  assert.ok(inside(jan, { from: "2025-01-31", to: "" }));
  assert.ok(!inside(jan, { from: "2025-02-01", to: "" }));
  assert.deepEqual(span(feb, jan), { from: "2025-01-01", to: "2025-02-28" });
});

test("the scale ends at a round number", () => {
  assert.deepEqual([1, 3, 7, 62, 90].map(ceiling), [1, 4, 8, 80, 100]);
});

test("what was found after the collection sets no scale where the collection has a bar", () => {
  const m = months([bin("2026-01-01", 4), bin("2026-03-01", 90)], { from: "2026-01-01", to: "2026-03-31" }, until("2026-01-31"));
  assert.equal(highest(m), 4);
  assert.equal(highest(m.slice(1)), 90);
});

test("quarters keep the sum and never mix the collection with what is later", () => {
  const m = months([bin("2025-11-01", 3, 1), bin("2026-01-01", 4), bin("2026-02-01", 7)], { from: "2025-11-01", to: "2026-05-31" }, until("2026-01-20"));
  assert.deepEqual(joined(m, 3).map((q) => [q.from, q.to, q.count, q.vague, q.later]), [
    ["2025-11-01", "2025-12-31", 3, 1, false], ["2026-01-01", "2026-01-31", 4, 0, false],
    ["2026-02-01", "2026-03-31", 7, 0, true], ["2026-04-01", "2026-05-31", 0, 0, true],
  ]);
});

test("a gap in the middle is hatched, sets no scale and is no part of what is later", () => {
  const covered = [{ from: "2024-11-20", to: "2025-02-16" }, { from: "2025-05-31", to: "2025-06-30" }];
  const m = months([bin("2025-02-01", 3), bin("2025-04-01", 90), bin("2025-08-01", 50)], { from: "2024-10-01", to: "2025-12-31" }, covered);
  assert.deepEqual(gaps(covered, { from: "2024-10-01", to: "2025-12-31" }).map((g) => [g.from, g.to, g.later]), [
    ["2024-10-01", "2024-11-19", false], ["2025-02-17", "2025-05-30", false], ["2025-07-01", "2025-12-31", true],
  ]);
  assert.deepEqual(m.filter((x) => x.bare).map((x) => x.from.slice(5, 7)), ["10", "03", "04", "07", "08", "09", "10", "11", "12"]);
  assert.equal(highest(m), 3);
  const years = joined(m, 12);
  assert.deepEqual(years.map((y) => [y.from, y.count, y.bare, y.partly, y.later]), [
    ["2024-10-01", 0, false, true, false], ["2025-01-01", 93, false, true, false], ["2025-07-01", 50, true, false, true],
  ]);
  assert.equal(years.reduce((n, y) => n + y.count, 0), 143);
  assert.deepEqual(gaps(covered, { from: "2024-12-01", to: "2025-03-31" }).map((g) => [g.from, g.to]), [["2025-02-17", "2025-03-31"]]);
  assert.deepEqual(gaps(covered, { from: "2025-01-01", to: "2025-01-31" }), []);
});

test("what some origins have collected together is theirs alone, without seams", () => {
  const of = (origin: string, from: string, to: string) => ({ origin, from, to });
  const all = [of("a", "2025-05-01", "2025-05-31"), of("a", "2024-01-01", "2025-01-31"), of("b", "1992-01-01", "2023-12-31"), of("b", "2025-05-10", "2025-05-20")];
  const spans = (origins: readonly string[]) => coveredBy(all, origins).map((c) => `${c.from} ${c.to}`);
  assert.deepEqual(spans([]), ["1992-01-01 2025-01-31", "2025-05-01 2025-05-31"]);
  assert.deepEqual(spans(["a"]), ["2024-01-01 2025-01-31", "2025-05-01 2025-05-31"]);
  assert.deepEqual(spans(["b"]), ["1992-01-01 2023-12-31", "2025-05-10 2025-05-20"]);
  assert.deepEqual(spans(["c"]), []);
});

test("a period of whole months stays one when it is moved, another keeps its days", () => {
  assert.deepEqual(shifted({ from: "2025-01-01", to: "2025-02-28" }, 1), { from: "2025-02-01", to: "2025-03-31" });
  assert.deepEqual(shifted({ from: "2025-01-31", to: "2025-02-02" }, 1), { from: "2025-02-28", to: "2025-03-02" });
  assert.deepEqual(shifted({ from: "2025-01-01", to: "2025-01-31" }, -13), { from: "2023-12-01", to: "2023-12-31" });
  assert.equal(lengthOf({ from: "2024-12-31", to: "2025-02-01" }), 3);
});

test("the scale is even within the collection, and narrow after it", () => {
  const m = months([], { from: "2024-01-01", to: "2027-12-31" }, until("2025-12-31")), s = scaleOf(m, 50, 1050);
  assert.equal(s.x("2024-01-01"), 50);
  assert.equal(s.x("2028-01-01"), 1050);
  assert.equal(s.x("2026-01-01"), 970);
  for (let d = "2024-01-01"; d <= "2027-12-31"; d = plus(d, 13)) {
    assert.equal(s.at((s.x(d) + s.x(plus(d, 1))) / 2), d);
  }
});

test("names of events cover neither another bar nor another name", () => {
  const axis = { from: "2021-01-01", to: "2026-12-31" }, s = scaleOf(months([], axis, until("2026-12-31")), 74, 900);
  const events = Array.from({ length: 60 }, (_, i) => {
    const from = plus("2020-06-01", (i * i * 37) % 2500);
    return { from, to: plus(from, i % 4 ? 0 : i * 4), lane: i % 3, when: "", title: "Talks between both sides ".repeat(1 + (i % 3)).trim() };
  });
  const all = placed(events, axis, s, true), named = all.filter((p) => p.name);
  assert.ok(named.length > 3 && all.length > named.length);
  for (const p of named) {
    const end = p.at + widthOf(p.name);
    assert.ok(p.at >= s.left && end <= s.right);
    for (const o of all.filter((x) => x !== p && x.lane === p.lane)) {
      assert.ok(o.until <= p.at || o.from >= end, `${p.name} covers a bar`);
      assert.ok(!o.name || o.at + widthOf(o.name) <= p.at || o.at >= end, `${p.name} covers a name`);
    }
  }
});

test("a name is cut between words, or left out", () => {
  const title = "Talks between Islamabad and the TTP";
  assert.equal(cut(title, 1000), title);
  assert.equal(cut(title, widthOf("Talks between Islamabad…")), "Talks between Islamabad…");
  assert.equal(cut(title, widthOf("Talks…")), "");
});
