import type { Field } from "./field";
import { boxAt, discMeets, holds, type Area, type Box, type Disc, type Spot } from "./geometry";
import type { Room } from "./room";

// A name and the spots where it may stand. A town's stands beside its dot; an area's within it, best under the sign that the
// area has; a long one in two lines where that fits better.
export type Name = Readonly<{
  key: string;
  kind: string; // how it is written
  text: string;
  at: Spot; // on the screen
  beside: number; // pixels from the point to the name; below zero for a name that stands on it
  area?: Area;
  sign?: Disc; // that stands at the point if it can
  must?: boolean; // stands on dots if nothing else is free
  wide?: boolean; // further off its area than others, if need be
  stays?: boolean; // within its area: close in, a name outside of it names another
  roams?: boolean; // stands off its point where a sign that never gives way lies on that
  shy?: boolean; // keeps clear of the signs that are still to be placed
}>;

export type Label = Readonly<{ key: string; kind: string; text: string; lines: readonly string[]; x: number; y: number; width: number; height: number }>;

export type Lettering = Readonly<{
  width: (kind: string, text: string) => number;
  height: (kind: string) => number; // of a line
}>;

export const boxOf = ({ x, y, width, height }: Label): Box => boxAt([x, y], width, height);

// broken is a name in two lines of about the same length, where it has more than one word.
export const broken = (text: string): readonly string[] | undefined => {
  const gaps = [...text].flatMap((c, i) => (c === " " ? [i] : []));
  const middle = gaps.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0];
  return middle === undefined ? undefined : [text.slice(0, middle), text.slice(middle + 1)];
};

export type Around = Readonly<{
  room: Room; field: Field; letters: Lettering; earth: (at: Spot) => Spot;
  signs: readonly Disc[]; // that are still to be placed
}>;

const LONG = 13; // letters from which on a name may be broken

// placeName finds the best free spot. Signs that are still to be placed are kept clear of where that is cheap: each that has
// to give way needs a line to its point.
export const placeName = (n: Name, { room, field, letters, earth, signs }: Around): Label | undefined => {
  const forms = [[n.text]];
  const two = n.text.length >= LONG ? broken(n.text) : undefined;
  if (two) forms.push([...two]);
  const few = field.all <= FEW;
  let best: Label | undefined, least = Infinity;
  for (const [form, lines] of forms.entries()) {
    const width = Math.max(...lines.map((l) => letters.width(n.kind, l))), height = letters.height(n.kind) * lines.length;
    for (const [x, y, cost] of spots(n, width, height, earth)) {
      const box = boxAt([x, y], width, height);
      if (cost + form * BROKEN >= least || !room.inside(box) || !room.boxFree(box)) continue;
      const dots = field.within(few && n.beside < 0 ? aroundBox(box) : box), inWay = signs.filter((d) => discMeets(d, box, 2)).length;
      if (n.shy && inWay > 0) continue;
      if (!n.must && dots > (few ? 0 : MOST)) continue;
      const total = cost + form * BROKEN + dots * (few ? ALONE : HEAVY) + inWay * 5;
      if (total >= least) continue;
      least = total;
      best = { key: n.key, kind: n.kind, text: n.text, lines, x, y, width, height };
    }
  }
  return best;
};

const BROKEN = 0.8; // what a second line costs, in the units of a spot's cost
const HEAVY = 0.9; // what a dot beneath a name costs
const MOST = 6; // dots that a name which need not stand may cover
// Where few dots are, none may vanish beneath a name: up to how many are few, what one of them costs, its radius in pixels.
const FEW = 60;
const ALONE = 6;
const DOT = 5;

const aroundBox = (b: Box): Box => ({ left: b.left - DOT, top: b.top - DOT, right: b.right + DOT, bottom: b.bottom + DOT });

type Candidate = readonly [x: number, y: number, cost: number];

const spots = (n: Name, width: number, height: number, earth: (at: Spot) => Spot): readonly Candidate[] => {
  const [x, y] = n.at;
  if (n.beside >= 0) {
    return (n.roams ? ROAMS : [0]).flatMap((off) =>
      around(n.at, width, height, n.beside + off).map(([x, y, cost]): Candidate => [x, y, cost + off / 6]));
  }
  const { sign, area } = n, out: Candidate[] = [];
  if (!sign) out.push([x, y, 0]);
  else {
    const down = sign.r + height / 2 + 2, over = sign.r + width / 2 + 3;
    out.push([sign.x, sign.y + down, 0], [sign.x, sign.y - down, 1], [sign.x + over, sign.y, 1.5], [sign.x - over, sign.y, 2]);
  }
  if (!area) {
    for (const d of [14, 28, 42]) out.push([x, y + d, d / 8], [x, y - d, d / 8], [x + d * 1.5, y, d / 6], [x - d * 1.5, y, d / 6]);
    return out;
  }
  const far = n.wide ? REACH * 1.6 : REACH;
  for (let dy = -far; dy <= far; dy += STEP) {
    for (let dx = -far * 1.5; dx <= far * 1.5; dx += STEP * 1.5) {
      const outside = !holds(area, earth([x + dx, y + dy]));
      if (outside && (n.stays || !n.must)) continue;
      out.push([x + dx, y + dy, 2 + Math.hypot(dx, dy) / 12 + (outside ? 8 : 0)]);
    }
  }
  return out;
};

const REACH = 66; // pixels that an area's name may stand off its point
const STEP = 11;
const ROAMS = [0, 6, 12, 18]; // pixels

// around are the eight spots beside a point, the best first.
const around = ([x, y]: Spot, width: number, height: number, gap: number): readonly Candidate[] => {
  const w = gap + width / 2, h = gap + height / 2, slant = height / 2 + gap * 0.5;
  return [[x + w, y, 0], [x - w, y, 0.6], [x + w - 2, y - slant, 0.8], [x + w - 2, y + slant, 0.9], [x - w + 2, y - slant, 1], [x - w + 2, y + slant, 1.1],
    [x, y - h, 1.2], [x, y + h, 1.3]];
};
