import type { ContextEvent } from "../api/types";
import { between, plus } from "../state/days";
import { inside } from "./bins";
import type { Scale } from "./scale";

// An event in its lane: where its bar stands and, if there is room, its name. It is drawn as the server's charts have it.
export type Placed = Readonly<{ index: number; lane: number; from: number; until: number; name: string; at: number }>;

export const SIZE = 10.5; // height of a name's letters
const LETTER = 0.53; // the mean width of a letter as a part of its height
const LEAST_NAME = 14; // a shorter beginning of a name says nothing
const LEAST_BAR = 3;
const LONG = 60; // a longer bar may hold its name

type Bar = { index: number; lane: number; from: number; until: number; days: number; title: string };

// placed are the events that share a day with the axis, lane by lane in order of time.
export const placed = (events: readonly ContextEvent[], axis: { from: string; to: string }, s: Scale, named: boolean): Placed[] => {
  const bars = events.flatMap((e, index): Bar[] => {
    if (!inside(e, axis)) return [];
    const from = s.x(e.from);
    return [{ index, lane: e.lane, from, until: Math.max(s.x(plus(e.to, 1)), from + LEAST_BAR), days: between(e.from, e.to) + 1, title: e.title }];
  });
  bars.sort((a, b) => a.lane - b.lane || compare(events[a.index]?.from, events[b.index]?.from) || b.days - a.days || a.index - b.index);
  const lanes = new Set(bars.map((b) => b.lane));
  return [...lanes].flatMap((lane) => {
    const own = bars.filter((b) => b.lane === lane), names = named ? nameBars(own, s) : new Map<Bar, Name>();
    return own.map((b) => ({ index: b.index, lane, from: b.from, until: b.until, name: names.get(b)?.name ?? "", at: names.get(b)?.at ?? 0 }));
  });
};

const compare = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);

type Name = Readonly<{ name: string; at: number }>;

// nameBars gives names to those that have room: first to those that last longest, then to the last. A name stands wholly
// within its bar, after it or before it, never across its edge, and covers neither another bar nor another name.
const nameBars = (bars: readonly Bar[], s: Scale): Map<Bar, Name> => {
  const out = new Map<Bar, Name>(), taken: (readonly [number, number])[] = [];
  const order = bars.map((b, i) => ({ b, i })).sort((x, y) => y.b.days - x.b.days || y.i - x.i).map(({ b }) => b);
  for (const b of order) {
    const long = b.until - b.from > LONG;
    let low = s.left, high = s.right, within = b.until - 5;
    for (const [left, right] of [...bars.filter((o) => o !== b).map((o) => [o.from, o.until] as const), ...taken]) {
      if (right <= b.from) low = Math.max(low, right + 3);
      else if (left >= b.until + 3) high = Math.min(high, left - 3);
      else {
        within = Math.min(within, left - 3);
        if (!long || left <= b.from || right >= b.until) low = b.from, high = b.until; // else on a long bar, whose sides stay free
      }
    }
    let name = long ? cut(b.title, within - b.from - 5) : "", at = b.from + 5;
    const after = cut(b.title, high - b.until - 3), before = cut(b.title, b.from - 4 - low);
    if (after.length > name.length) name = after, at = b.until + 3;
    if (before.length > name.length) name = before, at = b.from - 4 - widthOf(before);
    if (!name) continue;
    out.set(b, { name, at });
    taken.push([at - 4, at + widthOf(name) + 4]);
  }
  return out;
};

export const widthOf = (text: string): number => [...text].length * SIZE * LETTER;

// cut is a name, or as many of its first words as have room.
export const cut = (name: string, room: number): string => {
  if (widthOf(name) <= room) return name;
  for (let words = name.split(/\s+/).slice(0, -1); words.length > 0; words = words.slice(0, -1)) {
    const short = words.join(" ").replace(/[,;:]+$/, "") + "…";
    if ([...short].length < LEAST_NAME) return "";
    if (widthOf(short) <= room) return short;
  }
  return "";
};
