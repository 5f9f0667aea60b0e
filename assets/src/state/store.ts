import { ALL, same, type Period } from "./days";
import { format, parse, type State } from "./state";

export type Change = Readonly<{ now: State; before: State; back: boolean }>;

// Store keeps the state and the address equal. A change of the filter makes a step for Back; the rest only rewrites
// the address.
export type Store = Readonly<{
  get: () => State;
  set: (patch: Partial<State>, how?: "push" | "replace") => void;
  watch: (listener: (c: Change) => void) => void;
}>;

export const createStore = (win: Window, usual: Period = ALL, leave: () => void = () => undefined): Store => {
  let state = parse(win.location.search, usual);
  const listeners: ((c: Change) => void)[] = [];
  const tell = (now: State, back: boolean) => {
    const before = state;
    state = now;
    for (const l of listeners) l({ now, before, back });
  };
  win.addEventListener("popstate", () => tell(parse(win.location.search, usual), true));
  return {
    get: () => state,
    set: (patch, how = "push") => {
      const days = patch.days && same(patch.days, ALL) ? usual : (patch.days ?? state.days);
      const now = { ...state, ...patch, days };
      const query = format(now, usual);
      if (query !== format(state, usual)) {
        const address = win.location.pathname + (query ? "?" + query : "");
        if (how === "push") {
          leave();
          win.history.pushState(null, "", address);
        } else win.history.replaceState(win.history.state, "", address);
      }
      tell(now, false);
    },
    watch: (listener) => { listeners.push(listener); },
  };
};
