import type { Boot, Day, MonthBin } from "../api/types";
import { between, month, plus, year, type Period } from "../state/days";

// A month of the chart, or several that share a bar; it exists where nothing happened too.
export type Month = Readonly<{
  from: Day; to: Day; count: number; vague: number;
  bare: boolean; // none of its days was collected
  partly: boolean; // some of its months were not
  later: boolean; // than all that was collected
}>;

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
export const months = (bins: readonly MonthBin[], axis: Period, covered: readonly Period[]): Month[] => {
  const collected = covered.reduce((last, c) => (c.to > last ? c.to : last), "");
  const by = new Map(bins.map((b) => [firstOf(b.from), b]));
  const first = [...by.keys(), firstOf(axis.from)].sort()[0] ?? firstOf(axis.from);
  const last = [...by.keys(), firstOf(axis.to)].sort().pop() ?? firstOf(axis.to);
  const out: Month[] = [];
  for (let from = first; from <= last; from = nextMonth(from)) {
    const bin = by.get(from), to = lastOf(from), bare = !covered.some((c) => inside({ from, to }, c));
    out.push({ from, to, count: bin?.count ?? 0, vague: bin?.vague ?? 0, bare, partly: false, later: from > collected });
  }
  return out;
};

// joined are the same by so many months of a year: three for quarters, twelve for years. None has months both within the
// collection and later than all of it.
export const joined = (list: readonly Month[], by: number): Month[] => {
  const out: Month[] = [];
  for (const m of list) {
    const last = out[out.length - 1];
    if (!last || (month(m.from) - 1) % by === 0 || m.later !== last.later) out.push(m);
    else {
      const bare = last.bare && m.bare, partly = !bare && (last.partly || last.bare || m.bare);
      out[out.length - 1] = { ...last, to: m.to, count: last.count + m.count, vague: last.vague + m.vague, bare, partly };
    }
  }
  return out;
};

// coveredBy are the stretches of days that some origins have collected together, in order and apart from each other; all
// origins where none is named.
export const coveredBy = (all: Boot["covered"], origins: readonly string[]): Period[] => {
  const out: Period[] = [], chosen = all.filter((c) => origins.length === 0 || origins.includes(c.origin));
  for (const { from, to } of chosen.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = out[out.length - 1];
    if (last && from <= plus(last.to, 1)) out[out.length - 1] = { from: last.from, to: to > last.to ? to : last.to };
    else out.push({ from, to });
  }
  return out;
};

export type Gap = Period & Readonly<{ later: boolean }>; // later: than all that was collected

// gaps are the days of an axis that nobody collected.
export const gaps = (covered: readonly Period[], axis: Period): Gap[] => {
  const out: Gap[] = [];
  let next = axis.from;
  for (const c of covered) {
    if (c.from > next && next <= axis.to) out.push({ from: next, to: c.from > axis.to ? axis.to : plus(c.from, -1), later: false });
    if (c.to >= next) next = plus(c.to, 1);
  }
  return next > axis.to ? out : [...out, { from: next, to: axis.to, later: true }];
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

// highest is the highest bar of the collection. What was found outside of it sets no scale, for it was not looked for.
export const highest = (list: readonly Month[]): number => {
  const most = (of: readonly Month[]) => Math.max(0, ...of.map((m) => m.count));
  return most(list.filter((m) => !m.bare)) || most(list) || 1;
};
