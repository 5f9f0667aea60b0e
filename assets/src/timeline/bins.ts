import type { Day, MonthBin } from "../api/types";
import { between, month, plus, year, type Period } from "../state/days";

// A month of the chart, or several that share a bar; it exists where nothing happened too.
export type Month = Readonly<{ from: Day; to: Day; count: number; vague: number; later: boolean }>;

export const firstOf = (d: Day): Day => d.slice(0, 7) + "-01";

export const lastOf = (d: Day): Day => plus(nextMonth(firstOf(d)), -1);

// moved is the first day of the month that lies so many months from a day's.
export const moved = (d: Day, by: number): Day => {
  const months = year(d) * 12 + month(d) - 1 + by, of = ((months % 12) + 12) % 12;
  return `${(months - of) / 12}`.padStart(4, "0") + "-" + `${of + 1}`.padStart(2, "0") + "-01";
};

export const nextMonth = (first: Day): Day => moved(first, 1);

// months are those of the axis and of whatever lies outside it. The server's first bin may begin in the middle of a
// month.
export const months = (bins: readonly MonthBin[], axis: Period, collected: Day): Month[] => {
  const by = new Map(bins.map((b) => [firstOf(b.from), b]));
  const first = [...by.keys(), firstOf(axis.from)].sort()[0] ?? firstOf(axis.from);
  const last = [...by.keys(), firstOf(axis.to)].sort().pop() ?? firstOf(axis.to);
  const out: Month[] = [];
  for (let from = first; from <= last; from = nextMonth(from)) {
    const bin = by.get(from);
    out.push({ from, to: lastOf(from), count: bin?.count ?? 0, vague: bin?.vague ?? 0, later: from > collected });
  }
  return out;
};

// quarters are the same by three months; one stays within the collection or outside of it.
export const quarters = (list: readonly Month[]): Month[] => {
  const out: Month[] = [];
  for (const m of list) {
    const last = out[out.length - 1];
    if (!last || month(m.from) % 3 === 1 || m.later !== last.later) out.push(m);
    else out[out.length - 1] = { ...last, to: m.to, count: last.count + m.count, vague: last.vague + m.vague };
  }
  return out;
};

// inside reports whether a month shares a day with the period.
export const inside = (m: Pick<Month, "from" | "to">, p: Period): boolean =>
  (!p.from || m.to >= p.from) && (!p.to || m.from <= p.to);

// span is the period from one month to another, whichever comes first.
export const span = (a: Pick<Month, "from" | "to">, b: Pick<Month, "from" | "to">): Period =>
  a.from <= b.from ? { from: a.from, to: b.to } : { from: b.from, to: a.to };

// shifted is a period moved by months. One of whole months stays so, another keeps its number of days.
export const shifted = (p: Period, by: number): Period => {
  const whole = p.from === firstOf(p.from) && p.to === lastOf(p.to);
  if (whole) return { from: moved(p.from, by), to: lastOf(moved(p.to, by)) };
  const first = moved(p.from, by), day = Math.min(Number(p.from.slice(8)), Number(lastOf(first).slice(8)));
  const from = plus(first, day - 1);
  return { from, to: plus(from, between(p.from, p.to)) };
};

// lengthOf is how many months a period touches.
export const lengthOf = (p: Period): number => year(p.to) * 12 + month(p.to) - year(p.from) * 12 - month(p.from) + 1;

// ceiling is a round number not below the highest bar.
export const ceiling = (highest: number): number => {
  for (let unit = 1; ; unit *= 10) {
    for (const step of [1, 2, 4, 6, 8]) if (step * unit >= highest) return step * unit;
  }
};

// highest is the highest bar of the collection. What was found later sets no scale, for it was not looked for.
export const highest = (list: readonly Month[]): number => {
  const most = (of: readonly Month[]) => Math.max(0, ...of.map((m) => m.count));
  return most(list.filter((m) => !m.later)) || most(list) || 1;
};
