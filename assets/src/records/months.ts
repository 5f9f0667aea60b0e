import type { MonthBin } from "../api/types";
import { iso, type Records } from "./records";

// months count the matches of all of time by the month of their first day, those whose day isn't known apart. Months in
// which nothing happened are left out.
export const months = (r: Records, members: readonly number[]): MonthBin[] => {
  const { words, of } = r.lists.date_precision, exact = words.indexOf("day");
  const bins = new Map<string, { count: number; vague: number }>();
  for (const i of members) {
    const key = iso(r.from[i] ?? 0).slice(0, 7), bin = bins.get(key) ?? { count: 0, vague: 0 };
    bin.count++;
    if (of[i] !== exact) bin.vague++;
    bins.set(key, bin);
  }
  return [...bins].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, bin]) => ({ from: key + "-01", ...bin }));
};
