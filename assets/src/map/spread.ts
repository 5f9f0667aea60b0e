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
