import type { Boot, Marks, MonthBin } from "../api/types";
import { numberOf } from "../state/days";
import type { Text } from "../text";
import { districts } from "./areas";
import { gates } from "./crossings";
import { facets } from "./facets";
import { FAILS, failures, members } from "./matches";
import { months } from "./months";
import { closed, longDay, spanning, type Days } from "./period";
import { coveredBy } from "../timeline/bins";
import { understand, type divide, type Question } from "./question";
import type { Columns, Records } from "./records";
import { say, sum } from "./totals";

// rows are the positions of the matches in the records.
export type Answered = Readonly<{ marks: Marks; months: readonly MonthBin[]; rows: readonly number[] }>;

// answer gives what the server would of a filter's own part; undefined is for what only the server can understand.
export const answer = (r: Records, own: ReturnType<typeof divide>["own"], boot: Pick<Boot, "collected" | "covered">, t: Text): Answered | undefined => {
  const q = understand(own, r);
  if (!q) return undefined;
  const fails = failures(r, q), found = members(r, fails), totals = sum(r, found), origins = own.find(([name]) => name === "origin")?.[1].split(",") ?? [];
  const collected = { from: numberOf(coveredBy(boot.covered, origins)[0]?.from ?? boot.collected.from), to: numberOf(boot.collected.to) };
  return {
    marks: {
      version: r.version, count: found.length, open: totals.open, words: { ...sentences(r, q, found, collected, t), totals: say(totals, t) }, facets: facets(r, fails),
      ...rows(r, found), districts: districts(r, q.box ? members(r, fails, FAILS.box) : found, t),
      crossings: gates(r.sent.crossings, closed(q, collected).to, t),
    },
    months: months(r, members(r, fails, FAILS.period)), rows: found,
  };
};

const sentences = (r: Records, q: Question, found: readonly number[], collected: Days, t: Text): Omit<Marks["words"], "totals"> => {
  const some = (key: string, count: number, more = {}) => (count > 0 ? t(key, { count, ...more }) : "");
  const noplace = found.filter((i) => Number.isNaN(r.lon[i])).length;
  const later = found.filter((i) => (r.from[i] ?? 0) > collected.to).length;
  return {
    count: t("map.count", { count: found.length }),
    period: spanning(t, q, collected, later),
    noplace: some("map.no_place", noplace),
    later: some("map.later", later, { day: longDay(t, collected.to) }),
    on: longDay(t, closed(q, collected).to),
  };
};

// rows are the columns of the matches; the lists that their positions are in stay those of all records.
const rows = ({ columns, count }: Records, found: readonly number[]): Columns => {
  if (found.length === count) return columns;
  const all = columns.incidents, of = <T>(column: readonly T[]): T[] => found.map((i) => column[i] as T);
  const toll: Record<string, string> = {};
  found.forEach((i, k) => {
    const text = all.toll[i];
    if (text !== undefined) toll[k] = text;
  });
  return {
    ...columns,
    incidents: {
      id: of(all.id), when: of(all.when), title: of(all.title), type: of(all.type), actor: of(all.actor),
      confidence: of(all.confidence), geo_precision: of(all.geo_precision), date_precision: of(all.date_precision),
      from: of(all.from), to: of(all.to), place: of(all.place), area: of(all.area), lon: of(all.lon), lat: of(all.lat),
      badge: of(all.badge), best: of(all.best), low: of(all.low), high: of(all.high), civilians: of(all.civilians),
      publishers: of(all.publishers), toll,
    },
  };
};
