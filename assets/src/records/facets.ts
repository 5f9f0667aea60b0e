import type { Marks } from "../api/types";
import { FAILS, followers } from "./matches";
import type { Records } from "./records";

// facets count for every option the matches that choosing it alone in its list would give: all other filters are kept.
export const facets = (r: Records, fails: Uint16Array): Marks["facets"] => {
  const count = (list: keyof Marks["facets"]): Map<string, number> => {
    const { words, of } = r.lists[list], counts = new Uint32Array(words.length), others = ~FAILS[list];
    for (let i = 0; i < fails.length; i++) {
      const at = of[i] ?? 0;
      if (((fails[i] ?? 0) & others) === 0) counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const i of followers(r, (i) => ((fails[i] ?? 0) & others) === 0, (i) => of[i] ?? 0)) {
      const at = of[i] ?? 0;
      counts[at] = (counts[at] ?? 0) - 1;
    }
    return new Map(words.map((w, k) => [w, counts[k] ?? 0]));
  };
  const closed = (list: keyof Marks["facets"]) => [...count(list).values()];
  const open = (list: keyof Marks["facets"], options: readonly string[]) => {
    const counts = count(list);
    return options.map((o) => counts.get(o) ?? 0);
  };
  return {
    type: closed("type"), actor: closed("actor"), confidence: closed("confidence"), origin: closed("origin"),
    geo_precision: closed("geo_precision"), in_district: open("in_district", r.sent.in_districts), country: open("country", r.sent.countries),
  };
};
