import type { Boot, Day, MonthBin } from "../api/types";
import { element, svg } from "../dom";
import { dayText, monthText, period as spanName } from "../records/period";
import { numberOf, type Period } from "../state/days";
import type { Text } from "../text";
import { createBars } from "./bars";
import { coveredBy, firstOf, gaps, inside, joined, months, span, type Month } from "./bins";
import { takeBrush, type Ends } from "./brush";
import { takeContext } from "./context";
import { scaleOf } from "./scale";

export type Chart = Readonly<{
  show: (bins: readonly MonthBin[], period: Period, origins: readonly string[]) => void;
  mark: (period: Period) => void;
  lead: (make: (seat: Seat) => Lead) => void; // gives the chart what chooses beside it
}>;

// What chooses beside the chart is told what it shows, and changes it from its seat.
export type Lead = Readonly<{ show: (list: readonly Month[]) => void; mark: (e: Ends | null, near: Near) => void; stop: () => void }>;
export type Seat = Readonly<{
  act: (p: Ends, how: "push" | "replace") => void;
  window: () => Ends | null; // the chosen one
  first: () => Ends; // where playing begins without one
  within: () => Ends; // what can be played
  words: (e: Ends) => string;
  sentence: (m: Month) => string;
  look: (near: boolean) => void;
}>;

// The chart may be looked at from near: the years of the period alone. It need not where months have room.
export type Near = "no need" | "far" | "near";

export type ChartOptions = Readonly<{
  boot: Boot; t: Text;
  choose: (p: Period, how: "push" | "replace") => void; // replace: another step of the same act
  live: () => boolean; // a period may be asked for while a hand still moves
}>;

const ALL: Period = { from: "", to: "" };
const WIDE = 600, END = 10; // pixels: a wide chart, the room at its end
const MONTH = 8, QUARTER = 4; // pixels: the narrowest bars for a month and a quarter

