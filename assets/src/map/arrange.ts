// Where marks stand on the screen, in pixels: fanned out, pushed apart, and met by a pointer.

// Clusters stand where their members are on average, which is nobody's place: they give way to what has one, and to each
// other. Badges, crossings and single marks never move.
export type Disc = Readonly<{ x: number; y: number; r: number; free: boolean }>;

const ROUNDS = 12;
const MOST = 0.9; // of its radius, how far a cluster may be moved

export const relax = (discs: readonly Disc[]): [x: number, y: number][] => {
  const at = discs.map((d): [number, number] => [d.x, d.y]);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    discs.forEach((a, i) => {
      if (!a.free) return;
      discs.forEach((b, j) => {
        const p = at[i], q = at[j];
        if (i === j || !p || !q) return;
        const dx = p[0] - q[0], dy = p[1] - q[1], distance = Math.hypot(dx, dy), wanted = a.r + b.r;
        if (distance >= wanted) return;
        // Two at one point part along a line that depends on nothing but their order.
        const [ux, uy] = distance > 0.01 ? [dx / distance, dy / distance] : [Math.cos(i), Math.sin(i)];
        const push = (wanted - distance) * (b.free ? 0.5 : 1);
        const [x, y] = leash(a, p[0] + ux * push, p[1] + uy * push);
        moved ||= Math.hypot(x - p[0], y - p[1]) > 0.1;
        at[i] = [x, y];
      });
    });
    if (!moved) break;
  }
  return at;
};

const leash = (d: Disc, x: number, y: number): [number, number] => {
  const far = Math.hypot(x - d.x, y - d.y), most = d.r * MOST;
  return far <= most ? [x, y] : [d.x + ((x - d.x) * most) / far, d.y + ((y - d.y) * most) / far];
};

// Marks that share a point fan out like the seeds of a sunflower, so that each can be seen and chosen.
const TURN = 2.399963229728653; // the golden angle

export const spread = (count: number, gap: number): [x: number, y: number][] =>
  Array.from({ length: count }, (_, k) => {
    const r = gap * Math.sqrt(count === 1 ? 0 : k + 0.6);
    return [r * Math.cos(TURN * k), r * Math.sin(TURN * k)];
  });

// groups are the positions of equal keys, in the order in which the keys first come.
export const groups = <T>(list: readonly T[], key: (t: T) => string): T[][] => {
  const found = new Map<string, T[]>();
  for (const t of list) {
    const k = key(t);
    const group = found.get(k);
    if (group) group.push(t);
    else found.set(k, [t]);
  }
  return [...found.values()];
};

// What a pointer means: the nearest mark within reach. A larger mark is reached from its edge.
export type Target = Readonly<{ x: number; y: number; radius: number }>;

export const REACH = 24; // pixels

export const nearest = <T extends Target>(targets: readonly T[], x: number, y: number): T | undefined => {
  let best: T | undefined;
  let least = REACH;
  for (const t of targets) {
    const centre = Math.hypot(t.x - x, t.y - y);
    const distance = Math.max(0, centre - t.radius) + centre * 1e-3;
    if (distance < least) {
      least = distance;
      best = t;
    }
  }
  return best;
};
