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
  must?: boolean; // a reader needs it to know where they are: marks may cover it
}>;

export type Placed<T> = Readonly<{ what: T; left: number; top: number }>;

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const placeLabels = <T>(candidates: readonly Candidate<T>[], within: Box, clear: readonly Box[] = [], gap = 3): Placed<T>[] => {
  const taken: Box[] = [];
  const placed: Placed<T>[] = [];
  const order = candidates.map((c, i) => [c, i] as const).sort(([a, i], [b, j]) => a.rank - b.rank || i - j);
  for (const [c] of order) {
    const boxes = spots(c).map(([left, top]) => ({ left: left - gap, top: top - gap, right: left + c.width + gap, bottom: top + c.height + gap }))
      .filter((box) => overlap(box, within) && !taken.some((t) => overlap(t, box)));
    const box = boxes.find((b) => !clear.some((t) => overlap(t, b))) ?? (c.must ? boxes[0] : undefined);
    if (!box) continue;
    taken.push(box);
    placed.push({ what: c.what, left: box.left + gap, top: box.top + gap });
  }
  return placed;
};

const DOT = 6; // pixels from a town's point to its name
const FAR = 18; // the same where the name must stand and something covers the point

const spots = <T>(c: Candidate<T>): readonly (readonly [left: number, top: number])[] => {
  const [x, y] = c.at;
  const middle = y - c.height / 2;
  if (!c.dot) return [[x - c.width / 2, middle]];
  const around = (d: number): readonly (readonly [number, number])[] =>
    [[x + d, middle], [x - d - c.width, middle], [x - c.width / 2, y - d - c.height], [x - c.width / 2, y + d]];
  return c.must ? [...around(DOT), ...around(FAR)] : around(DOT);
};
