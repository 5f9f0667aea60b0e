import { el, element, elements } from "../dom";
import type { District, Shading } from "../map/districts";
import type { Step } from "../map/shade";
import { dayText } from "../records/period";
import type { Shade } from "../state/state";
import { decimal, grouped, type Text } from "../text";

// The part of the legend that explains what districts are shaded by: their small distribution.
export type Classes = Readonly<{
  show: (s: Shading, named: (district: string) => string) => void;
  point: (district: string) => void; // at what is chosen or pointed at, blank for nothing
}>;

export const takeClasses = (legend: HTMLElement, { t, mark }: Readonly<{ t: Text; mark: string }>): Classes => {
  const shading = element(legend, "[data-shading]");
  return {
    show: ({ shade, steps, thin }, named) => {
      shading.hidden = shade === "plain";
      if (shade === "plain") {
        shading.replaceChildren();
        return;
      }
      const columns = steps.map((step) => column(step, { shade, named, t, mark }));
      shading.replaceChildren(
        el("p", { class: "shade-title" }, t("map.shade.dots", { what: t("map.shade.legend." + shade) })),
        el("ul", { class: "columns" }, ...columns),
        ...(thin.length === 0 ? [] : [el("details", { class: "thin-note" },
          el("summary", {}, el("span", { class: "swatch hatched", "aria-hidden": "true" }), t("map.shade.thin")), el("p", {}, t("map.shade.thin_about")))]));
    },
    point: (district) => {
      for (const dot of elements(shading, ".dot")) dot.classList.toggle("chosen", dot.dataset.district === district);
    },
  };
};

// figure writes a value: counts are whole, rates keep a digit behind the point, small ones two.
export const figure = (n: number, { t, mark }: Numbers): string =>
  Number.isInteger(n) || n >= 10 ? grouped(Math.round(n), mark) : decimal(n, n >= 0.1 ? 1 : 2, t);

type Numbers = Readonly<{ t: Text; mark: string }>;
type Wording = Numbers & Readonly<{ shade: Shade; named: (district: string) => string }>;

// classWord is a class in words: the classes of whole numbers say their last one.
export const classWord = ({ fill, from, to }: Step, { shade, ...w }: Omit<Wording, "named">): string => {
  const { t } = w;
  if (from === undefined) return fill === 0 ? "0" : t("map.shade." + fill);
  const whole = shade !== "per100k", first = whole ? Math.max(1, from) : from, last = to === undefined ? undefined : whole ? to - 1 : to;
  if (last === undefined) return t("map.shade.over", { from: figure(first, w) });
  if (last === first) return figure(first, w);
  return first === 0 ? t("map.shade.under", { to: figure(last, w) })
    : t("map.shade.between", { from: figure(first, w), to: figure(last, w) });
};

// wordOf is a district with what it is shaded by.
export const wordOf = (d: District | undefined, { shade, ...w }: Omit<Wording, "named">): string => {
  const { t } = w;
  if (!d || d.fill === null) return d?.name ?? "";
  const value = typeof d.fill !== "number" || d.value === null ? t("map.shade." + d.fill)
    : shade === "incidents" ? t("map.shade.value.incidents", { count: d.value })
      : t("map.shade.value." + shade, { count: figure(d.value, w) });
  return t("map.shade.is", { name: d.name, value });
};

// shareWord says how much is held of what others counted around a district; blank where nobody counted.
export const shareWord = (d: District, t: Text): string => {
  const s = d.share;
  return s ? t("map.shade.share", { held: s.held, reported: s.reported, area: s.area, from: dayText(t, s.days.from), to: dayText(t, s.days.to) }) : "";
};

// edge is where a class begins, for the axis below the columns.
const edge = ({ from = 0, to }: Step, w: Wording): string =>
  from === 0 ? (w.shade === "per100k" ? ">0" : "1") : figure(from, w) + (to === undefined ? "+" : "");

// column is a class: a dot for each of its districts on the colour of the class.
const column = (step: Step, w: Wording): HTMLElement => {
  const word = classWord(step, w);
  return el("li", { class: "column" + (step.from === undefined ? " apart" : ""), title: word },
    el("span", { class: "dots", "aria-hidden": "true" },
      ...(step.fill === "outside" ? [] : step.members).map((id) => el("span", { class: "dot", "data-district": id, title: w.named(id) }))),
    el("span", { class: `swatch shade-${step.fill}`, "aria-hidden": "true" }),
    el("span", { class: "column-word", "aria-hidden": "true" }, step.from === undefined ? word : edge(step, w)),
    el("span", { class: "visually-hidden" }, w.t("map.shade.column", { class: word, count: step.members.length })));
};
