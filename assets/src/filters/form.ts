import type { Marks } from "../api/types";
import { elements, element } from "../dom";
import { ALL, isDay, same, valid, type Period } from "../state/days";
import { LISTS, type List } from "../state/filters";
import { MINIMA, type Minimum, type State } from "../state/state";
import { grouped, type Text } from "../text";
import { regionOf, type Region } from "./parts";

export type FilterPatch = Partial<Pick<State, "days" | "words" | "lists" | "bbox" | "near" | "minima">>;

export type FilterForm = Readonly<{
  show: (s: State, more: number) => void;
  facets: (m: Marks) => void;
  clear: () => void;
  label: (l: List, value: string) => string;
  options: (l: List) => readonly Readonly<{ value: string; text: string }>[];
  regions: readonly Region[];
}>;

export type FormOptions = Readonly<{
  t: Text;
  groupMark: string;
  usual: Period;
  change: (p: FilterPatch) => void;
  box: () => string; // of the map's view
  nearText: (near: string) => string;
  pick: () => void; // a point on the map
}>;

const PAUSE = 350; // milliseconds after the last letter
const EARLIEST = "1900-01-01"; // a day before it is a year that is still being typed
const NOTHING = Object.fromEntries(LISTS.map((l) => [l, []])) as unknown as State["lists"];
const NONE = Object.fromEntries(MINIMA.map((m) => [m, ""])) as Record<Minimum, string>;

