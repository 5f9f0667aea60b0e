import type { Field } from "./field";
import { boxAt, type Spot } from "./geometry";
import type { Lettering } from "./names";

// Letter is one letter of a name that runs along a line.
export type Letter = Readonly<{ text: string; x: number; y: number; turn: number; size: number }>; // turn in radians

const STRIDE = 6; // pixels between the points that a line is walked by
const CALM = 16; // strides over which its bends are evened out
const OFFSETS = [20, 32, 46, 62, 80] as const; // pixels from the line
const PULL = 0.03; // what each pixel away from where a name is wanted costs, in the units of a spot's cost
const GAP = 5; // pixels between two letters

// walked is a line as points of equal distance, its bends evened out: a name needs a calm line to run along.
const walked = (line: readonly Spot[]): Spot[] => {
  const out: Spot[] = [];
  let left = 0;
  line.forEach(([x, y], i) => {
    const [px, py] = line[i - 1] ?? [x, y];
    const far = Math.hypot(x - px, y - py);
    let at = left;
    for (; at < far; at += STRIDE) out.push([px + ((x - px) * at) / far, py + ((y - py) * at) / far]);
    left = at - far;
  });
  const xs = [0], ys = [0]; // sums of all before
  for (const [i, [x, y]] of out.entries()) {
    xs.push((xs[i] ?? 0) + x);
    ys.push((ys[i] ?? 0) + y);
  }
  return out.map((_, i) => {
    const from = Math.max(0, i - CALM), to = Math.min(out.length, i + CALM + 1), mean = (sums: readonly number[]) => ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
    return [mean(xs), mean(ys)];
  });
};

// alongLine writes a name beside a line, to its left or right as one walks it, where least lies beneath it and near to a
// point. The line is walked so that the letters stand upright.
export const alongLine = (lines: readonly (readonly Spot[])[], text: string, side: 1 | -1, near: Spot, free: (at: Spot, size: number) => boolean, field: Field, letters: Lettering): Letter[] => {
  const widths = [...text].map((c) => letters.width("country", c) + GAP);
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0), whole = sum(widths), size = letters.height("country");
  const half = sum(widths.slice(0, widths.length >> 1)) + (widths[widths.length >> 1] ?? 0) / 2;
  const tries: Try[] = [];
  for (const line of lines) {
    const calm = walked(line);
    for (const offset of OFFSETS) {
      const path = walked(beside(calm, offset * side)), need = Math.ceil(whole / STRIDE);
      for (let from = 0; from + need < path.length; from += 3) {
        const [x, y] = pointAt(path, from * STRIDE + half) ?? near;
        tries.push({ path, from, cost: offset / 12 + Math.hypot(x - near[0], y - near[1]) * PULL });
      }
    }
  }
  // What lies beneath only adds to a cost: nothing beyond the best so far need be written.
  let best: Letter[] = [], least = Infinity;
  for (const { path, from, cost: bare } of tries.sort((a, b) => a.cost - b.cost)) {
    if (bare >= least) break;
    let cost = bare;
    const made = lettersAt(path, from, text, widths, size) ?? [];
    if (made.length === 0) continue;
    for (const l of made) {
      if (!free([l.x, l.y], size)) { cost = Infinity; break; }
      cost += 2 * field.within(boxAt([l.x, l.y], size, size)) + Math.abs(Math.sin(l.turn)) * 0.4;
      if (cost >= least) break;
    }
    if (cost < least) {
      least = cost;
      best = made;
    }
  }
  return best;
};

type Try = Readonly<{ path: readonly Spot[]; from: number; cost: number }>; // the letters begin after so many strides

// pointAt is the point of a walked line so many pixels from its beginning.
const pointAt = (path: readonly Spot[], far: number): Spot | undefined => {
  const i = Math.floor(far / STRIDE), part = far / STRIDE - i, p = path[i], q = path[i + 1];
  return p && q && [p[0] + (q[0] - p[0]) * part, p[1] + (q[1] - p[1]) * part];
};

// beside is a line at a distance from another, to its right.
const beside = (path: readonly Spot[], offset: number): Spot[] => path.map(([x, y], i) => {
  const a = path[Math.max(0, i - 4)] ?? [x, y], b = path[Math.min(path.length - 1, i + 4)] ?? [x, y], far = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [x - ((b[1] - a[1]) / far) * offset, y + ((b[0] - a[0]) / far) * offset];
});

const lettersAt = (path: readonly Spot[], from: number, text: string, widths: readonly number[], size: number): Letter[] | undefined => {
  let at = from * STRIDE;
  const out: Letter[] = [];
  for (const [k, c] of [...text].entries()) {
    const middle = at + (widths[k] ?? 0) / 2, i = Math.floor(middle / STRIDE), p = pointAt(path, middle);
    const a = path[Math.max(0, i - 4)], b = path[Math.min(path.length - 1, i + 4)];
    if (!a || !b || !p) return undefined;
    out.push({ text: c, x: p[0], y: p[1], turn: Math.atan2(b[1] - a[1], b[0] - a[0]), size });
    at += widths[k] ?? 0;
  }
  // A name that turns over, or that a bend folds together, can't be read.
  for (const [k, l] of out.entries()) {
    const next = out[k + 1];
    if (Math.abs(l.turn) > 1.75 || (next && (Math.abs(next.turn - l.turn) > 0.4 || Math.hypot(next.x - l.x, next.y - l.y) < size * 0.75))) return undefined;
  }
  return out;
};
