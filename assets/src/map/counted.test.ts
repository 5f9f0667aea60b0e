import assert from "node:assert/strict";
import { test } from "node:test";
import { isThin, shareOf, type Counted } from "./counted";

const day = (s: string) => Date.parse(s) / 864e5;
const counted: readonly Counted[] = [
  { area: "Bannu", districts: ["bannu"], counts: [
    [day("2025-01-01"), day("2025-05-18"), 9, 35], [day("2025-08-01"), day("2025-08-31"), 2, 42], [day("2025-01-01"), day("2025-12-31"), 44, 134]] },
  { area: "Half", districts: ["bannu", "swat"], counts: [[day("2024-01-01"), day("2024-01-31"), 1, 30]] },
];
const of = (district: string, from: string, to: string) => {
  const s = shareOf(counted, district, { from, to });
  return s && [s.area, s.held, s.reported, s.days.from, s.days.to];
};

test("the longest stretch within the period is compared", () => {
  assert.deepEqual(of("bannu", "", ""), ["Bannu", 44, 134, "2025-01-01", "2025-12-31"]);
  assert.deepEqual(of("bannu", "2025-01-01", "2025-09-30"), ["Bannu", 9, 35, "2025-01-01", "2025-05-18"]);
});

test("where nobody counted the district itself, the area around it stands in; where nobody counted, nothing", () => {
  assert.deepEqual(of("swat", "", ""), ["Half", 1, 30, "2024-01-01", "2024-01-31"]);
  assert.deepEqual(of("bannu", "2024-01-01", "2024-12-31"), ["Half", 1, 30, "2024-01-01", "2024-01-31"]);
  assert.equal(of("bannu", "2025-08-02", "2025-08-31"), undefined);
  assert.equal(of("kurram", "", ""), undefined);
});

test("less than a tenth is thin, a tenth is not, and of fewer than ten none is", () => {
  const share = { area: "", days: { from: "", to: "" } };
  assert.ok(isThin({ ...share, held: 9, reported: 100 }));
  assert.ok(!isThin({ ...share, held: 10, reported: 100 }));
  assert.ok(isThin({ ...share, held: 0, reported: 10 }));
  assert.ok(!isThin({ ...share, held: 0, reported: 9 }));
  assert.ok(!isThin(undefined));
});
