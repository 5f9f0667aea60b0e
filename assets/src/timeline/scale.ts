import type { Day } from "../api/types";
import { between, plus } from "../state/days";
import type { Month } from "./bins";

// Scale lays days along a line. Columns after the collection share a narrow part at its end: they were not looked for, and
// more of them must not look like more that happened.
export type Scale = Readonly<{
  left: number;
  right: number;
  x: (d: Day) => number;
  at: (x: number) => Day; // the day under a point
}>;

const LATER = 0.08;

export const scaleOf = (columns: readonly Pick<Month, "from" | "to" | "later">[], left: number, right: number): Scale => {
  const from = columns[0]?.from ?? "2000-01-01", end = plus(columns[columns.length - 1]?.to ?? from, 1);
  const days = Math.max(1, between(from, end)), bend = columns.find((c) => c.later)?.from;
  const wide = bend && bend > from ? between(from, bend) : days;
  const narrow = wide < days ? Math.min(LATER, (days - wide) / days) * (right - left) : 0, middle = right - narrow;
  return {
    left, right,
    x: (d) => {
      const n = Math.min(days, Math.max(0, between(from, d)));
      return n <= wide ? left + (n / wide) * (middle - left) : middle + ((n - wide) / (days - wide)) * narrow;
    },
    at: (x) => {
      const n = x <= middle ? ((x - left) / (middle - left)) * wide : wide + ((x - middle) / narrow) * (days - wide);
      return plus(from, Math.min(days - 1, Math.max(0, Math.floor(n))));
    },
  };
};
