import { CARD, isCard } from "./store";

// What a step of the history remembers beside its address: how far the list was scrolled, what had the focus, and where that
// stood: rows that were never on the screen have no height of their own yet. A list that a sign opened is a step of its own.
type Step = Readonly<{ top: number; focus: string; at: number; list?: number }>;

export type Memory = Readonly<{
  keep: () => void;
  restore: () => void;
  list: () => number; // of this step; 0 for none
  open: (list: number) => void; // the step of another list, or of a card, is used again
  spent: () => void; // the list was closed: its step is as that of a closed card
}>;

const KEPT = ["[data-id]", ".chip[data-part]", "[data-filter-open]", ".find-input", "[data-map]"] as const;

// remember keeps what was seen before a step away, so that Back brings the list and the focus back with the map.
export const remember = (win: Window, body: HTMLElement): Memory => {
  const doc = win.document;
  const named = (): string => {
    const at = doc.activeElement;
    for (const selector of KEPT) {
      const e = at?.closest<HTMLElement>(selector);
      if (!e) continue;
      const { id, part } = e.dataset;
      return id ? `[data-id="${CSS.escape(id)}"] a` : part ? `.chip[data-part="${CSS.escape(part)}"]` : selector;
    }
    return "";
  };
  const list = () => (win.history.state as Partial<Step> | null)?.list ?? 0;
  const keep = () => {
    const n = list(), at = doc.activeElement?.getBoundingClientRect().top ?? 0;
    const step: Step = { ...(n ? { list: n } : {}), top: body.scrollTop, focus: named(), at };
    win.history.replaceState(step, "");
  };
  win.addEventListener("pagehide", keep);
  return {
    keep,
    list,
    open: (n) => {
      if (list() || isCard(win)) win.history.replaceState({ list: n }, "");
      else {
        keep();
        win.history.pushState({ list: n }, "");
      }
    },
    spent: () => { if (list()) win.history.replaceState(CARD, ""); },
    restore: () => {
      const step = win.history.state as Step | null;
      if (typeof step?.top !== "number") return;
      body.scrollTop = step.top;
      const had = step.focus ? doc.querySelector<HTMLElement>(step.focus) : null;
      if (!had) return;
      had.focus({ preventScroll: true });
      if (body.contains(had)) body.scrollTop += had.getBoundingClientRect().top - step.at;
    },
  };
};
