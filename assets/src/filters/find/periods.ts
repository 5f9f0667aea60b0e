import { isDay, plus, type Period } from "../../state/days";
import type { Text } from "../../text";
import { aliasesOf, foldWords, listOf } from "./words";

// Dated is what was typed with its periods taken out.
export type Dated = Readonly<{
  periods: readonly Period[]; // what it may mean: two where a day may be a month; none without a period
  spans: readonly Period[]; // the single periods, in their order
  words: readonly string[];
  lost: readonly string[]; // days that no calendar has, as they were typed
  instead: Period | null; // the month of such a day
}>;

const DATE = /\d{4}-\d{2}(?:-\d{2})?(?![\d-])|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)|\d{1,2}[/.]\d{4}(?!\d)|[–—-]|[^\s–—-]+/g;

// readPeriods finds days, months, quarters and years, from one to another, since, after, before and until one, and the last
// days of the collection, which ends on that day.
export const readPeriods = (typed: string, end: string, t: Text): Dated => {
  const [first, other] = [true, false].map((dayFirst) => read(typed, { end, t, dayFirst })) as [Read, Read];
  const periods = [first, other].map(({ spans }) => whole(spans)).filter((p) => p !== null);
  return { ...first, periods: periods.filter((p, i) => !periods.slice(0, i).some((q) => q.from === p.from && q.to === p.to)) };
};

type Read = Omit<Dated, "periods">;
type How = Readonly<{ end: string; t: Text; dayFirst: boolean }>;
type Found = Readonly<{ span: Period; next: number }>; // next is the position behind it

const NONE = 13; // no month

const whole = (spans: readonly Period[]): Period | null =>
  spans.length ? { from: spans.map((s) => s.from).sort()[0] ?? "", to: spans.map((s) => s.to).sort().pop() ?? "" } : null;

const read = (typed: string, { end, t, dayFirst }: How): Read => {
  // "2025-10-01/2025-10-08" is a period as addresses write it.
  const w = (typed.replace(/(\d)\/(?=\d{4}-)/g, "$1 - ").match(DATE) ?? [])
    .flatMap((x) => (x === "–" || x === "—" ? ["-"] : x === "-" || /^\d+[-/.]\d+([-/.]\d+)?$/.test(x) ? [x] : foldWords(x)));
  const { month, year, day, quarter } = numbers(w, t);
  const said = (key: string) => { const list = listOf(t, key); return (i: number) => list.has(w[i] ?? ""); };
  const to = said("to"), since = said("since"), until = said("until"), before = said("before"), after = said("after"), last = said("last"), days = said("days"), of = said("skip");
  const between = (i: number) => w[i] === "-" || to(i);

  const written = (i: number): readonly [y: number, m: number, d: number] | undefined => {
    const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(w[i] ?? ""), local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})$/.exec(w[i] ?? "");
    if (iso) return [Number(iso[1]), Number(iso[2]) || NONE, iso[3] ? Number(iso[3]) : 0];
    const short = /^(\d{1,2})[/.]((?:19|20)\d{2})$/.exec(w[i] ?? "");
    if (short) return [Number(short[2]), Number(short[1]) || NONE, 0];
    if (!local) return undefined;
    const [a = 0, b = 0, y = 0] = local.slice(1).map(Number), swap = b > 12 || (!dayFirst && a <= 12);
    return [y < 100 ? 2000 + y : y, swap ? a : b, swap ? b : a];
  };
  // dated is a year, a month or a day with its year at a position, whether a calendar has it or not.
  const dated = (i: number): readonly [y: number, m: number, d: number, next: number] | undefined => {
    const at = written(i);
    if (at) return [...at, i + 1];
    const short = (k: number) => year(k) || (/^\d{2}$/.test(w[k] ?? "") ? 2000 + Number(w[k]) : 0);
    const o = (k: number) => (of(k) && w[k + 1] !== undefined ? k + 1 : k); // "of" between
    if (day(i) && month(o(i + 1)) && short(o(i + 1) + 1)) return [short(o(i + 1) + 1), month(o(i + 1)), day(i), o(i + 1) + 2];
    if (month(i) && day(i + 1) && year(i + 2)) return [year(i + 2), month(i), day(i + 1), i + 3];
    if (month(i) && year(o(i + 1))) return [year(o(i + 1)), month(i), 0, o(i + 1) + 1];
    return year(i) && !quarter(i + 1) ? [year(i), 0, 0, i + 1] : undefined;
  };
  const single = (i: number): Found | undefined => {
    const q = quarter(i) ?? (year(i) ? quarter(i + 1) : undefined), k = q && of(q[1]) ? q[1] + 1 : q?.[1] ?? 0;
    const y = year(i) || year(k);
    if (q && y) return { span: { from: monthOf(y, 3 * q[0] - 2).from, to: monthOf(y, 3 * q[0]).to }, next: year(i) ? q[1] : k + 1 };
    const at = dated(i), span = at && spanOf(at[0], at[1], at[2]);
    return at && span ? { span, next: at[3] } : undefined;
  };
  // "March to June 2025", "1 to 5 November 2025": what the first lacks is that of the second.
  const range = (i: number): Found | undefined => {
    const m = month(i) || (day(i) && month(i + 1)), d = month(i) ? day(i + 1) : day(i);
    const next = i + (d ? 1 : 0) + (m ? 1 : 0), b = between(next) ? single(next + 1) : undefined;
    if (!b || (!d && !m)) return undefined;
    const end = b.span.to, y = Number(end.slice(0, 4)), endMonth = Number(end.slice(5, 7));
    if (!m && b.span.from !== b.span.to) return undefined;
    const a = spanOf(m > endMonth ? y - 1 : y, m || endMonth, d);
    return a && a.from <= end ? { span: { from: a.from, to: end }, next: b.next } : undefined;
  };

  const spans: Period[] = [], words: string[] = [], lost: string[] = [];
  let instead: Period | null = null, behind = 0; // the last period
  for (let i = 0; i < w.length; i++) {
    const opens = since(i) || before(i) || after(i) || (until(i) && (!behind || behind < i));
    const opened = opens ? single(i + 1) : undefined, found = opened ?? range(i) ?? single(i), at = dated(i);
    if (opened) {
      const { from, to } = opened.span, first = after(i) ? plus(to, 1) : from;
      if (before(i)) spans.push({ from: "", to: plus(from, -1) });
      else if (until(i)) spans.push({ from: "", to });
      else spans.push({ from: first, to: first > end ? "" : end });
    }
    else if (found) spans.push(found.span);
    else if (last(i) && /^[1-9]\d{0,3}$/.test(w[i + 1] ?? "") && days(i + 2)) {
      spans.push({ from: plus(end, 1 - Number(w[i + 1])), to: end });
      i += 2;
    } else if (at) {
      lost.push(w.slice(i, at[3]).join(" "));
      instead = spanOf(at[0], at[1], 0) ?? null;
      i = at[3] - 1;
    } else if (w[i] !== "-") words.push(w[i] ?? "");
    if (found) {
      behind = found.next;
      i = behind - 1;
    }
  }
  return { spans, words, lost, instead };
};

