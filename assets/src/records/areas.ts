import type { Marks } from "../api/types";
import type { Text } from "../text";
import type { Records } from "./records";
import { add, none, say } from "./totals";

// districts are the figures of the districts; a box narrows none of them.
export const districts = (r: Records, counted: readonly number[], t: Text): Marks["districts"] => {
  const { id, population } = r.sent.districts;
  const sums = id.map(none);
  for (const i of counted) {
    const s = sums[r.district[i] ?? -1];
    if (s) add(s, r.columns.incidents, i, r.open[i] ?? 0);
  }
  return {
    id,
    incidents: sums.map((s) => s.count),
    killed: sums.map((s) => s.killed),
    per100k: sums.map(({ killed }, k) => rate(killed, population[k] ?? 0)),
    words: sums.map((s) => say(s, t)),
  };
};

const rate = (killed: number | null, population: number): number | null =>
  killed === null || population <= 0 ? null : Math.round(((killed * 1e5) / population) * 100) / 100;
