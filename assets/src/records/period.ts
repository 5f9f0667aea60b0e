import type { Day } from "../api/types";
import { month, year } from "../state/days";
import type { Text } from "../text";
import { iso } from "./records";

// Days are worded as the server words them.
const dayOf = (day: string) => Number(day.slice(8));

const date = (t: Text, form: string, months: string, day: string): string =>
  t(form, { day: String(dayOf(day)), month: t(months + month(day)), year: String(year(day)) });

export const dayText = (t: Text, day: Day): string => date(t, "locale.date", "locale.month.", day);
export const monthText = (t: Text, day: Day): string => date(t, "locale.month_year", "locale.month.", day);
export const longDay = (t: Text, day: number): string => dayText(t, iso(day));
export const shortDay = (t: Text, day: number): string => date(t, "locale.date", "locale.mon.", iso(day));

// period words days that are closed at both ends, and says no more than once what both ends share.
export const period = (t: Text, first: number, last: number): string => {
  const from = iso(first), to = iso(last), sameYear = year(from) === year(to), sameMonth = sameYear && month(from) === month(to);
  const span = (a: string, b: string) => t("locale.span", { from: a, to: b });
  if (first === last) return dayText(t, from);
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return sameYear ? String(year(from)) : span(String(year(from)), String(year(to)));
  if (dayOf(from) === 1 && dayOf(iso(last + 1)) === 1) {
    if (sameMonth) return monthText(t, to);
    return span(sameYear ? t("locale.month." + month(from)) : monthText(t, from), monthText(t, to));
  }
  if (sameMonth) return span(String(dayOf(from)), dayText(t, to));
  return span(sameYear ? date(t, "locale.day_month", "locale.month.", from) : dayText(t, from), dayText(t, to));
};

// Of all days, the first and the last stand for open ends, as in GIS programs.
const FIRST = -719162, LAST = 2932896; // 0001-01-01 and 9999-12-31

export type Days = Readonly<{ from: number; to: number }>; // infinite where open

// closed closes open ends by those of the collection; an open end is the period's own start where that is later still.
export const closed = ({ from, to }: Days, collected: Days): Days => {
  const first = from === -Infinity ? collected.from : from;
  return { from: first, to: to === Infinity ? Math.max(collected.to, first) : to };
};

// asked words the period of a filter. Where it lies wholly beyond the collection, only the end that was asked for is named.
export const asked = (t: Text, days: Days, collected: Days): string => {
  const from = days.from === FIRST ? -Infinity : days.from, to = days.to === LAST ? Infinity : days.to;
  if (to === Infinity && from > collected.to) return t("map.since", { day: longDay(t, from) });
  if (from === -Infinity && to < collected.from) return t("map.until", { day: longDay(t, to) });
  const whole = closed({ from, to }, collected);
  return period(t, whole.from, whole.to);
};

// spanning words the period of matches: an open end of it is that of the collection, and so many of them are later.
export const spanning = (t: Text, days: Days, collected: Days, later: number): string => {
  const words = asked(t, days, collected), open = days.to === Infinity || days.to === LAST;
  return later === 0 || !open || days.from > collected.to ? words : t("map.spanning", { period: words, count: later });
};
