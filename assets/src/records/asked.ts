import { readFileSync } from "node:fs";
import type { Boot, RecordsSent, WordsSent } from "../api/types";
import { filter as spelt, parse } from "../state/state";
import { texts } from "../text";
import { answer } from "./answer";
import { shortDay } from "./period";
import { divide } from "./question";
import { unpack } from "./records";

// This is no part of the page: internal/web compares the page's answers with the server's, and asks for them here.
type Asked = Readonly<{ boot: Boot; records: Readonly<Record<string, readonly [RecordsSent, WordsSent]>>; filters: readonly string[] }>;

const { boot, records, filters } = JSON.parse(readFileSync(0, "utf8")) as Asked;
const t = texts(boot);
const known = new Map(Object.entries(records).map(([base, sent]) => [base, unpack(...sent, boot, (day) => shortDay(t, day))]));
const answers = filters.map((filter) => {
  const { base, own } = divide(filter), of = known.get(base);
  if (!of) throw new Error("no records of " + base);
  return { spelt: spelt(parse(filter)), answer: answer(of, own, boot, t) ?? null };
});
process.stdout.write(JSON.stringify(answers));
