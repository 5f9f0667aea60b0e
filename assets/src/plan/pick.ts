import type { Plan } from "./plan";
import type { Thing } from "./things";

// Target is what a pointer or the keyboard can mean: a place with its incidents, a sign, or a crossing.
export type Target = Readonly<{
  key: string;
  x: number; y: number;
  radius: number;
  thing?: Thing;
  gate?: number;
  members: readonly number[];
  above: boolean; // it lies over the dots: whoever points at it means it
}>;

export const targetsOf = (plan: Plan): Target[] => {
  const spots = new Map<Thing, { x: number; y: number; radius: number }>();
  for (const d of plan.dots) {
    const known = spots.get(d.thing);
    if (!known || known.radius < d.r) spots.set(d.thing, { x: d.x, y: d.y, radius: d.r });
  }
  return [
    ...plan.gates.map((g) => ({ key: "g" + g.index, x: g.x, y: g.y, radius: g.reach, gate: g.index, members: [], above: true })),
    ...[...spots].map(([thing, at]) => ({ key: thing.key, ...at, thing, members: thing.members, above: false })),
    ...plan.signs.map((s) => ({ key: s.thing.key, x: s.x, y: s.y, radius: s.reach, thing: s.thing, members: s.thing.members, above: true })),
  ];
};

export const REACH = 24; // pixels

// nearest is what a pointer means: the sign under it, else the nearest thing within reach, a larger one from its edge.
export const nearest = <T extends Readonly<{ x: number; y: number; radius: number; above: boolean }>>(targets: readonly T[], x: number, y: number): T | undefined => {
  let best: T | undefined;
  let least = REACH;
  for (const t of targets) {
    const centre = Math.hypot(t.x - x, t.y - y), under = t.above && centre <= t.radius;
    const distance = under ? centre / 100 - 1 : Math.max(0, centre - t.radius) + centre / 100;
    if (distance < least) {
      least = distance;
      best = t;
    }
  }
  return best;
};

const TOGETHER = 5; // pixels between two places that no finger can tell apart

// here are the members of a target, and of the other places that lie within its dot.
export const here = (target: Target, all: readonly Target[]): readonly number[] => {
  if (target.thing?.kind !== "spot") return target.members;
  const reach = Math.max(TOGETHER, target.radius);
  return all.filter((t) => t.thing?.kind === "spot" && Math.hypot(t.x - target.x, t.y - target.y) <= reach)
    .flatMap((t) => t.members).sort((a, b) => a - b);
};
