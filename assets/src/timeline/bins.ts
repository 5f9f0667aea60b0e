import type { Bin, ContextEvent, Day } from "../api/types";
import { month, plus, year, type Period } from "../state/days";

// A month of the chart; it exists where nothing happened too.
export type Month = Readonly<{ from: Day; to: Day; count: number; vague: number; later: boolean }>;

export const firstOf = (d: Day): Day => d.slice(0, 7) + "-01";

export const lastOf = (d: Day): Day => plus(nextMonth(firstOf(d)), -1);

export const nextMonth = (first: Day): Day => {
  const y = year(first), m = month(first);
  return `${m === 12 ? y + 1 : y}`.padStart(4, "0") + "-" + `${m === 12 ? 1 : m + 1}`.padStart(2, "0") + "-01";
};

// months are those of the collection and of whatever lies outside it. The server's first bin may begin in the middle of
// a month.
export const months = (bins: readonly Pick<Bin, "from" | "count" | "vague">[], collected: Period): Month[] => {
  const by = new Map(bins.map((b) => [firstOf(b.from), b]));
  const first = [...by.keys(), firstOf(collected.from)].sort()[0] ?? firstOf(collected.from);
  const last = [...by.keys(), firstOf(collected.to)].sort().pop() ?? firstOf(collected.to);
  const out: Month[] = [];
  for (let from = first; from <= last; from = nextMonth(from)) {
    const bin = by.get(from);
    out.push({ from, to: lastOf(from), count: bin?.count ?? 0, vague: bin?.vague ?? 0, later: from > collected.to });
  }
  return out;
};

// inside reports whether a month shares a day with the period.
export const inside = (m: Pick<Month, "from" | "to">, p: Period): boolean =>
  (!p.from || m.to >= p.from) && (!p.to || m.from <= p.to);

// span is the period from one month to another, whichever comes first.
export const span = (a: Month, b: Month): Period =>
  a.from <= b.from ? { from: a.from, to: b.to } : { from: b.from, to: a.to };

// marked are the events that share a day with the axis, cut to it, as the server's charts have them.
export const marked = (events: readonly ContextEvent[], first: Day, last: Day): ContextEvent[] =>
  events.filter((e) => inside(e, { from: first, to: last }))
    .map((e) => ({ ...e, from: e.from < first ? first : e.from, to: e.to > last ? last : e.to }));

// ceiling is a round number not below the highest bar.
export const ceiling = (highest: number): number => {
  for (let unit = 1; ; unit *= 10) {
    for (const step of [1, 2, 4, 6, 8]) if (step * unit >= highest) return step * unit;
  }
};
