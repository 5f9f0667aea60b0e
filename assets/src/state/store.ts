import { ALL, same, type Period } from "./days";
import { format, parse, type State } from "./state";

export type Change = Readonly<{ now: State; before: State; back: boolean }>;

// A card is a step of its own, but one that was left for another card, or closed, is used again: Back has nothing to show twice.
export type How = "push" | "replace" | "card";

export const CARD = { card: true };

export const isCard = (win: Window): boolean => (win.history.state as Partial<typeof CARD> | null)?.card === true;

// Store keeps the state and the address equal. A change of the filter makes a step for Back; the rest only rewrites
// the address.
export type Store = Readonly<{
  get: () => State;
  set: (patch: Partial<State>, how?: How) => void;
  watch: (listener: (c: Change) => void) => void;
}>;

// It begins with what the server understood of the page's address, and spells the address so.
export const createStore = (win: Window, asked: string, usual: Period, leave: () => void): Store => {
  let state = parse(asked, usual);
  const listeners: ((c: Change) => void)[] = [];
  const tell = (now: State, back: boolean) => {
    const before = state;
    state = now;
    for (const l of listeners) l({ now, before, back });
  };
  const addressOf = (query: string) => win.location.pathname + (query ? "?" + query : "");
  const own = addressOf(format(state, usual));
  if (own !== win.location.pathname + win.location.search) win.history.replaceState(win.history.state, "", own + win.location.hash);
  win.addEventListener("popstate", () => tell(parse(win.location.search, usual), true));
  return {
    get: () => state,
    set: (patch, how = "push") => {
      const days = patch.days && same(patch.days, ALL) ? usual : (patch.days ?? state.days);
      const now = { ...state, ...patch, days };
      const query = format(now, usual);
      if (query !== format(state, usual)) {
        const address = addressOf(query);
        if (how === "push" || (how === "card" && !isCard(win))) {
          leave();
          win.history.pushState(how === "card" ? CARD : null, "", address);
        } else win.history.replaceState(win.history.state, "", address);
      }
      tell(now, false);
    },
    watch: (listener) => { listeners.push(listener); },
  };
};
