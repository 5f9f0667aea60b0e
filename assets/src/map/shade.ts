// Classes of a shaded map begin at round numbers: at 1, 2 or 5 times a power of ten. There are at most five; the highest
// begins at the last round number that a district reaches, and the lowest takes in all that is above zero.
export const CLASSES = 5;

// What a district is filled by: a class, 1 for the lowest up to 5, 0 for zero; it is outside the filter, without an incident
// in it, or with incidents that give no figure. None of these three is zero.
export type Fill = "outside" | "none" | "unknown" | 0 | 1 | 2 | 3 | 4 | 5;

// Edges are where the second class begins, the third, and so on.
export type Edges = readonly number[];

export const edges = (values: readonly (number | null)[], whole: boolean): Edges => {
  const max = Math.max(0, ...values.map((v) => v ?? 0));
  const out: number[] = [];
  for (let power = Math.floor(Math.log10(max)); max > 0 && out.length < CLASSES - 1 && power > -4; power--) {
    for (const times of [5, 2, 1]) {
      const edge = Number((times * 10 ** power).toPrecision(1));
      if (edge <= max && out.length < CLASSES - 1 && !(whole && edge <= 1)) out.unshift(edge);
    }
  }
  return out;
};

// classOf takes the darker end where there are few classes.
export const classOf = (value: number, e: Edges): 0 | 1 | 2 | 3 | 4 | 5 =>
  (value === 0 ? 0 : CLASSES - e.length + e.filter((edge) => value >= edge).length) as 0 | 1 | 2 | 3 | 4 | 5;

export type District = Readonly<{ id: string; inside: boolean; incidents: number; value: number | null }>;

export const fillOf = ({ inside, incidents, value }: District, e: Edges): Fill =>
  !inside ? "outside" : incidents === 0 ? "none" : value === null ? "unknown" : classOf(value, e);

// Step is a class of the legend with the districts in it, from what value up to what value; without "to" it has no end.
export type Step = Readonly<{ fill: Fill; from?: number; to?: number; members: readonly string[] }>;

// steps are the legend's columns: the districts outside of any class where there are such, then every class.
export const steps = (districts: readonly District[], e: Edges): Step[] => {
  const members = (fill: Fill) => districts.filter((d) => fillOf(d, e) === fill)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).map((d) => d.id);
  const apart = (["outside", "none", "unknown", 0] as const).map((fill) => ({ fill, members: members(fill) })).filter((s) => s.members.length > 0);
  const positive = districts.some((d) => d.inside && (d.value ?? 0) > 0);
  const classes = positive ? [0, ...e].map((from, i) => {
    const fill = (CLASSES - e.length + i) as Fill, to = e[i];
    return { fill, from, ...(to === undefined ? {} : { to }), members: members(fill) };
  }) : [];
  return [...apart, ...classes];
};