// takeChart draws the months and lets a reader choose some: by click, drag or handle, with the arrow keys, from a calendar,
// or by playing them. Its axis is the same for every filter.
export const takeChart = (root: HTMLElement, { boot, t, choose, live }: ChartOptions): Chart => {
  const box = element(root, "[data-time]"), announcer = element(root, "[data-time-say]");
  const clear = element<HTMLButtonElement>(root, "[data-time-clear]");
  let covered = coveredBy(boot.covered, []), all = months([], boot.axis, covered), list = all; // those that are shown
  let columns = list, by = 1, crowded = false; // months of a bar; all of them have none each
  let look: Ends | undefined, lead: Lead | undefined;
  let period: Period = ALL, at = -1, anchor = -1;
  let size = { width: 0, height: 0 }, framed = "";
  let pending: Ends | undefined, pushed = false, frame = 0;

  const picture = svg("svg", { class: "months", tabindex: 0, role: "slider",
    "aria-label": t("map.time.about"), "aria-valuemin": 1, "aria-valuenow": 1 });
  const plot = document.createElement("div");
  plot.className = "plot";
  plot.append(picture);
  box.replaceChildren(plot);
  const context = takeContext(root, { boot, t });
  const bars = createBars(picture, { t, group: boot.group });

  const monthName = (d: Day) => monthText(t, d), dayName = (d: Day) => dayText(t, d);
  const monthsName = (e: Ends) =>
    firstOf(e.from) === firstOf(e.to) ? monthName(e.from) : t("locale.span", { from: monthName(e.from), to: monthName(e.to) });
  const sentence = (m: Month): string => {
    const bin = t("map.time.bin", { month: spanName(t, numberOf(m.from), numberOf(m.to)), count: m.count });
    const whole = m.vague ? t("map.time.vague", { bin, vague: m.vague }) : bin;
    return m.bare || m.partly ? `${whole} (${t(m.bare ? "map.time.later" : "map.time.partly")})` : whole;
  };

  const endsOfAll = (of: readonly Month[]): Ends => ({ from: of[0]?.from ?? boot.axis.from, to: of[of.length - 1]?.to ?? boot.axis.to });
  const axis = () => endsOfAll(all);
  // Without a period the page shows the collection; what was found later is asked for by its days.
  const endsOf = (p: Period): Ends => {
    const all = axis();
    const to = p.to || (p.from ? all.to : boot.collected.to);
    return { from: p.from > all.from ? p.from : all.from, to: to < all.to ? to : all.to };
  };
  const periodOf = (e: Ends): Period => {
    const from = e.from <= axis().from ? "" : e.from;
    return !from && e.to === boot.collected.to ? ALL : { from: from || (e.to < axis().to ? "" : e.from), to: e.to };
  };
  const chosen = (): boolean => !!(period.from || period.to) && !(!period.from && period.to === boot.collected.to);

  const show = () => {
    const ends = endsOf(period);
    bars.mark(chosen() ? ends : endsOf(ALL));
    brush.mark(ends);
    lead?.mark(chosen() ? ends : null, crowded && chosen() ? (look ? "near" : "far") : "no need");
    picture.classList.toggle("whole", !chosen());
    clear.hidden = !chosen();
  };
  // A hand moves faster than the page: one change a frame, and none before the hand rests where a change costs a request.
  const drag = (e: Ends, began: boolean) => {
    if (began) pushed = false;
    period = periodOf(e);
    show();
    pending = e;
    if (live() && !frame) frame = requestAnimationFrame(send);
  };
  const send = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!pending) return;
    const next = periodOf(pending);
    pending = undefined;
    choose(next, pushed ? "replace" : "push");
    pushed = true;
  };
  const act = (p: Period, how: "push" | "replace" = "push") => { pending = undefined; choose(p, how); };
  const columnOf = (d: Day): Month | undefined => columns.find((c) => c.to >= d) ?? columns[columns.length - 1];

  const brush = takeBrush(plot, {
    collected: boot.collected.to, words: dayName,
    text: (side) => (side === "from" ? t("map.time.from") : t("map.time.to")),
    unit: (d) => columnOf(d) ?? axis(),
    movable: chosen,
    drag: (e, began) => { lead?.stop(); drag(e, began); },
    done: send,
    click: (e) => {
      lead?.stop();
      act(e.from === period.from && e.to === period.to ? ALL : { from: e.from, to: e.to });
    },
    hover: (d) => {
      const c = d ? columnOf(d) : undefined;
      bars.cursor(c);
      announcer.textContent = c ? sentence(c) : resting();
    },
  });

  const resting = () => (columns === list ? "" : t(by === 3 ? "map.time.quarters" : "map.time.years"));
  const point = (i: number) => {
    at = i;
    const m = list[i];
    picture.setAttribute("aria-valuenow", String(i + 1));
    picture.setAttribute("aria-valuetext", m ? sentence(m) : "");
    announcer.textContent = m ? sentence(m) : resting();
    bars.cursor(m);
  };
  const spanOf = (a: number, b: number): Period => {
    const one = list[a], other = list[b];
    return one && other ? span(one, other) : ALL;
  };
  picture.addEventListener("focus", () => {
    if (at < 0 && picture.matches(":focus-visible")) {
      point(Math.max(0, list.findIndex((m) => m.from === firstOf(period.from || boot.collected.to))));
    }
  });
  picture.addEventListener("blur", () => point(-1));
  picture.addEventListener("keydown", (e) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -1e6, End: 1e6 }[e.key];
    if (by !== undefined) {
      const from = at < 0 ? list.length - 1 : at;
      if (!e.shiftKey) anchor = -1;
      else if (anchor < 0) anchor = from;
      point(Math.min(list.length - 1, Math.max(0, from + by)));
      if (e.shiftKey) act(spanOf(anchor, at));
    } else if (e.key === "Enter" || e.key === " ") act(spanOf(at, at));
    else if (e.key === "Escape") act(ALL);
    else return;
    lead?.stop();
    e.preventDefault();
  });
  clear.addEventListener("click", () => { lead?.stop(); act(ALL); picture.focus({ preventScroll: true }); });

  // layout makes the picture anew where the room or the months changed.
  const layout = () => {
    const { width, height } = size;
    if (!width) return;
    const wide = width >= WIDE, left = wide ? 74 : 58, right = width - END;
    const month = (right - left) / list.length;
    crowded = (right - left) / all.length < MONTH;
    by = month >= MONTH ? 1 : month * 3 >= QUARTER ? 3 : 12;
    columns = by === 1 ? list : joined(list, by);
    const shown = endsOfAll(list), key = JSON.stringify([width, height, columns.length, shown, covered]);
    if (key === framed) return bars.fill(columns);
    framed = key;
    const row = height < 110 ? 0 : wide ? 14 : 11, s = scaleOf(columns, left, right), tall = height - boot.lanes.length * row;
    picture.setAttribute("width", String(width));
    picture.setAttribute("height", String(tall));
    picture.setAttribute("aria-valuemax", String(Math.max(1, list.length)));
    context.frame(s, row, shown);
    bars.frame(columns, gaps(covered, shown), s, tall);
    brush.frame(s, shown);
    announcer.textContent = resting();
  };
  // A period that reaches out of what is looked at is seen from afar again.
  const aim = (): void => {
    const ends = endsOf(period), { from, to } = look ?? axis();
    if (!chosen() || ends.from < from || ends.to > to) look = undefined;
    const seen = look;
    list = seen ? all.filter((m) => inside(m, seen)) : all;
  };
  new ResizeObserver(([entry]) => {
    if (!entry) return;
    size = { width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) };
    layout();
    show();
  }).observe(box);

  return {
    show: (bins, p, origins) => {
      const by = coveredBy(boot.covered, origins), next = months(bins, boot.axis, by), hatched = JSON.stringify(by);
      const same = hatched === JSON.stringify(covered) && next.length === all.length
        && next.every((m, i) => m.count === all[i]?.count && m.vague === all[i]?.vague);
      covered = by;
      const was = look;
      period = p;
      if (!same) {
        all = next;
        lead?.show(all);
      }
      aim();
      if (!same || was !== look) layout();
      show();
    },
    mark: (p) => {
      const was = look;
      period = p;
      aim();
      if (was !== look) layout();
      show();
    },
    lead: (make) => {
      lead = make({
        words: monthsName, sentence,
        act: (e, how) => act({ from: e.from, to: e.to }, how),
        window: () => (chosen() ? endsOf(period) : null),
        first: () => list[0] ?? axis(),
        within: () => ({ from: endsOfAll(list).from, to: list.filter((m) => !m.later).pop()?.to ?? axis().to }),
        look: (near) => {
          const { from, to } = endsOf(period);
          at = anchor = -1;
          look = near ? { from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-31` } : undefined;
          aim();
          layout();
          show();
        },
      });
      lead.show(all);
      show();
    },
  };
};
