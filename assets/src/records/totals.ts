import type { Marks } from "../api/types";
import type { Text } from "../text";
import type { Records } from "./records";

// Totals sum incidents without passing blanks off as zero.
export type Totals = {
  count: number;
  low: number;
  high: number;
  killed: number | null; // the sum of the best figures; null where no incident gives one
  withoutBest: number; // a range, or nothing
  withoutFigure: number;
  open: number; // that give only "at least"
};

export const none = (): Totals => ({ count: 0, low: 0, high: 0, killed: null, withoutBest: 0, withoutFigure: 0, open: 0 });

export const add = (t: Totals, { best, low, high }: Pick<Marks["incidents"], "best" | "low" | "high">, i: number, open: number): void => {
  const figure = best[i] ?? null, least = low[i] ?? null;
  t.count++;
  if (least === null) t.withoutFigure++;
  else {
    t.low += least;
    t.high += high[i] ?? 0;
  }
  t.open += open;
  if (figure === null) t.withoutBest++;
  else t.killed = (t.killed ?? 0) + figure;
};

export const sum = (r: Records, members: readonly number[]): Totals => {
  const t = none();
  for (const i of members) add(t, r.columns.incidents, i, r.open[i] ?? 0);
  return t;
};

// say tells how many were killed and what is missing: a sum that skips blanks must not look exact.
export const say = (s: Totals, t: Text): string => {
  if (s.count === 0) return t("map.killed.none");
  if (s.withoutFigure === s.count) return t("map.killed.no_figure", { count: s.count });
  const killed = tollOf(s, t), without = missing(s, t);
  return without ? t("map.killed.missing", { killed, missing: without }) : killed;
};

// tollOf begins with the low figure where there is no best one, beneath which the sum of the best must not stand.
export const tollOf = ({ withoutBest, withoutFigure, killed, low, high, open }: Totals, t: Text): string => {
  const best = withoutBest === withoutFigure ? killed : null;
  if (best !== null) return low === high ? t("map.killed.exact", { count: best }) : t("map.killed.best", { count: best, low, high });
  if (open > 0) return t("map.killed.at_least", { low });
  if (low === high) return t("map.killed.exact", { count: low });
  return t(low === 0 ? "map.toll.range" : "map.killed.between", { low, high });
};

export const missing = ({ withoutBest, withoutFigure }: Totals, t: Text): string => {
  const parts: string[] = [], ranges = withoutBest - withoutFigure;
  if (withoutFigure > 0) parts.push(t("map.missing.figure", { count: withoutFigure }));
  if (ranges > 0) parts.push(t(withoutFigure > 0 ? "map.missing.best_too" : "map.missing.best", { count: ranges }));
  return parts.join(t("locale.comma"));
};
