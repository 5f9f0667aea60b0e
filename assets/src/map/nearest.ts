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
