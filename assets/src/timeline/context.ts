import type { Boot, ContextEvent } from "../api/types";
import { element, elements, svg } from "../dom";
import { apart, type Text } from "../text";
import { placed, widthOf, type Placed } from "./lanes";
import type { Scale } from "./scale";

// Context are the lanes of what went on meanwhile. One is picked by the nearest, or with the arrow keys; what is said of it
// is the item of the page's list.
export type Context = Readonly<{ frame: (s: Scale, row: number, axis: { from: string; to: string }) => void }>;

const NEAR = 24, BAR = 4; // pixels: how far a pick reaches, what of a row its bar leaves free

export const takeContext = (root: HTMLElement, { boot, t }: Readonly<{ boot: Boot; t: Text }>): Context => {
  const picture = svg("svg", { class: "lanes", role: "listbox", tabindex: 0, "aria-label": t("map.time.events") });
  const chart = element(root, "[data-time]"), note = element(root, "[data-event-note]"), body = element(note, "[data-event-body]");
  chart.prepend(picture);
  const order = boot.events.map((e, i) => ({ e, i })).sort((a, b) => (a.e.from < b.e.from ? -1 : a.e.from > b.e.from ? 1 : a.i - b.i));
  let shown: Placed[] = [], drawn = new Map<number, SVGElement>(), row = 0, at = -1, pinned = false;
  let home: DOMRect | undefined; // of the picture, while the pointer is over it

  const say = (index: number, pin: boolean) => {
    const e = boot.events[index], p = shown.find((s) => s.index === index);
    drawn.get(at)?.classList.remove("picked");
    at = index;
    pinned = pin && !!e;
    note.hidden = !e || !p;
    note.classList.toggle("pinned", pinned);
    if (!e || !p) return;
    drawn.get(index)?.classList.add("picked");
    picture.setAttribute("aria-activedescendant", idOf(index));
    const item = document.getElementById(idOf(index, "event-"));
    const parts = item ? [...item.children] : [];
    body.replaceChildren(...(pinned ? parts : parts.slice(0, 2)).map((c) => c.cloneNode(true)));
    note.classList.toggle("late", p.from > width() / 2);
    note.style.setProperty("--at", `${Math.round(p.from > width() / 2 ? width() - p.until : p.from)}px`);
  };
  const width = () => Number(picture.getAttribute("width"));
  const visible = () => order.filter(({ i }) => shown.some((p) => p.index === i)).map(({ i }) => i);
  const step = (by: number) => {
    const all = visible(), next = all[Math.min(all.length - 1, Math.max(0, (at < 0 ? all.length : all.indexOf(at)) + by))];
    if (next !== undefined) say(next, pinned);
  };
  const nearest = (e: PointerEvent): number => {
    home ??= picture.getBoundingClientRect();
    const x = e.clientX - home.left, lane = Math.floor((e.clientY - home.top) / row);
    const far = (p: Placed) => {
      const spots = [[p.from, p.until], ...(p.name ? [[p.at, p.at + widthOf(p.name)]] : [])];
      return Math.min(...spots.map(([a = 0, b = 0]) => Math.max(0, a - x, x - b))) + 9 * Math.abs(p.lane - lane);
    };
    const best = [...shown].sort((a, b) => far(a) - far(b))[0];
    return best && far(best) <= NEAR ? best.index : -1;
  };

  picture.addEventListener("pointermove", (e) => { if (e.pointerType === "mouse" && !pinned) say(nearest(e), false); });
  picture.addEventListener("pointerleave", () => { home = undefined; if (!pinned && document.activeElement !== picture) say(-1, false); });
  picture.addEventListener("click", (e) => say(nearest(e as PointerEvent), true));
  picture.addEventListener("focus", () => { if (at < 0 && picture.matches(":focus-visible")) step(-1); });
  picture.addEventListener("blur", (e) => { if (!pinned && !note.contains(e.relatedTarget as Node | null)) say(-1, false); });
  const leave = () => { say(-1, false); picture.focus({ preventScroll: true }); };
  picture.addEventListener("keydown", (e) => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -1e4, End: 1e4 }[e.key];
    if (by !== undefined) step(by);
    else if (e.key === "Enter" || e.key === " ") { say(at, true); note.focus({ preventScroll: true }); }
    else if (e.key === "Escape" && at >= 0) say(-1, false);
    else return;
    e.preventDefault();
  });
  note.addEventListener("keydown", (e) => { if (e.key === "Escape") leave(); });
  element(note, "[data-event-close]").addEventListener("click", leave);
  for (const b of elements(note, "[data-event-by]")) b.addEventListener("click", () => step(Number(b.dataset.eventBy)));
  document.addEventListener("pointerdown", (e) => {
    if (pinned && !note.contains(e.target as Node) && !picture.contains(e.target as Node)) say(-1, false);
  });

  return {
    frame: (s, height, axis) => {
      row = height;
      const named = row >= 14, bar = Math.max(4, row - BAR), y = (lane: number) => lane * row + 1;
      shown = placed(boot.events, axis, s, named);
      drawn = new Map();
      const parts: SVGElement[] = [];
      for (const [lane, name] of boot.lanes.entries()) {
        parts.push(svg("text", { class: "lane-name", x: 0, y: y(lane) + bar / 2 + 3.5, "aria-hidden": "true" }, name),
          svg("line", { class: "lane", x1: s.left, x2: s.right, y1: y(lane) + bar + 1.5, y2: y(lane) + bar + 1.5 }));
      }
      for (const p of shown) {
        const e = boot.events[p.index];
        if (!e) continue;
        const g = svg("g", { class: "event", role: "option", id: idOf(p.index), "aria-label": sentence(e) },
          svg("rect", { class: e.to > e.from ? "lasting" : "day", x: p.from, y: y(p.lane), width: p.until - p.from, height: bar }));
        if (p.name) g.append(svg("text", { x: p.at, y: y(p.lane) + bar / 2 + 3.5 }, apart(p.name, document.dir === "rtl")));
        drawn.set(p.index, g);
        parts.push(g);
      }
      picture.setAttribute("width", String(s.right + 10));
      picture.setAttribute("height", String(boot.lanes.length * row));
      picture.replaceChildren(...parts);
      say(-1, false);
    },
  };
};

const sentence = (e: ContextEvent): string => `${e.when}: ${apart(e.title, document.dir === "rtl")}`;

const idOf = (index: number, of = "lane-event-"): string => of + index;
