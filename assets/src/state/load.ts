import { isAborted, type Api } from "../api/api";
import type { Marks, MonthBin } from "../api/types";
import type { Here } from "../records/here";
import { filter, type State } from "./state";

export type Answer = Readonly<{ marks: Marks; months: readonly MonthBin[]; filter: string; bare: boolean;
  rows?: readonly number[] }>; // where the page answered by itself

// A bare answer has all that a map is drawn from and no words of single incidents.
export type Loader = Readonly<{ ask: (s: State, bare?: boolean) => void; again: () => void }>;

export type LoadOptions = Readonly<{
  here: Here;
  busy: (yes: boolean) => void;
  done: (a: Answer) => void;
  failed: () => void;
}>;

// createLoader keeps one question under way: a new one gives up the one before, so that answers never cross. The page
// answers what it can by itself; the rest is asked of the server.
// What done throws is no failure to fetch and goes on to whoever watches for faults of the page.
export const createLoader = (api: Pick<Api, "marks" | "histogram">, { here, busy, done, failed }: LoadOptions): Loader => {
  let current: AbortController | undefined;
  let last: readonly [State, boolean] | undefined;

  const fetched = async (s: State, signal: AbortSignal): Promise<Answer> => {
    // The chart shows all of time: the period is marked in it.
    const asked = filter(s), whole = filter({ ...s, days: { from: "", to: "" } });
    const [marks, first] = await Promise.all([api.marks(asked, signal), api.histogram(whole, signal)]);
    // A chart of another version must not stand beside this list.
    const { bins } = first.version === marks.version ? first : await api.histogram(whole, signal);
    return { marks, months: bins, filter: asked, bare: false };
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
  return { ask: (s, bare = false) => void ask(s, bare), again: () => { if (last) void ask(...last); } };
};