// takeForm makes the server's form apply at once: every change is a step, what is typed when the typing pauses.
export const takeForm = (form: HTMLFormElement, { t, groupMark, usual, change, box, nearText, pick }: FormOptions): FilterForm => {
  const from = element<HTMLInputElement>(form, "[name=from]"), to = element<HTMLInputElement>(form, "[name=to]");
  const words = element<HTMLInputElement>(form, "[name=q]"), onlyView = element<HTMLInputElement>(form, "[name=bbox]");
  const near = element<HTMLInputElement>(form, "[name=near]"), km = element<HTMLInputElement>(form, "[data-near-km]");
  const checks = (l: List) => elements<HTMLInputElement>(form, `input[name="${l}"]`);
  const minimum = (m: Minimum) => element<HTMLInputElement>(form, `[name=${m}]`);
  const textOf = (c: Element) => c.closest(".option")?.querySelector(".option-text")?.textContent ?? "";
  const regions = elements(form, "[data-region]").map((a): Region => {
    const where = new URLSearchParams(element<HTMLDataElement>(a, "data").value);
    return { id: a.dataset.region ?? "", text: a.textContent, admin1: where.getAll("admin1").join(), country: where.getAll("country").join() };
  });
  const order = element(form, "[data-order]"), presets = element(form, ".presets");
  let shown: Period = { from: from.value, to: to.value };
  let lists: State["lists"] = NOTHING, centre = "";
  element(form, "[data-box]").hidden = false;
  element(form, "[data-near-pick]").hidden = false;
  element<HTMLDetailsElement>(form, "[data-filter-more]").open = true;

  const days = () => {
    const p: Period = { from: from.value, to: to.value };
    const typed = [p.from, p.to].every((d) => !d || (isDay(d) && d >= EARLIEST));
    order.hidden = !typed || valid(p);
    if (typed && valid(p)) change({ days: p });
  };
  // A value that the form has no box for stays as it is.
  const chosen = (l: List): readonly string[] => {
    const boxes = checks(l), known = new Set(boxes.map((c) => c.value));
    return [...lists[l].filter((v) => !known.has(v)), ...boxes.filter((c) => c.checked).map((c) => c.value)];
  };
  const minima = () => Object.fromEntries(MINIMA.map((m) => [m, /^\d+$/.test(minimum(m).value) ? minimum(m).value : ""]));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (what: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(what, PAUSE);
  };
  const far = (n: string) => {
    if (centre && Number(n) >= 1 && Number(n) <= 500) change({ near: `${centre},${Number(n)}` });
  };
  const clear = () => {
    clearTimeout(timer);
    words.value = "";
    change({ days: ALL, words: "", bbox: "", near: "", minima: NONE, lists: NOTHING });
  };
  form.addEventListener("input", (e) => {
    const target = e.target as HTMLInputElement;
    if (target === words) soon(() => change({ words: words.value }));
    else if (target === km) soon(() => far(km.value));
    else if (target.type === "number") soon(() => change({ minima: minima() as State["minima"] }));
  });
  form.addEventListener("change", (e) => {
    const target = e.target as HTMLInputElement;
    if (target === from || target === to) days();
    else if (target === onlyView) change({ bbox: onlyView.checked ? box() : "" });
    else if (target === near) change({ near: near.checked ? near.value : "" });
    else if (target.type === "checkbox") change({ lists: { ...lists, [target.name]: chosen(target.name as List) } });
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    clearTimeout(timer);
    change({ words: words.value, minima: minima() as State["minima"] });
  });
  form.addEventListener("click", (e) => {
    const steps = (e.target as Element).closest<HTMLElement>("[data-km]");
    if (steps) far(steps.dataset.km ?? "");
    if ((e.target as Element).closest("[data-near-pick]")) pick();
    const link = (e.target as Element).closest("a");
    if (!link || e.metaKey || e.ctrlKey || e.shiftKey) return;
    e.preventDefault();
    const { region, from: first, to: last } = link.dataset;
    if (link.dataset.clear !== undefined) clear();
    else if (region !== undefined) {
      const chosen = link.hasAttribute("aria-current") ? undefined : regions.find((r) => r.id === region);
      const split = (text = "") => text.split(",").filter(Boolean);
      change({ lists: { ...lists, admin1: split(chosen?.admin1), country: split(chosen?.country) } });
    } else change({ days: { from: first ?? "", to: last ?? "" } });
  });

  const current = (link: Element, yes: boolean) => {
    if (yes) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  };
  const showNear = (s: State) => {
    const [lon = "", lat = "", n = ""] = s.near.split(",");
    centre = s.near ? `${lon},${lat}` : "";
    near.value = s.near;
    near.checked = s.near !== "";
    element(form, "[data-near-text]").textContent = s.near ? t("map.filter.near_set", { part: nearText(s.near) }) : "";
    for (const part of ["set", "far", "steps"]) element(form, `[data-near-${part}]`).hidden = !s.near;
    element(form, "[data-near-hint]").hidden = s.near !== "";
    if (document.activeElement !== km) km.value = n;
    for (const b of elements(form, "[data-km]")) b.setAttribute("aria-pressed", String(b.dataset.km === n));
  };

  return {
    clear,
    regions,
    label: (l, value) => {
      const box = checks(l).find((c) => c.value === value);
      return box ? textOf(box) : value;
    },
    options: (l) => checks(l).map((c) => ({ value: c.value, text: textOf(c) })),
    show: (s, more) => {
      lists = s.lists;
      // Half a period, typed but not yet one, stays when something else moves.
      if (!same(s.days, shown)) {
        from.value = s.days.from;
        to.value = s.days.to;
        order.hidden = true;
        shown = s.days;
      }
      if (document.activeElement !== words) words.value = s.words;
      for (const m of MINIMA) if (document.activeElement !== minimum(m)) minimum(m).value = s.minima[m];
      onlyView.checked = s.bbox !== "";
      showNear(s);
      for (const l of LISTS) {
        const values = s.lists[l];
        for (const c of checks(l)) {
          c.checked = values.includes(c.value);
          const option = c.closest<HTMLElement>(".option");
          if (option && c.checked) option.hidden = false;
        }
        const summary = form.querySelector(`[data-group="${l}"] [data-chosen]`);
        if (!summary) continue;
        summary.textContent = values.length ? t("map.filter.chosen", { count: values.length }) : t("map.filter.any");
        summary.classList.toggle("some", values.length > 0);
      }
      for (const link of elements(form, "[data-from]")) {
        current(link, link.dataset.from === s.days.from && link.dataset.to === s.days.to);
      }
      for (const link of elements(form, "[data-region]")) {
        current(link, link.dataset.region === regionOf(s, regions)?.id);
      }
      element(form, "[data-clear]").hidden = more === 0 && same(s.days, usual);
      const preset = form.querySelector<HTMLElement>(".preset[data-from][aria-current]");
      if (preset) within(presets, preset);
      element(form, "[data-more-chosen]").textContent = more ? t("map.filter.chosen", { count: more }) : "";
    },
    facets: (m) => {
      const facets: Readonly<Partial<Record<List, readonly number[]>>> = m.facets;
      for (const l of LISTS) {
        const counts = facets[l];
        if (!counts) continue;
        for (const c of checks(l)) {
          const count = counts[Number(c.dataset.at)] ?? 0, option = c.closest<HTMLElement>(".option");
          if (option) option.hidden = count === 0 && !c.checked;
          const figure = option?.querySelector("[data-count]");
          if (figure) figure.textContent = grouped(count, groupMark);
        }
        for (const under of elements(form, `[data-group="${l}"] .group-under`)) {
          let next = under.nextElementSibling, some = false;
          for (; next && !next.matches(".group-under"); next = next.nextElementSibling) some ||= !(next as HTMLElement).hidden;
          under.hidden = !some;
        }
      }
      element(form, "[data-filter-show]").textContent = t("map.filter.show", { count: m.count });
    },
  };
};

// within scrolls a row sideways so far that one of its items is seen whole.
const within = (row: HTMLElement, item: HTMLElement): void => {
  const a = row.getBoundingClientRect(), b = item.getBoundingClientRect();
  if (b.left < a.left || b.right > a.right) row.scrollLeft += (b.left + b.right - a.left - a.right) / 2;
};
