import type { CountedArea, Shapes } from "../api/types";
import { numberOf, plus, type Period } from "../state/days";

// Counted is what others counted of militant attacks in one or more districts, and what is held of the same days: for each
// stretch the lowest of the counts published, so that a thin share is thin by every one of them. Days are counted from
// 1970-01-01.
export type Counted = CountedArea;

// Share is how much of it is held, and of which stretch that is said.
export type Share = Readonly<{ area: string; held: number; reported: number; days: Period }>;

// Below this share of what others counted, coverage is thin.
const THIN = 0.1;

// Of fewer than this, a share says too little: none of three is chance.
const FEW = 10;

export const isThin = (s: Share | undefined): boolean => !!s && s.reported >= FEW && s.held < s.reported * THIN;

// countedOf has the smallest areas first.
export const countedOf = ({ objects }: Shapes): readonly Counted[] =>
  objects.counted.geometries.map((g) => g.properties as Counted).sort((a, b) => a.districts.length - b.districts.length);

// shareOf takes the smallest area around a district that anybody counted within a period, and the longest stretch counted,
// the earliest of those.
export const shareOf = (counted: readonly Counted[], district: string, { from, to }: Period): Share | undefined => {
  const first = from ? numberOf(from) : -Infinity, last = to ? numberOf(to) : Infinity;
  for (const { area, districts, counts } of counted) {
    if (!districts.includes(district)) continue;
    const [best] = counts.filter((c) => c[0] >= first && c[1] <= last).sort((a, b) => b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0]);
    if (best) return { area, held: best[2], reported: best[3], days: { from: plus("1970-01-01", best[0]), to: plus("1970-01-01", best[1]) } };
  }
  return undefined;
};
