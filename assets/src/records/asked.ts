import { readFileSync } from "node:fs";
import type { Boot, Names, RecordsSent, WordsSent } from "../api/types";
import { placeOf, type Region } from "../filters/parts";
import { headOf, titleOf } from "../panel/head";
import type { Period } from "../state/days";
import type { List } from "../state/filters";
import { addressOf, filter as spelt, parse, type State } from "../state/state";
import { texts } from "../text";
import { answer } from "./answer";
import { shortDay } from "./period";
import { divide } from "./question";
import { name, unpack } from "./records";

// This is no part of the page: internal/web compares the page's answers with the server's, and asks for them here.
type Asked = Readonly<{
  boot: Boot;
  records: Readonly<Record<string, readonly [RecordsSent, WordsSent]>>;
  picked: Readonly<Record<string, readonly WordsSent[]>>; // what lists ask for page by page, all of it
  filters: readonly string[];
  names: Names;
  site: string;
  labels: Readonly<Partial<Record<List, Readonly<Record<string, string>>>>>; // of the form's options
  regions: readonly Region[];
}>;

const { boot, records, picked, filters, names, site, labels, regions } = JSON.parse(readFileSync(0, "utf8")) as Asked;
const t = texts(boot);
const known = new Map(Object.entries(records).map(([base, sent]) => [base, unpack(...sent, boot, (day) => shortDay(t, day))]));
const answered = (filter: string) => {
  const { base, own } = divide(filter), of = known.get(base);
  if (!of) throw new Error("no records of " + base);
  return answer(of, own, boot, t);
};
const usual: Period = { from: "", to: boot.collected.to }, address = (s: State) => addressOf(s, usual);

// What stands above the list of the page at a filter's address.
const headAt = (filter: string) => {
  const s = parse(filter, usual), shown = answered(spelt(s));
  if (!shown) return null;
  const { marks, months } = shown, place = (lon: number, lat: number) => placeOf(lon, lat, marks.crossings, names.towns);
  const naming = { t, label: (l: List, value: string) => labels[l]?.[value] ?? value, place, regions, strikes: boot.strikes };
  const { heading, chips, notes, after, sample } = headOf(s, marks, months,
    { naming, usual, actors: boot.actors, precisions: boot.date_precisions, names, address, covered: boot.covered });
  return {
    heading, title: titleOf(heading, site),
    chips: chips.map((c) => [c.name, c.text, address({ ...s, ...c.without })]), notes: notes.map((n) => [n.name, n.text]),
    sample, after: after ? [after.text, after.href] : null,
  };
};
const heads = filters.map(headAt); // which need none of it
for (const [base, of] of known) for (const some of picked[base] ?? []) name(of, some);
const answers = filters.map((filter, i) => ({ spelt: spelt(parse(filter)), answer: answered(filter) ?? null, head: heads[i] }));
process.stdout.write(JSON.stringify(answers));
