import type { Api } from "../api/api";
import type { Boot, Marks, MonthBin, Names } from "../api/types";
import { element } from "../dom";
import type { CircleOn } from "../map/circle";
import { civilian, headOf, takeHead } from "../panel/head";
import type { Period } from "../state/days";
import { addressOf, type State } from "../state/state";
import type { Text } from "../text";
import { takeBox } from "./box";
import { counter, type Answer } from "./find/count";
import { suggest } from "./find/suggest";
import { termsOf } from "./find/terms";
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
  here: Answer; // the answer to a filter, as far as it is known here
  asked: (part: "map" | "list") => void; // the reader has asked for what it shows
}>;

// takeFilters are the ways to ask: the box that finds, the form in its layer, and the sentence with its parts.
export const takeFilters = (doc: Document, { boot, t, api, usual, get, change, map, here, asked }: FiltersOptions): Filters => {
  const atlas = element(doc, "[data-atlas]"), site = doc.title.split(" | ").pop() ?? "";
  const named = new Map<string, string>(); // places by lon,lat
  let told: readonly [Marks, readonly MonthBin[], State] | undefined, marks: Marks | undefined, names: Names | undefined, fetching: Promise<void> | undefined, circled = "";

  const place = (lon: number, lat: number): string =>
    placeOf(lon, lat, marks?.crossings ?? [], names?.towns ?? []) || (named.get(`${lon},${lat}`) ?? "");
  const far = (near: string) => nearText(near, { t, place });
  const layer = takeLayer(atlas, { opened: () => form.reveal(), shown: () => asked("list") });
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
  const needNames = (): Promise<void> => fetching ??= api.names(new AbortController().signal).then((n) => {
    names = n;
    if (told) answer(...told);
    box.again();
  }, () => { fetching = undefined; });

  const box = takeBox(atlas, {
    t, first: needNames,
    suggest: (typed) => suggest(typed, get(), {
      terms: termsOf({ t, strikes: boot.strikes, regions: form.regions, options: form.options, marks, names }), t,
      collected: boot.collected, count: counter(here),
    }),
    choose: (one) => {
      if (one.page) {
        location.assign(`${boot.prefix}/${one.page}`);
        return;
      }
      change(one.patch);
      asked(one.patch.sel ? "map" : "list"); // a crossing's card lies over the map
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
    head(headOf(s, m, bins, { naming, usual, actors: boot.actors, precisions: boot.date_precisions, names, address, covered: boot.covered }));
    form.facets(m);
    show(get());
  };
  // What the server named stays named.
  const first = element(atlas, "[data-near]").dataset.nearPlace ?? "";
  if (first) named.set(get().near.split(",").slice(0, 2).join(","), first);
  return { show, answer, circle, clear: form.clear };
};
