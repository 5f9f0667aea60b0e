import type { Boot, Marks } from "../api/types";
import type { Target } from "../plan/pick";
import { add, none, say } from "../records/totals";
import type { Text } from "../text";

// The names of things on the map, for tooltips and screen readers.
export type Naming = Readonly<{ types: readonly string[]; confidences: readonly string[]; t: Text }>;
type Placing = Naming & Pick<Boot, "geo_precisions">;

export const toll = (m: Marks, i: number, t: Text): string => {
  const best = m.incidents.best[i];
  return typeof best === "number" ? t("map.toll.best", { count: best }) : m.incidents.toll[i] ?? t("map.toll.none");
};

export const hasToll = (m: Marks, i: number): boolean => typeof m.incidents.low[i] === "number";

// contested: the sides disagree about what happened, and no sign says it as fact.
export const contested = (m: Marks, i: number, { confidences }: Pick<Naming, "confidences">): boolean =>
  confidences[m.incidents.confidence[i] ?? -1] === "contested";

export const typeWord = (m: Marks, i: number, { types, confidences, t }: Naming): string => {
  const kind = t("type." + (types[m.incidents.type[i] ?? -1] ?? "other"));
  return contested(m, i, { confidences }) ? t("map.kind_contested", { kind }) : kind;
};

export const placeWord = (m: Marks, i: number): string => m.places[m.incidents.place[i] ?? -1] ?? "";

// killedWords say how many were killed in several incidents, by the rule of all sums.
const killedWords = (m: Marks, members: readonly number[], t: Text): string => {
  const { best, low, high } = m.incidents, sum = none();
  // A low figure alone is its own high one in an answer: "at least" is true of both.
  for (const i of members) add(sum, m.incidents, i, typeof best[i] !== "number" && typeof low[i] === "number" && low[i] === high[i] ? 1 : 0);
  return say(sum, t);
};

// nameOf names a target and, of several incidents, how many there are and how many were killed: all that lie where it does.
// What is called by words of single incidents says the rest until they are there.
export const nameOf = (m: Marks, { thing, gate }: Target, members: readonly number[], naming: Placing): string => {
  const { t } = naming, [only] = members;
  if (gate !== undefined) {
    const g = m.crossings[gate];
    return t("map.gate", { name: g?.name ?? "", state: g?.word ?? "" });
  }
  if (members.length === 1 && only !== undefined) {
    const type = typeWord(m, only, naming), killed = toll(m, only, t);
    if (!placeWord(m, only)) return t("map.mark_bare", { type, toll: killed });
    return t("map.mark", { when: m.incidents.when[only] ?? "", type, place: placeWord(m, only), toll: killed });
  }
  const name = titleOf(m, thing, members, naming), count = members.length;
  return t("map.sign", { held: name ? t("map.badge", { name, count }) : t("map.cell", { count }), killed: killedWords(m, members, t) });
};

// sumOf names a thing of which only sums are known.
export const sumOf = (m: Marks, thing: NonNullable<Target["thing"]>, { t }: Naming): string => {
  const { tally } = thing, name = heldIn(m, thing, t);
  const { count, killed, blank, parts } = tally, [only] = parts;
  const figure = blank ? t("map.killed.no_figure", { count }) : t(count === 1 ? "map.killed.exact" : "map.killed.at_least", { count: killed, low: killed });
  if (count === 1 && only && !name) {
    const kind = t("type." + only.kind);
    return t("map.mark_bare", { type: only.contested ? t("map.kind_contested", { kind }) : kind, toll: blank ? t("map.toll.none") : t("map.toll.best", { count: killed }) });
  }
  return t("map.sign", { held: name ? t("map.badge", { name, count }) : t("map.cell", { count }), killed: figure });
};

// heldIn names where the incidents of a sign are of which only sums are known; blank for a place. What is known only to a
// district's area is known to the district; in a province, to it or to districts of it.
export const heldIn = (m: Marks, { key, kind, name, area }: NonNullable<Target["thing"]>, t: Text): string => {
  if (kind !== "coarse" || key.startsWith("b")) return name;
  return m.areas.some((a) => a.id === area && a.kind === "district") ? t("map.badge.district", { area: name }) : t("map.coarse", { name });
};

// titleOf names where several incidents are; blank for a place whose words are not there yet.
export const titleOf = (m: Marks, thing: Target["thing"], members: readonly number[], naming: Placing): string => {
  if (!thing || thing.kind === "area") return thing?.name ?? "";
  if (thing.kind === "coarse") return coarseTitle(m, thing, members, naming);
  const places = new Set(members.map((i) => placeWord(m, i))), own = placeWord(m, thing.members[0] ?? -1);
  return places.size === 1 ? own : naming.t("map.around", { name: own });
};

// coarseTitle says how much of a place is known: a sign of a district that only the district is, one of a province that only
// the province is, or only districts in it. That of one coarse place has a name that says so.
const coarseTitle = (m: Marks, thing: NonNullable<Target["thing"]>, members: readonly number[], { geo_precisions, t }: Placing): string => {
  const { name, area } = thing;
  if (thing.key.startsWith("b")) return name;
  const known = new Set(members.map((i) => geo_precisions[m.incidents.geo_precision[i] ?? -1]));
  if (known.size > 1) return t("map.coarse", { name });
  if (known.has("province")) return t("map.badge.province", { area: name });
  return m.areas.some((a) => a.id === area && a.kind === "district") ? t("map.badge.district", { area: name }) : t("map.coarse.districts", { name });
};
