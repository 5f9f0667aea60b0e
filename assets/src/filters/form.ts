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
  reveal: () => void; // what is chosen, in the rows that scroll sideways
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
  // Looked for once: there are hundreds, and each answer goes through all of them.
  const groups = new Map(LISTS.map((l) => [l, groupIn(form, l)] as const));
  const checks = (l: List): readonly Option[] => groups.get(l)?.options ?? [];
  const minimum = (m: Minimum) => element<HTMLInputElement>(form, `[name=${m}]`);
  const regions = elements(form, "[data-region]").map((a): Region => {
    const where = new URLSearchParams(element<HTMLDataElement>(a, "data").value);
    return { id: a.dataset.region ?? "", text: a.textContent, admin1: where.getAll("admin1").join(), country: where.getAll("country").join() };
  });
  const order = element(form, "[data-order]"), presets = element(form, ".presets"), nearSteps = elements(form, "[data-km]");
  const links = { days: elements(form, "[data-from]"), regions: elements(form, "[data-region]") };
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
    const boxes = checks(l), known = new Set(boxes.map(({ box }) => box.value));
    return [...lists[l].filter((v) => !known.has(v)), ...boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)];
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
    if (yes === link.hasAttribute("aria-current")) return;
    if (yes) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  };
  const showNear = (s: State) => {
    const [lon = "", lat = "", n = ""] = s.near.split(",");
    centre = s.near ? `${lon},${lat}` : "";
    near.value = s.near;
    near.checked = s.near !== "";
    put(element(form, "[data-near-text]"), s.near ? t("map.filter.near_set", { part: nearText(s.near) }) : "");
    for (const part of ["set", "far", "steps"]) element(form, `[data-near-${part}]`).hidden = !s.near;
    element(form, "[data-near-hint]").hidden = s.near !== "";
    if (document.activeElement !== km) km.value = n;
    for (const b of nearSteps) b.setAttribute("aria-pressed", String(b.dataset.km === n));
  };

  return {
    clear,
    regions,
    label: (l, value) => checks(l).find(({ box }) => box.value === value)?.text ?? value,
    options: (l) => checks(l).map(({ box, text }) => ({ value: box.value, text })),
    reveal: () => {
      const preset = links.days.find((a) => a.matches(".preset[aria-current]"));
      const apart = preset?.closest("details");
      if (apart) apart.open = true;
      else if (preset) within(presets, preset);
    },
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
        const values = s.lists[l], summary = groups.get(l)?.chosen;
        for (const { box, item } of checks(l)) {
          box.checked = values.includes(box.value);
          if (item && box.checked) item.hidden = false;
        }
        if (!summary) continue;
        put(summary, values.length ? t("map.filter.chosen", { count: values.length }) : summary.dataset.none || t("map.filter.any"));
        summary.classList.toggle("some", values.length > 0);
      }
      for (const link of links.days) current(link, link.dataset.from === s.days.from && link.dataset.to === s.days.to);
      const region = regionOf(s, regions)?.id;
      for (const link of links.regions) current(link, link.dataset.region === region);
      element(form, "[data-clear]").hidden = more === 0 && same(s.days, usual);
      put(element(form, "[data-more-chosen]"), more ? t("map.filter.chosen", { count: more }) : "");
    },
    facets: (m) => {
      const facets: Readonly<Partial<Record<List, readonly number[]>>> = m.facets;
      for (const l of LISTS) {
        const counts = facets[l];
        if (!counts) continue;
        for (const { box, item, figure } of checks(l)) {
          const count = counts[Number(box.dataset.at)] ?? 0;
          if (item) item.hidden = count === 0 && !box.checked;
          if (figure) put(figure, grouped(count, groupMark));
        }
        for (const under of groups.get(l)?.headings ?? []) {
          let next = under.nextElementSibling, some = false;
          for (; next && !next.matches(".group-under"); next = next.nextElementSibling) some ||= !(next as HTMLElement).hidden;
          under.hidden = !some;
        }
      }
      put(element(form, "[data-filter-show]"), t("map.filter.show", { count: m.count }));
    },
  };
};

type Option = Readonly<{ box: HTMLInputElement; text: string; item: HTMLElement | null; figure: Element | null }>;
type Group = Readonly<{ options: readonly Option[]; chosen: HTMLElement | null; headings: readonly HTMLElement[] }>;

const groupIn = (form: Element, l: List): Group => ({
  options: elements<HTMLInputElement>(form, `input[name="${l}"]`).map((box) => {
    const item = box.closest<HTMLElement>(".option");
    return { box, item, text: item?.querySelector(".option-text")?.textContent ?? "", figure: item?.querySelector("[data-count]") ?? null };
  }),
  chosen: form.querySelector<HTMLElement>(`[data-group="${l}"] [data-chosen]`),
  headings: elements(form, `[data-group="${l}"] .group-under`),
});

// put leaves a text alone that stands there already: a new one would be laid out anew.
const put = (e: Element, text: string): void => { if (e.textContent !== text) e.textContent = text; };

// within scrolls a row sideways so far that one of its items is seen whole.
const within = (row: HTMLElement, item: HTMLElement): void => {
  const a = row.getBoundingClientRect(), b = item.getBoundingClientRect();
  if (b.left < a.left || b.right > a.right) row.scrollLeft += (b.left + b.right - a.left - a.right) / 2;
};
