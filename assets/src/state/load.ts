import { gaveUp, type Api } from "../api/api";
import type { Histogram, Marks } from "../api/types";
import { filter, type State } from "./state";

export type Answer = Readonly<{ marks: Marks; months: Histogram; filter: string }>;

export type Loader = Readonly<{ ask: (s: State) => void; again: () => void }>;

// createLoader keeps one question under way: a new one gives up the one before, so that answers never cross.
export const createLoader = (api: Api, busy: (yes: boolean) => void, done: (a: Answer) => void, failed: (e: unknown) => void): Loader => {
  let under: AbortController | undefined;
  let last: State | undefined;
  let months: Readonly<{ of: string; answer: Histogram }> | undefined;

  const ask = async (s: State): Promise<void> => {
    under?.abort();
    const mine = (under = new AbortController());
    last = s;
    busy(true);
    // The chart shows all of time: the period is marked in it.
    const whole = filter({ ...s, days: { from: "", to: "" } });
    try {
      const [marks, answer] = await Promise.all([
        api.marks(filter(s), mine.signal),
        months?.of === whole ? months.answer : api.histogram(whole, mine.signal),
      ]);
      if (mine.signal.aborted) return;
      // A chart of another version must not stand beside this list.
      months = answer.version === marks.version ? { of: whole, answer } : undefined;
      if (!months) {
        const fresh = await api.histogram(whole, mine.signal);
        months = { of: whole, answer: fresh };
      }
      done({ marks, months: months.answer, filter: filter(s) });
    } catch (e) {
      if (!gaveUp(e) && mine === under) failed(e);
    } finally {
      if (mine === under) busy(false);
    }
  };
  return { ask: (s) => void ask(s), again: () => { if (last) void ask(last); } };
};
