import { format, parse, type State } from "./state";

export type Change = Readonly<{ now: State; before: State; back: boolean }>;

// Store keeps the state and the address equal. A change of the filter makes a step for Back; the rest only rewrites
// the address.
export type Store = Readonly<{
  get: () => State;
  set: (patch: Partial<State>, how?: "push" | "replace") => void;
  watch: (listener: (c: Change) => void) => void;
}>;

export const createStore = (win: Window): Store => {
  let state = parse(win.location.search);
  const listeners: ((c: Change) => void)[] = [];
  const tell = (now: State, back: boolean) => {
    const before = state;
    state = now;
    for (const l of listeners) l({ now, before, back });
  };
  win.addEventListener("popstate", () => tell(parse(win.location.search), true));
  return {
    get: () => state,
    set: (patch, how = "push") => {
      const now = { ...state, ...patch };
      const query = format(now);
      if (query !== format(state)) {
        const address = win.location.pathname + (query ? "?" + query : "");
        if (how === "push") win.history.pushState(null, "", address);
        else win.history.replaceState(null, "", address);
      }
      tell(now, false);
    },
    watch: (listener) => { listeners.push(listener); },
  };
};
