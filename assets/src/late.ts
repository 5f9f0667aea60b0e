// A late part of the page comes when it is first needed. What needs it waits for it, and is then done in its order.
export type Late<T> = (act?: (part: T) => void) => void;

export type LateOptions<M, T> = Readonly<{
  fetch: (attempt: number) => Promise<M>; // the first is 0
  make: (of: M) => T;
  busy: (yes: boolean) => void;
  failed: () => void; // what waits still does, for the next who needs the part
}>;

export const createLate = <M, T>({ fetch, make, busy, failed }: LateOptions<M, T>): Late<T> => {
  const waiting: ((part: T) => void)[] = [];
  let made: Readonly<{ part: T }> | undefined, fetching = false, attempt = 0;
  const came = (of: M) => {
    const { part } = (made = { part: make(of) });
    // One that fails is told as a fault, and keeps none of the others from being done.
    const next = () => {
      const act = waiting.shift();
      if (!act) return;
      try { act(part); } finally { next(); }
    };
    next();
  };
  return (act) => {
    if (made) { act?.(made.part); return; }
    if (act) waiting.push(act);
    if (fetching) return;
    fetching = true;
    busy(true);
    void fetch(attempt++).then(came, failed).finally(() => {
      fetching = false;
      busy(false);
    });
  };
};
