// Labels that don't collide: boxes are taken in the order in which they come, and one that would cover another, or what
// must stay clear, is left out. The same input gives the same labels.
export type Box = Readonly<{ left: number; top: number; right: number; bottom: number }>;

export type Candidate<T> = Readonly<{
  what: T;
  rank: number; // the lower goes first
  at: readonly [x: number, y: number];
  width: number;
  height: number;
  dot: boolean; // a town's name stands beside its dot, an area's on its point
  must?: boolean; // a reader needs it to know where they are: it may stand on marks
  name?: string; // of two candidates with one name, a district and its seat, the first alone is placed
}>;

export type Placed<T> = Readonly<{ what: T; left: number; top: number }>;

const GAP = 3; // pixels between two names

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const placeLabels = <T>(candidates: readonly Candidate<T>[], within: Box, clear: readonly Box[] = []): Placed<T>[] => {
  const taken: Box[] = [];
  const placed: Placed<T>[] = [];
  const named = new Set<string>();
  const order = candidates.map((c, i) => [c, i] as const).sort(([a, i], [b, j]) => a.rank - b.rank || i - j);
  for (const [c] of order) {
    if (c.name && named.has(c.name)) continue;
    const boxes = spots(c).map(([left, top]) => ({ left: left - GAP, top: top - GAP, right: left + c.width + GAP, bottom: top + c.height + GAP }))
      .filter((box) => overlap(box, within) && !taken.some((t) => overlap(t, box)))
      .sort((a, b) => Number(cut(a, within)) - Number(cut(b, within)));
    const box = boxes.find((b) => !clear.some((t) => overlap(t, b))) ?? (c.must ? leastCovered(boxes, clear) : undefined);
    if (!box) continue;
    taken.push(box);
    if (c.name) named.add(c.name);
    placed.push({ what: c.what, left: box.left + GAP, top: box.top + GAP });
  }
  return placed;
};

const cut = (b: Box, within: Box): boolean =>
  b.left < within.left || b.top < within.top || b.right > within.right || b.bottom > within.bottom;

const leastCovered = (boxes: readonly Box[], clear: readonly Box[]): Box | undefined => {
  const covered = (b: Box) => clear.reduce((sum, t) =>
    sum + Math.max(0, Math.min(b.right, t.right) - Math.max(b.left, t.left)) * Math.max(0, Math.min(b.bottom, t.bottom) - Math.max(b.top, t.top)), 0);
  const areas = boxes.map(covered);
  return boxes[areas.indexOf(Math.min(...areas))];
};

const DOT = 6; // pixels from a town's point to its name
const FAR = [12, 20] as const; // the same where the name must stand and something covers the point

const ASIDE = 18; // pixels that an area's name may stand above or below its point

const spots = <T>(c: Candidate<T>): readonly (readonly [left: number, top: number])[] => {
  const [x, y] = c.at;
  const middle = y - c.height / 2;
  if (!c.dot) return (c.must ? [0, ASIDE, -ASIDE] : [0]).map((d) => [x - c.width / 2, middle + d] as const);
  const around = (d: number): readonly (readonly [number, number])[] =>
    [[x + d, middle], [x - d - c.width, middle], [x - c.width / 2, y - d - c.height], [x - c.width / 2, y + d]];
  return c.must ? [DOT, ...FAR].flatMap(around) : around(DOT);
};
