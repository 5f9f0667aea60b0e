import type { Marks } from "../api/types";
import { elements, element } from "../dom";
import { isDay, same, valid, type Period } from "../state/days";
import { LISTS, type List } from "../state/filters";
import type { State } from "../state/state";
import { grouped, type Text } from "../text";

export type FilterPatch = Partial<Pick<State, "days" | "words" | "lists" | "bbox" | "kept">>;

export type FilterForm = Readonly<{
  show: (s: State) => void;
  facets: (m: Marks) => void;
  clear: () => void;
}>;

export type FormOptions = Readonly<{
  t: Text;
  groupMark: string;
  change: (p: FilterPatch) => void;
  box: () => string; // of the map's view
}>;

const PAUSE = 350; // milliseconds after the last letter
const EARLIEST = "1900-01-01"; // a day before it is a year that is still being typed

// takeForm makes the server's form apply at once: every change is a step, words when the typing pauses.
export const takeForm = (form: HTMLFormElement, { t, groupMark, change, box }: FormOptions): FilterForm => {
  const from = element<HTMLInputElement>(form, "[name=from]"), to = element<HTMLInputElement>(form, "[name=to]");
  const words = element<HTMLInputElement>(form, "[name=q]"), onlyView = element<HTMLInputElement>(form, "[name=bbox]");
  const checks = (l: List) => elements<HTMLInputElement>(form, `input[name="${l}"]`);
  let shown: Period = { from: from.value, to: to.value };
  const order = element(form, "[data-order]"), presets = element(form, ".presets");
  element(form, "[data-box]").hidden = false;
  element(form, ".filter-apply").hidden = true;

  const days = () => {
    const p: Period = { from: from.value, to: to.value };
    const typed = [p.from, p.to].every((d) => !d || (isDay(d) && d >= EARLIEST));
    order.hidden = !typed || valid(p);
    if (typed && valid(p)) change({ days: p });
  };
  const lists = (): State["lists"] =>
    Object.fromEntries(LISTS.map((l) => [l, checks(l).filter((c) => c.checked).map((c) => c.value)])) as Record<List, string[]>;

  let timer: ReturnType<typeof setTimeout> | undefined;
  const searched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => change({ words: words.value }), PAUSE);
  };
  const clear = () => {
    clearTimeout(timer);
    words.value = "";
    const lists = { type: [], actor: [], in_district: [], confidence: [] };
    change({ days: { from: "", to: "" }, words: "", bbox: "", kept: [], lists });
  };
  words.addEventListener("input", searched);
  form.addEventListener("change", (e) => {
    const target = e.target as HTMLInputElement;
    if (target === from || target === to) days();
    else if (target === onlyView) change({ bbox: onlyView.checked ? box() : "" });
    else if (target !== words) change({ lists: lists() });
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    clearTimeout(timer);
    change({ words: words.value });
  });
  form.addEventListener("click", (e) => {
    const link = (e.target as Element).closest("a");
    if (!link || e.metaKey || e.ctrlKey || e.shiftKey) return;
    e.preventDefault();
    if (link.dataset.clear !== undefined) clear();
    else change({ days: { from: link.dataset.from ?? "", to: link.dataset.to ?? "" } });
  });

  return {
    clear,
    show: (s) => {
      // Half a period, typed but not yet one, stays when something else moves.
      if (!same(s.days, shown)) {
        from.value = s.days.from;
        to.value = s.days.to;
        order.hidden = true;
        shown = s.days;
      }
      if (document.activeElement !== words) words.value = s.words;
      onlyView.checked = s.bbox !== "";
      for (const l of LISTS) {
        const chosen = s.lists[l];
        for (const c of checks(l)) c.checked = chosen.includes(c.value);
        const summary = element(form, `[data-group="${l}"] [data-chosen]`);
        summary.textContent = chosen.length ? t("map.filter.chosen", { count: chosen.length }) : t("map.filter.any");
        summary.classList.toggle("some", chosen.length > 0);
      }
      for (const link of elements(form, ".preset")) {
        const here = link.dataset.from === s.days.from && link.dataset.to === s.days.to;
        if (here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      const more = LISTS.reduce((n, l) => n + s.lists[l].length, 0) + s.kept.length + (s.words ? 1 : 0) + (s.bbox ? 1 : 0);
      element(form, "[data-clear]").hidden = more === 0 && !s.days.from && !s.days.to;
      const preset = form.querySelector<HTMLElement>(".preset[aria-current]");
      if (preset) within(presets, preset);
      element(form, "[data-more-chosen]").textContent = more ? t("map.filter.chosen", { count: more }) : "";
      for (const field of elements<HTMLInputElement>(form, "[data-kept]")) {
        if (!s.kept.some(([name]) => name === field.name)) field.remove();
      }
    },
    facets: (m) => {
      for (const l of LISTS) {
        checks(l).forEach((c, i) => {
          const count = m.facets[l][i] ?? 0;
          const option = c.closest(".option");
          option?.classList.toggle("nothing", count === 0);
          const figure = option?.querySelector("[data-count]");
          if (figure) figure.textContent = grouped(count, groupMark);
        });
      }
    },
  };
};

// within scrolls a row sideways so far that one of its items is seen whole.
const within = (row: HTMLElement, item: HTMLElement): void => {
  const a = row.getBoundingClientRect(), b = item.getBoundingClientRect();
  if (b.left < a.left || b.right > a.right) row.scrollLeft += (b.left + b.right - a.left - a.right) / 2;
};
