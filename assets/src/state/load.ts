import { isAborted, type Api } from "../api/api";
import type { Histogram, Marks } from "../api/types";
import { filter, type State } from "./state";

export type Answer = Readonly<{ marks: Marks; months: Histogram; filter: string }>;

export type Loader = Readonly<{ ask: (s: State) => void; again: () => void }>;

export type LoadOptions = Readonly<{
  busy: (yes: boolean) => void;
  done: (a: Answer) => void;
  failed: () => void;
}>;

// createLoader keeps one question under way: a new one gives up the one before, so that answers never cross.
// What done throws is no failure to fetch and goes on to whoever watches for faults of the page.
export const createLoader = (api: Api, { busy, done, failed }: LoadOptions): Loader => {
  let current: AbortController | undefined;
  let last: State | undefined;
  let months: Readonly<{ of: string; answer: Histogram }> | undefined;

  const fetched = async (s: State, signal: AbortSignal): Promise<Answer> => {
    // The chart shows all of time: the period is marked in it.
    const whole = filter({ ...s, days: { from: "", to: "" } });
    const [marks, known] = await Promise.all([
      api.marks(filter(s), signal),
      months?.of === whole ? months.answer : api.histogram(whole, signal),
    ]);
    // A chart of another version must not stand beside this list.
    const answer = known.version === marks.version ? known : await api.histogram(whole, signal);
    months = { of: whole, answer };
    return { marks, months: answer, filter: filter(s) };
  };
  const ask = async (s: State): Promise<void> => {
    current?.abort();
    const mine = (current = new AbortController());
    last = s;
    busy(true);
    const answer = await fetched(s, mine.signal).catch((e: unknown) => {
      if (!isAborted(e) && mine === current) failed();
    });
    try {
      if (answer && !mine.signal.aborted) done(answer);
    } finally {
      if (mine === current) busy(false);
    }
  };
  return { ask: (s) => void ask(s), again: () => { if (last) void ask(last); } };
};
