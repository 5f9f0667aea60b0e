import type { IncidentTold } from "../api/types";
import type { Text } from "../text";

type Claim = IncidentTold["properties"]["claims"][number];

// Of whom a figure can be, everyone first; a claim about something else gives no figure that could stand alone.
const SUBJECTS = ["all", "civilians", "forces_pk", "forces_af", "militants"];
const MOST = 3;

// saysOf tells who says how many of whom were killed. Figures of everyone come before those of a group, which name it:
// the sum of one group never stands as another's.
export const saysOf = (claims: readonly Claim[], t: Text): readonly string[] =>
  claims.filter((c) => SUBJECTS.includes(c.subject) && (c.killed_low !== null || c.killed_high !== null))
    .sort((a, b) => Number(b.subject === "all") - Number(a.subject === "all")).slice(0, MOST)
    .map((c) => {
      const said = { who: c.claimant, figure: figure(c.killed_low, c.killed_high, t) };
      return c.subject === "all" ? t("map.card.says", said)
        : t("map.card.says_of", { ...said, subject: t("map.card.subject." + c.subject) });
    });

const figure = (low: number | null, high: number | null, t: Text): string => {
  if (high === null) return t("map.card.at_least", { low: low ?? 0 });
  if (low === null) return t("map.card.at_most", { high });
  return low === high ? t("map.card.number", { count: high }) : t("map.card.range", { low, high });
};
