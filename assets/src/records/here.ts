import type { Api } from "../api/api";
import type { Boot, RecordsSent } from "../api/types";
import type { Text } from "../text";
import { answer, type Answered } from "./answer";
import { shortDay } from "./period";
import { divide } from "./question";
import { unpack, type Records } from "./records";

// Here answers filters from records that come once: those of the whole version, and of words. Each step fails by itself:
// what can't be fetched is no fault of what is fetched.
export type Here = Readonly<{
  fetch: (filter: string) => Promise<unknown> | undefined; // undefined where nothing must be fetched
  answer: (filter: string) => Answered | undefined; // undefined is for the server
}>;

export const createHere = (api: Pick<Api, "records">, boot: Boot, t: Text): Here => {
  const coming = new Map<string, Promise<unknown>>(), sent = new Map<string, RecordsSent>(), known = new Map<string, Records>();
  const all = [coming, sent, known]; // by what only the server can filter
  let version = boot.version;

  // A question that is given up still leaves its records to the next one.
  const ask = async (base: string): Promise<void> => {
    const records = await api.records(base, new AbortController().signal).finally(() => coming.delete(base));
    if (records.version !== version) all.forEach((by) => by.clear());
    version = records.version;
    sent.set(base, records);
  };
  return {
    fetch: (filter) => {
      const { base } = divide(filter);
      if (boot.records > boot.most || sent.has(base)) return undefined;
      const question = coming.get(base) ?? ask(base);
      coming.set(base, question);
      return question;
    },
    answer: (filter) => {
      const { base, own } = divide(filter), raw = sent.get(base);
      if (!raw) return undefined;
      const records = known.get(base) ?? unpack(raw, boot, (day) => shortDay(t, day));
      known.set(base, records);
      return answer(records, own, boot, t);
    },
  };
};
