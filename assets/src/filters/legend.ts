import type { Boot, Marks } from "../api/types";
import { el, element, elements } from "../dom";
import type { District, Shading } from "../map/districts";
import { dayText } from "../records/period";
import type { Step } from "../map/shade";
import { format, type Shade, type State } from "../state/state";
import { decimal, grouped, type Text } from "../text";

// What the legend explains: the answer, the state, the part of the earth in view, and what districts are shaded by.
export type Seen = Readonly<{ marks: Marks; state: State; box: readonly [west: number, south: number, east: number, north: number]; routes: boolean }>;

export type Legend = Readonly<{
  show: (s: Seen) => void;
  shade: (s: Shading, period: string, named: (district: string) => string) => void;
  point: (district: string) => void; // at what is chosen or pointed at, blank for nothing
}>;

export type LegendOptions = Readonly<{
  boot: Boot;
  t: Text;
  change: (p: Pick<State, "lists">) => void;
  state: () => State;
}>;

// takeLegend keeps the server's legend to what is on the screen, and lets its kinds choose what is.
export const takeLegend = (box: HTMLElement, { boot, t, change, state }: LegendOptions): Legend => {
  const kinds = elements<HTMLAnchorElement>(box, "[data-kind]"), states = elements(box, "[data-door]");
  const shading = element(box, "[data-shading]"), of = element(box, "[data-size-of]");
  const only = (s: State, kind: string): State["lists"] =>
    ({ ...s.lists, type: s.lists.type.length === 1 && s.lists.type[0] === kind ? [] : [kind] });
  for (const a of kinds) {
    a.addEventListener("click", (e) => {
      if (e.metaKey || e.ctrlKey || e.shiftKey) return;
      e.preventDefault();
      change({ lists: only(state(), a.dataset.kind ?? "") });
    });
  }
  const hide = (selector: string, yes: boolean) => { for (const e of elements(box, selector)) e.hidden = yes; };

  return {
    show: ({ marks, state: s, box: [west, south, east, north], routes }) => {
      const within = (lon: number, lat: number) => lon >= west * 1e4 && lon <= east * 1e4 && lat >= south * 1e4 && lat <= north * 1e4;
      const c = marks.incidents, seen = new Set<string>();
      let coarse = false, contested = false;
      c.id.forEach((_, i) => {
        const badge = marks.badges[c.badge[i] ?? -1], lon = badge?.lon ?? c.lon[i], lat = badge?.lat ?? c.lat[i];
        if (typeof lon !== "number" || typeof lat !== "number" || !within(lon, lat)) return;
        seen.add(boot.types[c.type[i] ?? -1] ?? "");
        coarse ||= !!badge;
        contested ||= boot.confidences[c.confidence[i] ?? -1] === "contested";
      });
      const { type } = s.lists;
      for (const a of kinds) {
        const kind = a.dataset.kind ?? "", chosen = type.includes(kind);
        // Where the filter names kinds, the others that there are stay, to go over to.
        const other = type.length > 0 && (marks.facets.type[boot.types.indexOf(kind)] ?? 0) > 0;
        (a.parentElement as HTMLElement).hidden = !seen.has(kind) && !chosen && !other;
        a.classList.toggle("off", type.length > 0 && !chosen);
        if (chosen) a.setAttribute("aria-current", "true");
        else a.removeAttribute("aria-current");
        a.href = boot.prefix + "/?" + format({ ...s, lists: only(s, kind), sel: "" });
      }
      const gates = s.layers.has("crossings") ? marks.crossings.filter((g) => within(g.lon, g.lat)) : [];
      for (const e of states) e.hidden = !gates.some((g) => g.state === e.dataset.door);
      hide("[data-gates]", gates.length === 0);
      hide(".sign-faded", !gates.some((g) => g.faded));
      hide("[data-coarse]", !coarse);
      hide("[data-contested]", !contested);
      hide("[data-routes]", !routes);
      const counted = s.reading === "districts" && s.size === "count";
      of.textContent = t(counted ? "map.legend.incidents" : "map.legend.killed");
      hide(".size-none", counted || s.reading === "districts");
      hide(".sizes > li", s.shade !== "plain" && s.reading === "places");
    },
    shade: ({ shade, steps, thin }, period, named) => {
      shading.hidden = shade === "plain";
      if (shade === "plain") {
        shading.replaceChildren();
        return;
      }
      const columns = steps.map((step) => column(step, { shade, named, t, mark: boot.group }));
      shading.replaceChildren(
        el("p", { class: "shade-title" }, t("map.shade.period", { what: t("map.shade.legend." + shade), period })),
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
