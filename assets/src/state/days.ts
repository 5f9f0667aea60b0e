import type { Day } from "../api/types";

// Days are calendar days as text. They are counted in UTC, where every day has 24 hours; no local time is ever read.
const DAY = 86_400_000;

export const isDay = (s: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(s) && !Number.isNaN(Date.parse(s)) && new Date(s).toISOString().startsWith(s);

// numberOf counts a day from 1970-01-01.
export const numberOf = (d: Day): number => Date.parse(d) / DAY;

export const plus = (d: Day, days: number): Day => new Date(Date.parse(d) + days * DAY).toISOString().slice(0, 10);

export const between = (a: Day, b: Day): number => Math.round((Date.parse(b) - Date.parse(a)) / DAY);

export const year = (d: Day): number => Number(d.slice(0, 4));
export const month = (d: Day): number => Number(d.slice(5, 7));

// A period has open ends where they are blank.
export type Period = Readonly<{ from: Day; to: Day }>;

export const ALL: Period = { from: "", to: "" };

export const same = (a: Period, b: Period): boolean => a.from === b.from && a.to === b.to;

// parsePeriod reads the parameter datetime.
export const parsePeriod = (s: string): Period => {
  const [from = "", to = from] = s.split("/");
  const end = (d: string) => (isDay(d) ? d : "");
  return { from: end(from), to: end(to) };
};

export const formatPeriod = (p: Period): string => {
  if (!p.from && !p.to) return "";
  if (p.from === p.to) return p.from;
  return `${p.from || ".."}/${p.to || ".."}`;
};

// valid reports whether a period doesn't end before it begins.
export const valid = (p: Period): boolean => !p.from || !p.to || p.from <= p.to;