// numbers read a word as a part of a date; 0 where it is none.
const numbers = (w: readonly string[], t: Text) => {
  const months = new Map<string, number>();
  for (let m = 1; m <= 12; m++) {
    for (const key of ["locale.month.", "locale.mon."]) months.set(foldWords(t(key + m))[0] ?? "", m);
  }
  for (const [short, [[long = ""] = []]] of aliasesOf(t)) if (months.has(long)) months.set(short, months.get(long) ?? 0);
  const ordinals = foldWords(t("map.find.ordinals")), quarters = listOf(t, "quarter"), ends = listOf(t, "day_ends");
  const day = (i: number): number => {
    const [all = "", n = "", rest = ""] = /^([1-9]|[12]\d|3[01])(\D*)$/.exec(w[i] ?? "") ?? [];
    return all && (!rest || ends.has(rest)) ? Number(n) : 0;
  };
  return {
    month: (i: number) => months.get(w[i] ?? "") ?? 0,
    year: (i: number) => (/^(19|20)\d{2}$/.test(w[i] ?? "") ? Number(w[i]) : 0),
    day,
    quarter: (i: number): readonly [number, next: number] | undefined => {
      const short = Number(/^q([1-4])$/.exec(w[i] ?? "")?.[1] ?? 0), n = (ordinals.indexOf(w[i] ?? "") + 1) || day(i);
      return short ? [short, i + 1] : n && n <= 4 && quarters.has(w[i + 1] ?? "") ? [n, i + 2] : undefined;
    },
  };
};

const two = (n: number) => String(n).padStart(2, "0");
const monthOf = (y: number, m: number): Period =>
  ({ from: `${y}-${two(m)}-01`, to: plus(m === 12 ? `${y + 1}-01-01` : `${y}-${two(m + 1)}-01`, -1) });

// spanOf is a year, a month where there is no day, or a day; undefined for one that no calendar has.
const spanOf = (y: number, m: number, d: number): Period | undefined => {
  if (m > 12) return undefined;
  if (d) return isDay(`${y}-${two(m)}-${two(d)}`) ? { from: `${y}-${two(m)}-${two(d)}`, to: `${y}-${two(m)}-${two(d)}` } : undefined;
  if (m) return monthOf(y, m);
  return y ? { from: `${y}-01-01`, to: `${y}-12-31` } : undefined;
};
