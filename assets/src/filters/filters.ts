import type { Api } from "../api/api";
import type { Boot, Marks, MonthBin, Names } from "../api/types";
import { element } from "../dom";
import type { CircleOn } from "../map/circle";
import { civilian, headOf, takeHead } from "../panel/head";
import type { Period } from "../state/days";
import { addressOf, type State } from "../state/state";
import type { Text } from "../text";
import { takeBox } from "./box";
import { suggest, type Term } from "./find";
import { takeForm } from "./form";
import { takeLayer } from "./layer";
import { chipsOf, nearText, partsOf, placeOf, type Naming } from "./parts";

export type Filters = Readonly<{
  show: (s: State) => void;
  answer: (m: Marks, months: readonly MonthBin[], s: State) => void;
  circle: (s: State) => void; // once there is a map
  clear: () => void;
}>;

export type FiltersOptions = Readonly<{
  boot: Boot;
  t: Text;
  api: Pick<Api, "names">;
  usual: Period;
  get: () => State;
  change: (patch: Partial<State>) => void;
  map: () => Readonly<{ circle: CircleOn; box: () => string }> | undefined;
  asked: () => void; // the reader has asked for what the list shows
}>;

// takeFilters are the ways to ask: the box that finds, the form in its layer, and the sentence with its parts.
export const takeFilters = (doc: Document, { boot, t, api, usual, get, change, map, asked }: FiltersOptions): Filters => {
  const atlas = element(doc, "[data-atlas]"), site = doc.title.split(" | ").pop() ?? "";
  const named = new Map<string, string>(); // places by lon,lat
  let told: readonly [Marks, readonly MonthBin[], State] | undefined, marks: Marks | undefined, names: Names | undefined, fetching = false, circled = "";

  const place = (lon: number, lat: number): string =>
    placeOf(lon, lat, marks?.crossings ?? [], names?.towns ?? []) || (named.get(`${lon},${lat}`) ?? "");
  const far = (near: string) => nearText(near, { t, place });
  const layer = takeLayer(atlas, { opened: () => form.reveal(), shown: asked });
  const form = takeForm(element(atlas, "[data-filter]"), {
    t, groupMark: boot.group, usual, change, box: () => map()?.box() ?? "", nearText: far,
    pick: () => {
      layer.close();
      map()?.circle.pick((lon, lat) => change({ near: `${lon},${lat},${get().near.split(",")[2] ?? "20"}` }));
    },
  });
  const naming: Naming = { t, label: form.label, place, regions: form.regions, strikes: boot.strikes };
  const head = takeHead(doc, { t, site, change, href: (p) => address({ ...get(), ...p }) });
  const address = (s: State) => boot.prefix + addressOf(s, usual);
  // The names are asked for when somebody first needs them; without them less is found and nothing fails.
  const needNames = () => {
    if (names || fetching) return;
    fetching = true;
    api.names(new AbortController().signal).then((n) => {
      names = n;
      if (told) answer(...told);
      box.again();
    }, () => { fetching = false; });
  };

  const terms = (): Term[] => [
    { name: t("map.find.strikes"), as: "filter", lists: { type: boot.strikes } },
    ...form.regions.map((r): Term => ({ name: r.text, as: "filter",
      lists: { admin1: r.admin1.split(",").filter(Boolean), country: r.country.split(",").filter(Boolean) } })),
    ...form.options("in_district").map((o): Term => ({ name: o.text, as: "district", lists: { in_district: [o.value] } })),
    ...form.options("admin1").map((o): Term => ({ name: o.text, as: "province", lists: { admin1: [o.value] } })),
    ...(marks?.crossings ?? []).map((g): Term => ({ name: g.name, as: "crossing", id: g.id, at: { lon: g.lon / 1e4, lat: g.lat / 1e4 } })),
    ...(names?.towns ?? []).map((x): Term => ({ name: x.name, as: "town", at: { lon: x.lon, lat: x.lat } })),
    ...form.options("type").map((o): Term => ({ name: o.text, as: "filter", lists: { type: [o.value] } })),
    ...form.options("actor").map((o): Term => ({ name: o.text, as: "filter", lists: { actor: [o.value] } })),
    ...form.options("confidence").map((o): Term => ({ name: t("map.part.confidence", { list: o.text }), as: "filter",
      lists: { confidence: [o.value] } })),
    ...[...new Set((marks?.places ?? []).map((p) => p.split(",")[0] ?? "").filter(Boolean))].map((name): Term => ({ name, as: "place" })),
  ];
  const box = takeBox(atlas, {
    t, first: needNames,
    suggest: (typed) => suggest(typed, get(), { terms: terms(), t }),
    choose: (one) => {
      if (one.page) {
        location.assign(`${boot.prefix}/${one.page}`);
        return;
      }
      change(one.patch);
      asked();
    },
  });

  const circle = (s: State) => {
    const on = map()?.circle, key = s.near && `${s.near} ${far(s.near)}`;
    if (!on || key === circled) return;
    circled = key;
    on.show(s.near, s.near && far(s.near));
  };
  const show = (s: State) => {
    form.show(s, partsOf(s, naming).length);
    circle(s);
    const more = chipsOf(s, usual, "", naming).length;
    element(atlas, ".filter-open").textContent = more ? t("map.filter.open_n", { count: more }) : t("map.filter.open");
  };
  const answer = (m: Marks, bins: readonly MonthBin[], s: State) => {
    marks = m;
    told = [m, bins, s];
    if (m.count > 0 && civilian(s, boot.strikes)) needNames();
    head(headOf(s, m, bins, { naming, usual, actors: boot.actors, precisions: boot.date_precisions, names, address }));
    form.facets(m);
    show(get());
  };
  // What the server named stays named.
  const first = element(atlas, "[data-near]").dataset.nearPlace ?? "";
  if (first) named.set(get().near.split(",").slice(0, 2).join(","), first);
  return { show, answer, circle, clear: form.clear };
};
