import type { Boot, Marks } from "../api/types";
import { element, elements } from "../dom";
import type { Bounds } from "../plan/geometry";
import { format, type State } from "../state/state";
import { grouped, type Text } from "../text";

// What the legend explains: the answer, the state and the parts of the earth in view.
export type Seen = Readonly<{ marks: Marks; state: State; parts: readonly Bounds[]; routes: boolean;
  sized: (value: number) => number }>; // the radius of a sign in the view

export type Legend = Readonly<{
  show: (s: Seen) => void;
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
  const of = element(box, "[data-size-of]");
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
    show: ({ marks, state: s, parts, routes, sized }) => {
      const within = (lon: number, lat: number) => parts.some(([west, south, east, north]) =>
        lon >= west * 1e4 && lon <= east * 1e4 && lat >= south * 1e4 && lat <= north * 1e4);
      const c = marks.incidents, seen = new Set<string>();
      let coarse = false, contested = false;
      const mark = (type: number | undefined, doubted: boolean, vague: boolean) => {
        seen.add(boot.types[type ?? -1] ?? "");
        coarse ||= vague;
        contested ||= doubted;
      };
      if (marks.crowd) marks.crowd.seen(within, mark);
      else c.id.forEach((_, i) => {
        const badge = marks.badges[c.badge[i] ?? -1], lon = badge?.lon ?? c.lon[i], lat = badge?.lat ?? c.lat[i];
        if (typeof lon !== "number" || typeof lat !== "number" || !within(lon, lat)) return;
        mark(c.type[i], boot.confidences[c.confidence[i] ?? -1] === "contested", !!badge);
      });
      const { type } = s.lists;
      for (const a of kinds) {
        const kind = a.dataset.kind ?? "", chosen = type.includes(kind);
        // Where the filter names kinds, the others that there are stay, to go over to.
        const other = type.length > 0 && (marks.facets.type[boot.types.indexOf(kind)] ?? 0) > 0;
        const hidden = (a.parentElement as HTMLElement).hidden = !seen.has(kind) && !chosen && !other;
        if (hidden) continue;
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
      const sizes = marks.crowd?.sizes(sized) ?? boot.sizes;
      for (const [i, e] of elements(box, "[data-value]").entries()) {
        const value = sizes[i] ?? 0, r = sized(value), across = Math.ceil(2 * r + 2), svg = e.querySelector("svg");
        e.querySelector("circle")?.setAttribute("r", r.toFixed(1));
        svg?.setAttribute("width", String(across));
        svg?.setAttribute("height", String(Math.max(20, across)));
        element(e, "span").textContent = grouped(value, boot.group);
      }
      of.textContent = t(counted ? "map.legend.incidents" : "map.legend.killed");
      hide(".size-none", counted || s.reading === "districts");
      hide(".sizes > li", s.shade !== "plain" && s.reading === "places");
    },
  };
};
