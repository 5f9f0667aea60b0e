import type { Api } from "../api/api";
import type { Boot, RecordsSent, WordsSent } from "../api/types";
import type { Text } from "../text";
import { answer, type Answered } from "./answer";
import { shortDay } from "./period";
import { divide } from "./question";
import { unpack, type Records } from "./records";

// Here answers filters from records that come once: those of the whole version, and of words. Each step fails by itself:
// what can't be fetched is no fault of what is fetched.
export type Here = Readonly<{
  // undefined where nothing must be fetched; bare records, without their words, are enough for a map
  fetch: (filter: string, bare?: boolean) => Promise<unknown> | undefined;
  answer: (filter: string) => Answered | undefined; // undefined is for the server
  records: (filter: string) => Records | undefined; // that its answer is of
  forget: () => void; // all of it: it is another version's by now
}>;

export const createHere = (api: Pick<Api, "records" | "words">, boot: Boot, t: Text): Here => {
  // By what only the server can filter.
  const numbers = new Map<string, Promise<RecordsSent>>(), words = new Map<string, Promise<WordsSent>>();
  const sent = new Map<string, readonly [RecordsSent, WordsSent | undefined]>(), known = new Map<string, Records>();
  let version = boot.version;

  // A question that is given up still leaves its records to the next one.
  const once = <T>(by: Map<string, Promise<T>>, base: string, ask: (base: string, signal: AbortSignal) => Promise<T>): Promise<T> => {
    const question = by.get(base) ?? ask(base, new AbortController().signal).finally(() => by.delete(base));
    by.set(base, question);
    return question;
  };
  const forget = () => [sent, known].forEach((by) => by.clear());
  const ask = async (base: string, bare: boolean): Promise<void> => {
    const have = sent.get(base);
    const [records, named] = await Promise.all([
      have?.[0] ?? once(numbers, base, api.records), have?.[1] ?? (bare ? undefined : once(words, base, api.words)),
    ]);
    if (named && named.version !== records.version) { // it changed between the two
      sent.delete(base);
      return ask(base, bare);
    }
    if (records.version !== version) forget();
    version = records.version;
    if (bare && sent.has(base)) return;
    sent.set(base, [records, named]);
    known.delete(base);
  };
  return {
    forget,
    records: (filter) => known.get(divide(filter).base),
    fetch: (filter, bare = false) => {
      const { base } = divide(filter), have = sent.get(base);
      return boot.records > boot.most || (have && (bare || have[1])) ? undefined : ask(base, bare);
    },
    answer: (filter) => {
      const { base, own } = divide(filter), have = sent.get(base);
      if (!have) return undefined;
      const records = known.get(base) ?? unpack(...have, boot, (day) => shortDay(t, day));
      known.set(base, records);
      return answer(records, own, boot, t);
    },
  };
};
