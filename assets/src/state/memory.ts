// What a step of the history remembers beside its address: how far the list was scrolled, what had the focus, and where that
// stood: rows that were never on the screen have no height of their own yet.
type Step = Readonly<{ top: number; focus: string; at: number }>;

export type Memory = Readonly<{ keep: () => void; restore: () => void }>;

const KEPT = ["[data-id]", "[data-part]", "[data-filter-open]", ".find-input", "[data-map]"] as const;

// remember keeps what was seen before a step away, so that Back brings the list and the focus back with the map.
export const remember = (win: Window, body: HTMLElement): Memory => {
  const doc = win.document;
  const named = (): string => {
    const at = doc.activeElement;
    for (const selector of KEPT) {
      const e = at?.closest<HTMLElement>(selector);
      if (!e) continue;
      const { id, part } = e.dataset;
      return id ? `[data-id="${CSS.escape(id)}"] a` : part ? `[data-part="${CSS.escape(part)}"]` : selector;
    }
    return "";
  };
  const keep = () => {
    const step: Step = { top: body.scrollTop, focus: named(), at: doc.activeElement?.getBoundingClientRect().top ?? 0 };
    win.history.replaceState(step, "");
  };
  win.addEventListener("pagehide", keep);
  return {
    keep,
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
