import type { Text } from "../text";
import { svg } from "../dom";
import { plus, year, type Period } from "../state/days";
import { grouped } from "../text";
import { ceiling, highest, inside, type Gap, type Month } from "./bins";
import type { Scale } from "./scale";

export const TOP = 8, FOOT = 20; // pixels above and below the bars
const SHORT = 26, LETTER = 6.5, YEAR = 32, THIN = 2; // pixels: room for a short word, for a letter, for a year; the thinnest cursor

// Bars are the counts. They are made when their number or the room changes; a new filter only sets their heights, a new
// period only their classes.
export type Bars = Readonly<{
  frame: (columns: readonly Month[], gaps: readonly Gap[], s: Scale, height: number) => void;
  fill: (columns: readonly Month[]) => void;
  mark: (p: Period) => void;
  cursor: (m: Pick<Month, "from" | "to"> | undefined) => void;
}>;

type Column = Readonly<{ sharp: SVGElement; vague: SVGElement; beyond: SVGElement; says: SVGElement | undefined }> & { looks?: string };

export const createBars = (picture: SVGElement, { t, group }: Readonly<{ t: Text; group: string }>): Bars => {
  let columns: readonly Month[] = [], drawn: Column[] = [], ticks: SVGElement[] = [];
  let scale: Scale | undefined, foot = 0, top = TOP;
  const window = svg("rect", { class: "chosen-span", y: 0 }), cursor = svg("rect", { class: "cursor", y: 1, visibility: "hidden" });

  const frame: Bars["frame"] = (next, gaps, s, height) => {
    scale = s;
    foot = height - FOOT;
    top = TOP;
    drawn = next.map((m) => ({ sharp: svg("rect", { class: "bar" }), vague: svg("rect", { class: "bar vague" }),
      beyond: svg("path", { class: "beyond", visibility: "hidden" }),
      says: m.bare ? svg("text", { class: "tick later-says", "text-anchor": "end", y: top + 1 }) : undefined }));
    const parts: SVGElement[] = [hatch(), window];
    ticks = [0, 1, 2].map((i) => {
      const y = foot - (i / 2) * (foot - top);
      const tick = svg("text", { class: "tick", x: s.left - 11, y: y + 4, "text-anchor": "end" });
      parts.push(svg("line", { class: i ? "grid" : "axis", x1: s.left, x2: s.right, y1: y, y2: y }), tick);
      return tick;
    });
    const hatched: SVGElement[] = [], short = t("map.time.later_short"), none = t("map.time.later");
    let until = s.right;
    for (const { from, to, later } of gaps) {
      const left = s.x(from), right = s.x(plus(to, 1)), middle = (left + right) / 2;
      hatched.push(svg("rect", { class: "later", fill: "url(#later)", x: left, y: top, width: Math.max(0, right - left), height: foot - top }));
      if (later && right - left > SHORT) {
        parts.push(svg("text", { class: "tick later-says", "text-anchor": "middle", x: middle, y: height - 6 }, short));
        until = left;
      } else if (!later && right - left > none.length * LETTER) {
        hatched.push(svg("text", { class: "tick gap-says", "text-anchor": "middle", x: middle, y: top + 12 }, none));
      }
    }
    parts.push(...years(next, s, height, until));
    picture.replaceChildren(...parts, ...drawn.flatMap((c) => [c.sharp, c.vague, c.beyond]), ...hatched, ...drawn.flatMap((c) => c.says ?? []), cursor);
    put(window, { height: foot });
    put(cursor, { height: Math.max(0, foot - 1) });
    fill(next);
  };
  const fill = (next: readonly Month[]) => {
    if (!scale) return;
    columns = next;
    const most = ceiling(highest(columns)), y = (n: number) => foot - Math.min(1, n / most) * (foot - top);
    ticks.forEach((tick, i) => { const n = (i / 2) * most; tick.textContent = Number.isInteger(n) ? grouped(n, group) : ""; });
    columns.forEach((m, i) => {
      const c = drawn[i];
      if (!c || !scale) return;
      const left = scale.x(m.from), right = scale.x(plus(m.to, 1)), gap = Math.min(2, (right - left) * 0.18);
      const x = left + gap / 2, width = Math.max(0, right - left - gap), sharp = y(m.count - m.vague), high = y(m.count);
      const broken = m.count > most; // only what is no part of the scale goes beyond it
      const looks = [x, width, sharp, high, broken && m.count].join();
      if (looks === c.looks) return;
      c.looks = looks;
      put(c.sharp, { x, width, y: sharp, height: Math.max(0, foot - sharp) });
      put(c.vague, { x, width, y: high, height: Math.max(0, sharp - high) });
      if (c.says) {
        c.says.textContent = broken ? grouped(m.count, group) : "";
        put(c.says, { x: right });
      }
      put(c.beyond, { d: `M${x - 1} ${top + 8}l${width + 2} -4`, visibility: broken ? "visible" : "hidden" });
    });
  };
  const mark = (p: Period) => {
    columns.forEach((m, i) => {
      const out = !inside(m, p);
      drawn[i]?.sharp.classList.toggle("out", out);
      drawn[i]?.vague.classList.toggle("out", out);
    });
    if (!scale) return;
    const from = scale.x(p.from), to = scale.x(plus(p.to, 1));
    put(window, { x: from, width: Math.max(2, to - from) });
  };
  return {
    frame, fill, mark,
    cursor: (m) => {
      if (m && scale) put(cursor, { x: scale.x(m.from), width: Math.max(THIN, scale.x(plus(m.to, 1)) - scale.x(m.from)) });
      cursor.setAttribute("visibility", m ? "visible" : "hidden");
    },
  };
};

// years draws a line for each January and names years in the middle of their days: each, or every second, fifth or tenth where
// they would touch, and the last one, up to where the later part is named.
const years = (columns: readonly Month[], s: Scale, height: number, until: number): SVGElement[] => {
  const first = year(columns[0]?.from ?? "2000-01-01"), last = year(columns[columns.length - 1]?.to ?? "2000-01-01");
  const wide = (until - s.left) / Math.max(1, last - first + 1), every = [1, 2, 5, 10].find((n) => n * wide >= YEAR) ?? 25;
  const out: SVGElement[] = [];
  for (let y = first, before = 0; y <= last; y++) {
    const left = s.x(`${y}-01-01`), x = Math.min((left + s.x(`${y + 1}-01-01`)) / 2, until - YEAR / 2);
    if (left >= until) break;
    out.push(svg("line", { class: "year", x1: left, x2: left, y1: height - FOOT, y2: height - FOOT + 4 }));
    if ((y % every === 0 || y === last) && x - before >= YEAR) {
      out.push(svg("text", { class: "tick", x, y: height - 6, "text-anchor": "middle" }, String(y)));
      before = x;
    }
  }
  return out;
};

const hatch = (): SVGElement =>
  svg("defs", {}, svg("pattern", { id: "later", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { class: "hatch", x1: 0, x2: 0, y1: 0, y2: 6 })));

const put = (e: SVGElement, attributes: Readonly<Record<string, string | number>>): void => {
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, String(value));
};
