import type { Marks } from "../api/types";
import type { Text } from "../text";
import type { Item } from "./cluster";

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

export const nameOf = (m: Marks, item: Item, naming: Naming): string => {
  const { t } = naming;
  switch (item.kind) {
    case "mark": {
      const i = item.index;
      return t("map.mark", { when: m.incidents.when[i] ?? "", type: typeWord(m, i, naming), place: placeWord(m, i), toll: toll(m, i, t) });
    }
    case "gate": {
      const g = m.crossings[item.index];
      return t("map.gate", { name: g?.name ?? "", state: g?.word ?? "" });
    }
    case "badge":
      return t("map.badge", { name: m.badges[item.index]?.name ?? "", count: item.members.length });
  }
  return t(item.strike ? "map.cluster_strikes" : "map.cluster", { count: item.members.length });
};
