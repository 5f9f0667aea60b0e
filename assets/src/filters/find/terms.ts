import type { Marks, Names } from "../../api/types";
import type { List } from "../../state/filters";
import type { Text } from "../../text";
import type { Region } from "../parts";
import type { Term } from "./names";

export type Nameable = Readonly<{
  t: Text;
  strikes: readonly string[];
  regions: readonly Region[];
  options: (l: List) => readonly Readonly<{ value: string; text: string }>[]; // of the form
  marks: Pick<Marks, "crossings" | "places"> | undefined;
  names: Pick<Names, "towns" | "also"> | undefined;
}>;

// termsOf are all names that the page has, in the order in which one is meant rather than another of the same name.
export const termsOf = ({ t, strikes, regions, options, marks, names }: Nameable): readonly Term[] => {
  const split = (s: string) => s.split(",").filter(Boolean);
  const terms: Term[] = [
    { name: t("map.find.strikes"), as: "filter", lists: { type: strikes } },
    ...regions.map((r): Term => ({ name: r.text, as: "filter", lists: { admin1: split(r.admin1), country: split(r.country) } })),
    ...options("in_district").map((o): Term => ({ name: o.text, as: "district", lists: { in_district: [o.value] } })),
    ...options("admin1").map((o): Term => ({ name: o.text, as: "province", lists: { admin1: [o.value] } })),
    ...(marks?.crossings ?? []).map((g): Term => ({ name: g.name, as: "crossing", id: g.id, at: { lon: g.lon / 1e4, lat: g.lat / 1e4 } })),
    ...(names?.towns ?? []).map((x): Term => ({ name: x.name, as: "town", at: { lon: x.lon, lat: x.lat } })),
    ...options("type").map((o): Term => ({ name: o.text, as: "filter", lists: { type: [o.value] } })),
    ...options("actor").map((o): Term => ({ name: o.text, as: "filter", lists: { actor: [o.value] } })),
    ...options("confidence").map((o): Term => ({ name: t("map.part.confidence", { list: o.text }), as: "filter",
      lists: { confidence: [o.value] } })),
    ...[...new Set((marks?.places ?? []).map((p) => p.split(",")[0] ?? "").filter(Boolean))].map((name): Term => ({ name, as: "place" })),
  ];
  return terms.map((x) => ({ ...x, also: names?.also[x.name] ?? [] }));
};
