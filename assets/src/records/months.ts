import type { MonthBin } from "../api/types";
import type { Records } from "./records";

// months count the matches of all of time by the month of their first day, those whose day isn't known apart. Months in
// which nothing happened are left out.
export const months = (r: Records, members: readonly number[]): MonthBin[] => {
  const { words, of } = r.lists.date_precision, exact = words.indexOf("day");
  const bins = r.month.words.map((month) => ({ from: month + "-01", count: 0, vague: 0 }));
  for (const i of members) {
    const bin = bins[r.month.of[i] ?? 0];
    if (!bin) continue;
    bin.count++;
    if (of[i] !== exact) bin.vague++;
  }
  return bins.filter((bin) => bin.count > 0).sort((a, b) => (a.from < b.from ? -1 : 1));
};
