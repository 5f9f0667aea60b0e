// Classes of a shaded map: five of about equal size among the districts that have a figure above zero. No figure is a
// class of its own and is not zero.
export const CLASSES = 5;

export type Breaks = readonly number[]; // the upper bound of each class, the last the maximum

export const breaks = (values: readonly (number | null)[]): Breaks => {
  const sorted = values.filter((v): v is number => v !== null && v > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const upper: number[] = [];
  for (let c = 1; c <= CLASSES; c++) {
    const v = sorted[Math.ceil((sorted.length * c) / CLASSES) - 1];
    if (v !== undefined && v !== upper[upper.length - 1]) upper.push(v);
  }
  return upper;
};

// classOf is 1 for the lowest class up to 5, 0 for zero, null without a figure. Few classes use the darker end.
export const classOf = (value: number | null, upper: Breaks): number | null => {
  if (value === null) return null;
  if (value === 0) return 0;
  const i = upper.findIndex((u) => value <= u);
  return (i < 0 ? upper.length - 1 : i) + 1 + (CLASSES - upper.length);
};

export type Step = Readonly<{ shade: number; low: number; high: number }>;

// steps are the lines of the legend.
export const steps = (values: readonly (number | null)[], upper: Breaks): Step[] =>
  upper.map((high, i) => {
    const inside = values.filter((v): v is number => v !== null && v > 0 && v <= high && (i === 0 || v > (upper[i - 1] ?? 0)));
    return { shade: i + 1 + (CLASSES - upper.length), low: Math.min(...inside), high };
  });
