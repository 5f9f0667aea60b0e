import type { Day } from "../api/types";
import { el } from "../dom";
import { between, plus } from "../state/days";
import { firstOf, lastOf, moved, shifted } from "./bins";
import type { Scale } from "./scale";

// Ends are the window as it is drawn: closed at both ends, within the axis.
export type Ends = Readonly<{ from: Day; to: Day }>;

export type Brush = Readonly<{ frame: (s: Scale, axis: Ends) => void; mark: (e: Ends) => void }>;

export type BrushOptions = Readonly<{
  collected: Day;
  text: (side: "from" | "to") => string;
  words: (d: Day) => string;
  unit: (d: Day) => Ends; // what a click chooses, and what a new window is made of
  movable: () => boolean; // a window that is the whole axis can't be moved
  drag: (e: Ends, began: boolean) => void; // the window while it is changed; began: it is the first change
  done: () => void;
  click: (unit: Ends) => void;
  hover: (d: Day | undefined) => void;
}>;

type Side = "from" | "to";
type Act = Side | "move" | "new";

const TARGET = 44, STILL = 4, OVER = 10; // pixels: a handle, a hand that holds still, how far a handle reaches into the window

// takeBrush lets a reader take the window by its handles, by itself, or make a new one; handles obey the keyboard too.
export const takeBrush = (plot: HTMLElement, o: BrushOptions): Brush => {
  let scale: Scale | undefined, axis: Ends = { from: "", to: "" }, ends: Ends = axis;
  // off is how far from the window's edge a handle was taken
  let held: Readonly<{ act: Act; x: number; off: number; ends: Ends; day: Day }> | undefined;
  let changed = false, keyed = false;
  let home = 0; // of the plot in the window, asked for when a pointer comes: to ask at each move makes the browser lay out anew
  const handles = { from: handle("from", o.text("from")), to: handle("to", o.text("to")) };
  plot.append(handles.from, handles.to);

  const mark: Brush["mark"] = (e) => {
    ends = e;
    if (!scale) return;
    const from = scale.x(e.from), to = scale.x(plus(e.to, 1)), over = Math.min(OVER, (to - from) / 2);
    put("from", from, TARGET - over, e.from);
    put("to", to, over, e.to);
  };
  const put = (side: Side, x: number, grip: number, day: Day) => {
    const h = handles[side], inner = h.firstElementChild as HTMLElement;
    h.style.transform = `translateX(${(x - grip).toFixed(1)}px)`;
    inner.style.transform = `translateX(${grip.toFixed(1)}px)`;
    h.setAttribute("aria-valuemax", String(between(axis.from, axis.to)));
    h.setAttribute("aria-valuenow", String(between(axis.from, day)));
    h.setAttribute("aria-valuetext", o.words(day));
  };
  const within = (d: Day): Day => (d < axis.from ? axis.from : d > axis.to ? axis.to : d);
  const set = (e: Ends) => {
    if (e.from === ends.from && e.to === ends.to) return;
    mark(e);
    o.drag(e, !changed);
    changed = true;
  };

  // A window's beginning snaps to the first day of a month, its end to the last one or to the end of the collection.
  const begins = (x: number): Day => {
    const day = scale?.at(x) ?? axis.from, first = firstOf(day), next = moved(day, 1);
    return scale && scale.x(next) - x < x - scale.x(first) ? next : first;
  };
  const stops = (x: number): Day => {
    const all = [plus(begins(x), -1), o.collected];
    const off = (d: Day) => Math.abs((scale?.x(plus(d, 1)) ?? 0) - x);
    return all.sort((a, b) => off(a) - off(b))[0] ?? axis.to;
  };
  const pulled = (x: number): Ends => {
    if (!held) return ends;
    const { act, ends: was } = held, day = scale?.at(x) ?? axis.from;
    if (act === "from") return { from: lower(within(begins(x - held.off)), firstOf(was.to)), to: was.to };
    if (act === "to") return { from: was.from, to: higher(within(stops(x - held.off)), lower(lastOf(was.from), axis.to)) };
    if (act === "new") {
      const a = o.unit(held.day), b = o.unit(day);
      return { from: lower(a.from, b.from), to: higher(a.to, b.to) };
    }
    const months = Math.round(between(held.day, day) / 30.44), next = shifted(was, months);
    if (next.from < axis.from) return shifted(was, monthsTo(was.from, axis.from));
    return next.to > axis.to ? shifted(was, monthsTo(was.to, axis.to)) : next;
  };

  plot.addEventListener("pointerenter", () => { home = plot.getBoundingClientRect().left; });
  plot.addEventListener("pointerdown", (e) => {
    if (e.button !== 0 || !scale) return;
    home = plot.getBoundingClientRect().left;
    const x = e.clientX - home, day = scale.at(x);
    const side = (e.target as Element).closest<HTMLElement>("[data-side]")?.dataset.side as Side | undefined;
    const inWindow = o.movable() && day >= ends.from && day <= ends.to;
    const edge = side === "from" ? scale.x(ends.from) : scale.x(plus(ends.to, 1));
    held = { act: side ?? (inWindow ? "move" : "new"), x, off: x - edge, ends, day };
    changed = false;
    plot.setPointerCapture(e.pointerId);
  });
  plot.addEventListener("pointermove", (e) => {
    const x = e.clientX - home;
    if (!held) {
      if (e.pointerType === "mouse") o.hover(scale?.at(x));
      return;
    }
    if (!changed && Math.abs(x - held.x) < STILL) return;
    set(pulled(x));
    o.hover(scale?.at(x));
  });
  plot.addEventListener("pointerup", (e) => {
    if (!held) return;
    const { x, day, act } = held, still = !changed && Math.abs(e.clientX - home - x) < STILL;
    held = undefined;
    if (act === "from" || act === "to") handles[act].focus({ preventScroll: true });
    if (still) o.click(o.unit(day));
    else o.done();
  });
  plot.addEventListener("pointercancel", () => {
    if (held && changed) set(held.ends);
    held = undefined;
    o.done();
  });
  plot.addEventListener("pointerleave", () => { if (!held) o.hover(undefined); });

  const byKey = (side: Side, e: KeyboardEvent): Ends | undefined => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -1e5, End: 1e5 }[e.key];
    if (by === undefined) return undefined;
    const far = Math.abs(by) > 12;
    if (side === "from") {
      const on = by < 0 && ends.from > firstOf(ends.from) ? by + 1 : by; // within a month, back is to its beginning
      const day = far ? (by < 0 ? axis.from : firstOf(ends.to)) : e.shiftKey ? plus(ends.from, by) : moved(ends.from, on);
      return { from: lower(within(day), e.shiftKey ? ends.to : firstOf(ends.to)), to: ends.to };
    }
    const on = by > 0 && ends.to < lastOf(ends.to) ? by - 1 : by;
    const day = far ? (by < 0 ? lastOf(ends.from) : axis.to) : e.shiftKey ? plus(ends.to, by) : lastOf(moved(ends.to, on));
    return { from: ends.from, to: higher(within(day), e.shiftKey ? ends.from : lower(lastOf(ends.from), axis.to)) };
  };
  for (const side of ["from", "to"] as const) {
    handles[side].addEventListener("keydown", (e) => {
      const next = byKey(side, e);
      if (!next) return;
      e.preventDefault();
      e.stopPropagation();
      changed = keyed;
      set(next);
      keyed = keyed || changed;
      o.done();
    });
    handles[side].addEventListener("blur", () => { keyed = false; });
  }
  return { frame: (s, a) => { scale = s; axis = a; mark(ends.from ? ends : a); }, mark };
};

const handle = (side: Side, label: string): HTMLElement =>
  el("div", { class: "brush-handle", role: "slider", tabindex: 0, "data-side": side, "aria-label": label,
    "aria-valuemin": 0, "aria-valuemax": 1, "aria-valuenow": 0 }, el("span", { class: "brush-grip" }));

const lower = (a: Day, b: Day): Day => (a < b ? a : b);
const higher = (a: Day, b: Day): Day => (a > b ? a : b);
const monthsTo = (a: Day, b: Day): number =>
  Number(b.slice(0, 4)) * 12 + Number(b.slice(5, 7)) - Number(a.slice(0, 4)) * 12 - Number(a.slice(5, 7));
