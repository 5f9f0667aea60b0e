import { isAborted, type Api } from "../api/api";
import type { Boot, Marks, MonthBin } from "../api/types";
import type { Here } from "../records/here";
import { filter, type State } from "./state";

export type Answer = Readonly<{ marks: Marks; months: readonly MonthBin[]; filter: string; bare: boolean;
  rows?: readonly number[] }>; // where the page answered by itself

// A bare answer has all that a map is drawn from and no words of single incidents.
export type Loader = Readonly<{ ask: (s: State, bare?: boolean) => void; again: () => void }>;

export type LoadOptions = Readonly<{
  here: Here;
  busy: (yes: boolean, what?: "places") => void;
  done: (a: Answer) => void;
  failed: () => void;
}>;

// createLoader keeps one question under way: a new one gives up the one before, so that answers never cross. The page
// answers what it can by itself; the rest is asked of the server.
// What done throws is no failure to fetch and goes on to whoever watches for faults of the page.
export const createLoader = (api: Pick<Api, "ask">, boot: Boot, { here, busy, done, failed }: LoadOptions): Loader => {
  let current: AbortController | undefined;
  let last: readonly [State, boolean] | undefined, many: Promise<(s: State, signal: AbortSignal) => Promise<Answer>> | undefined;

  // What only the server can answer is rarely asked for: what understands its answers comes when it is.
  const fetched = async (s: State, signal: AbortSignal): Promise<Answer> => {
    many ??= import("../many/answer").then((m) => m.createMany({ api, boot, again, failed, busy: (yes) => busy(yes, "places") }));
    many.catch(() => { many = undefined; });
    return (await many)(s, signal);
  };
  const ask = async (s: State, bare: boolean): Promise<void> => {
    current?.abort();
    const mine = (current = new AbortController()), asked = filter(s);
    let lost = false;
    const tried = <T>(question: Promise<T>): Promise<T | undefined> => question.catch((e: unknown) => {
      lost = true;
      if (!isAborted(e) && mine === current) failed();
      return undefined;
    });
    last = [s, bare];
    busy(true);
    try {
      const records = here.fetch(asked, bare);
      if (records) await tried(records);
      if (lost || mine.signal.aborted) return;
      const own = here.answer(asked);
      const answer = own ? { ...own, filter: asked, bare } : await tried(fetched(s, mine.signal));
      if (answer && !mine.signal.aborted) done(answer);
    } finally {
      if (mine === current) busy(false);
    }
  };
  const again = () => { if (last) void ask(...last); };
  return { ask: (s, bare = false) => void ask(s, bare), again };
};
