import { el, element } from "../dom";
import { month, year } from "../state/days";
import type { Text } from "../text";
import { inside, type Month } from "./bins";
import type { Ends } from "./brush";

export type Picker = Readonly<{ show: (list: readonly Month[]) => void; mark: (e: Ends | null) => void }>;

export type PickerOptions = Readonly<{ t: Text; number: (n: number) => string; sentence: (m: Month) => string; choose: (e: Ends) => void }>;

// takePicker offers the months of a year as buttons wide enough for a finger. A second month makes a span of both.
export const takePicker = (root: HTMLElement, { t, number, sentence, choose }: PickerOptions): Picker => {
  const opener = element<HTMLButtonElement>(root, "[data-time-months]"), panel = element(root, "[data-time-panel]");
  const grid = element(panel, "[data-time-grid]"), title = element<HTMLSelectElement>(panel, "[data-time-year]");
  const whole = element<HTMLButtonElement>(panel, "[data-time-whole]");
  const back = element<HTMLButtonElement>(panel, "[data-time-year-back]"), on = element<HTMLButtonElement>(panel, "[data-time-year-on]");
  let list: readonly Month[] = [], chosen: Ends | null = null, of = 0, first: Ends | null = null, drawn: HTMLButtonElement[] = [];

  const years = () => [year(list[0]?.from ?? "2000-01-01"), year(list[list.length - 1]?.from ?? "2000-01-01")] as const;
  const open = (yes: boolean) => {
    panel.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
    if (!yes) return;
    first = null;
    of = year(chosen?.to ?? [...list].reverse().find((m) => !m.later)?.from ?? "2000-01-01");
    draw();
  };
  const draw = () => {
    const [from, to] = years();
    if (title.options.length !== to - from + 1) {
      title.replaceChildren(...Array.from({ length: to - from + 1 }, (_, i) => el("option", {}, String(from + i))));
    }
    title.value = String(of);
    back.disabled = of <= from;
    on.disabled = of >= to;
    whole.textContent = t("map.time.whole_year", { year: String(of) });
    if (drawn.length === 0) {
      drawn = Array.from({ length: 12 }, (_, i) => {
        const b = el("button", { type: "button" }, el("span", {}, t(`locale.mon.${i + 1}`)), el("small"));
        b.addEventListener("click", () => pick(i + 1));
        return b;
      });
      grid.replaceChildren(...drawn);
    }
    drawn.forEach((b, i) => {
      const m = list.find((x) => year(x.from) === of && month(x.from) === i + 1);
      b.disabled = !m;
      b.setAttribute("aria-label", m ? sentence(m) : t(`locale.month.${i + 1}`));
      b.setAttribute("aria-pressed", String(!!m && !!chosen && inside(m, chosen)));
      b.classList.toggle("later", !!m?.bare);
      if (b.lastElementChild) b.lastElementChild.textContent = m ? number(m.count) : "";
    });
  };
  const pick = (n: number) => {
    const m = list.find((x) => year(x.from) === of && month(x.from) === n);
    if (!m) return;
    const one = { from: m.from, to: m.to };
    if (first) choose({ from: first.from < m.from ? first.from : m.from, to: first.to > m.to ? first.to : m.to });
    else choose(one);
    first = first ? null : one;
  };
  const move = (by: number) => { of += by; draw(); };
  opener.addEventListener("click", () => open(panel.hidden !== false));
  back.addEventListener("click", () => move(-1));
  title.addEventListener("change", () => move(Number(title.value) - of));
  on.addEventListener("click", () => move(1));
  whole.addEventListener("click", () => {
    const months = list.filter((m) => year(m.from) === of), a = months[0], b = months[months.length - 1];
    first = null;
    if (a && b) choose({ from: a.from, to: b.to });
  });
  const close = () => { open(false); opener.focus({ preventScroll: true }); };
  element(panel, "[data-time-close]").addEventListener("click", close);
  panel.addEventListener("keydown", (e) => { if (e.key === "Escape") close(); });
  document.addEventListener("pointerdown", (e) => {
    if (!panel.hidden && !panel.contains(e.target as Node) && !opener.contains(e.target as Node)) open(false);
  });
  const shown = () => { if (!panel.hidden) draw(); };
  return {
    show: (next) => { list = next; shown(); },
    mark: (e) => { chosen = e; shown(); },
  };
};
