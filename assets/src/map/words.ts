import type { Marks } from "../api/types";
import type { Target } from "../plan/pick";
import type { Text } from "../text";

// The names of things on the map, for tooltips and screen readers.
export type Naming = Readonly<{ types: readonly string[]; confidences: readonly string[]; t: Text }>;

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

// nameOf names a target and, of several incidents, how many there are: all that lie where it does.
export const nameOf = (m: Marks, { thing, gate }: Target, members: readonly number[], naming: Naming): string => {
  const { t } = naming, [only] = members;
  if (gate !== undefined) {
    const g = m.crossings[gate];
    return t("map.gate", { name: g?.name ?? "", state: g?.word ?? "" });
  }
  if (members.length === 1 && only !== undefined) {
    if (!m.incidents.id[only]) return ""; // its words are not there yet
    return t("map.mark", { when: m.incidents.when[only] ?? "", type: typeWord(m, only, naming), place: placeWord(m, only), toll: toll(m, only, t) });
  }
  return t("map.badge", { name: titleOf(m, thing, members, t), count: members.length });
};

// titleOf names where several incidents are.
export const titleOf = (m: Marks, thing: Target["thing"], members: readonly number[], t: Text): string => {
  if (!thing) return "";
  if (thing.kind === "area") return thing.name;
  if (thing.kind === "coarse" && !thing.key.startsWith("b")) return t("map.coarse", { name: thing.name });
  if (thing.kind === "coarse") return thing.name;
  const places = new Set(members.map((i) => placeWord(m, i)));
  return places.size === 1 ? [...places][0] || thing.name : t("map.around", { name: thing.name });
};
