import type { Bin, Boot } from "../api/types";
import { element, svg } from "../dom";
import { between, month, plus, year, type Period } from "../state/days";
import { apart, grouped, type Text } from "../text";
import { ceiling, firstOf, inside, marked, months, span, type Month } from "./bins";

export type Chart = Readonly<{ show: (bins: readonly Bin[], period: Period) => void; mark: (period: Period) => void }>;

export type ChartOptions = Readonly<{ boot: Boot; t: Text; choose: (p: Period) => void }>;

const TOP = 16, FOOT = 20, START = 30, END = 8; // pixels around the bars

// takeChart draws the months and lets a reader choose some: by drag or click, or with the arrow keys.
export const takeChart = (root: HTMLElement, { boot, t, choose }: ChartOptions): Chart => {
  const box = element(root, "[data-time]"), announcer = element(root, "[data-time-say]");
  const clear = element<HTMLButtonElement>(root, "[data-time-clear]");
  let list: Month[] = [];
  let period: Period = { from: "", to: "" };
  let at = -1;
  let anchor = -1;
  let drag: Period | null = null;

  const picture = svg("svg", { class: "months", tabindex: 0, role: "slider",
    "aria-label": t("map.time.about"), "aria-valuemin": 1, "aria-valuenow": 1 });
  box.replaceChildren(picture);
  const width = () => Math.max(200, box.clientWidth), height = () => Math.max(60, box.clientHeight);
  const first = () => list[0]?.from ?? boot.collected.from;
  const days = () => between(first(), plus(list[list.length - 1]?.to ?? boot.collected.to, 1));
  const x = (day: string) => START + (between(first(), day) / days()) * (width() - START - END);

  const sentence = (m: Month): string => {
    const bin = t("map.time.bin", { month: monthName(m), count: m.count });
    const whole = m.vague ? t("map.time.vague", { bin, vague: m.vague }) : bin;
    return m.later ? `${whole} (${t("map.time.later")})` : whole;
  };
  const monthName = (m: Month) =>
    t("locale.month_year", { month: t(`locale.month.${month(m.from)}`), year: String(year(m.from)) });

  const draw = () => {
    const w = width(), h = height(), foot = h - FOOT;
    const most = ceiling(Math.max(1, ...list.map((m) => m.count)));
    const y = (n: number) => foot - (n / most) * (foot - TOP);
    const chosen = drag ?? period, all = !chosen.from && !chosen.to;
    const parts: SVGElement[] = [hatch()];
    for (const n of [0, most / 2, most].filter(Number.isInteger)) {
      parts.push(svg("line", { class: n ? "grid" : "axis", x1: START, x2: w - END, y1: y(n), y2: y(n) }),
        svg("text", { class: "tick", x: START - 5, y: y(n) + 4, "text-anchor": "end" }, grouped(n, boot.group)));
    }
    const later = x(plus(boot.collected.to, 1));
    if (later < w - END) {
      parts.push(svg("rect", { class: "later", x: later, y: TOP, width: w - END - later, height: foot - TOP, fill: "url(#later)" }));
    }
    if (!all) {
      const a = Math.max(START, chosen.from ? x(chosen.from) : START);
      const b = Math.min(w - END, chosen.to ? x(plus(chosen.to, 1)) : w - END);
      parts.push(svg("rect", { class: "chosen-span", x: a, y: TOP - 4, width: Math.max(2, b - a), height: foot - TOP + 4 }));
    }
    for (const m of list) {
      const left = x(m.from), right = x(plus(m.to, 1)), gap = Math.min(2, (right - left) * 0.18);
      const bar = (from: number, to: number, name: string) =>
        svg("rect", { class: name, x: left + gap / 2, width: right - left - gap, y: y(to), height: Math.max(0, y(from) - y(to)) });
      const state = all || inside(m, chosen) ? " chosen" : "";
      if (m.count > m.vague) parts.push(bar(0, m.count - m.vague, "bar" + (all ? "" : state)));
      if (m.vague) parts.push(bar(m.count - m.vague, m.count, "bar vague" + (all ? "" : state)));
    }
    list.forEach((m, i) => {
      if (i > 0 && month(m.from) !== 1) return;
      const left = x(m.from), next = i === 0 ? x(`${year(m.from) + 1}-01-01`) : w;
      if (next - left < 34) return;
      parts.push(svg("line", { class: "year", x1: left, x2: left, y1: foot, y2: foot + 5 }),
        svg("text", { class: "tick", x: left + 3, y: h - 6 }, String(year(m.from))));
    });
    for (const e of marked(boot.events, first(), list[list.length - 1]?.to ?? boot.collected.to)) {
      const left = x(e.from), lasting = e.to > e.from;
      parts.push(svg("g", { class: "event" }, svg("title", {}, `${e.when}: ${apart(e.title, document.dir === "rtl")}`),
        svg("path", { d: `M${left - 3.5} 2h7l-3.5 7z` }),
        ...(lasting ? [svg("path", { class: "lasting", d: `M${left} 5H${x(plus(e.to, 1))}` })] : [])));
    }
    const m = list[at];
    if (m) {
      const left = x(m.from), right = x(plus(m.to, 1));
      parts.push(svg("rect", { class: "cursor", x: left, y: TOP - 4, width: right - left, height: foot - TOP + 4 }));
    }
    picture.setAttribute("viewBox", `0 0 ${w} ${h}`);
    picture.setAttribute("width", String(w));
    picture.setAttribute("height", String(h));
    picture.setAttribute("aria-valuemax", String(Math.max(1, list.length)));
    picture.replaceChildren(...parts);
    clear.hidden = !period.from && !period.to;
  };

  const point = (i: number) => {
    at = i;
    const m = list[i];
    picture.setAttribute("aria-valuenow", String(i + 1));
    picture.setAttribute("aria-valuetext", m ? sentence(m) : "");
    announcer.textContent = m ? sentence(m) : "";
    draw();
  };
  const under = (e: PointerEvent): number => {
    const left = e.clientX - picture.getBoundingClientRect().left;
    const i = list.findIndex((m) => left < x(plus(m.to, 1)));
    return i < 0 ? list.length - 1 : i;
  };
  const spanOf = (a: number, b: number): Period => {
    const first = list[a], second = list[b];
    return first && second ? span(first, second) : { from: "", to: "" };
  };

  picture.addEventListener("pointerdown", (e) => {
    if (e.button !== 0 || list.length === 0) return;
    picture.setPointerCapture(e.pointerId);
    anchor = under(e);
    drag = spanOf(anchor, anchor);
    point(anchor);
  });
  picture.addEventListener("pointermove", (e) => {
    if (drag) drag = spanOf(anchor, under(e));
    if (drag || e.pointerType === "mouse") point(under(e));
  });
  picture.addEventListener("pointerup", (e) => {
    if (!drag) return;
    const chosen = spanOf(anchor, under(e));
    drag = null;
    choose(chosen.from === period.from && chosen.to === period.to ? { from: "", to: "" } : chosen);
  });
  picture.addEventListener("pointercancel", () => { drag = null; draw(); });
  picture.addEventListener("pointerleave", () => { if (!drag && document.activeElement !== picture) point(-1); });
  picture.addEventListener("focus", () => {
    if (at < 0) point(Math.max(0, list.findIndex((m) => m.from === firstOf(period.from || boot.collected.to))));
  });
  picture.addEventListener("blur", () => point(-1));
  picture.addEventListener("keydown", (e) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -1e6, End: 1e6 }[e.key];
    if (by !== undefined) {
      const from = at < 0 ? list.length - 1 : at;
      if (!e.shiftKey) anchor = -1;
      else if (anchor < 0) anchor = from;
      point(Math.min(list.length - 1, Math.max(0, from + by)));
      if (e.shiftKey) choose(spanOf(anchor, at));
    } else if (e.key === "Enter" || e.key === " ") choose(spanOf(at, at));
    else if (e.key === "Escape") choose({ from: "", to: "" });
    else return;
    e.preventDefault();
  });
  clear.addEventListener("click", () => { choose({ from: "", to: "" }); picture.focus(); });
  new ResizeObserver(draw).observe(box);

  return {
    show: (bins, p) => { list = months(bins, boot.collected); period = p; draw(); },
    mark: (p) => { period = p; draw(); },
  };
};

const hatch = (): SVGElement =>
  svg("defs", {}, svg("pattern", { id: "later", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { class: "hatch", x1: 0, x2: 0, y1: 0, y2: 6 })));

