import type { Point } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection } from "topojson-specification";
import type { Basemap } from "../api/types";
import { el } from "../dom";
import { closed } from "../text";
import type { Target } from "./arrange";
import type { Base } from "./base";
import { placeLabels, type Candidate } from "./collide";
import type { District } from "./districts";

type Name = Readonly<{ text: string; lon: number; lat: number; kind: string; rank: number; from: number; to: number; dot: boolean }>;

// From which zoom to which zoom a kind of name is shown, and which goes first where two collide.
const KINDS: Readonly<Record<string, Readonly<{ rank: number; from: number; to: number; dot: boolean }>>> = {
  town1: { rank: 1, from: 5.5, to: 20, dot: true },
  country: { rank: 2, from: 5, to: 6.5, dot: false },
  province: { rank: 5, from: 5.5, to: 8, dot: false },
  town2: { rank: 3, from: 7, to: 20, dot: true },
  district: { rank: 4, from: 7.5, to: 20, dot: false },
  town3: { rank: 6, from: 8.5, to: 20, dot: true },
};

// From this zoom on names may stand on marks: there is room, and a reader wants to know where they are.
const CLOSE = 8;

export type Labels = Readonly<{ districts: (list: readonly District[]) => void; draw: () => void }>;

export type LabelOptions = Readonly<{ lang: string; marks: () => readonly Target[] }>;

// Names are elements of their own, placed anew whenever the marks are: they keep clear of them.
export const drawLabels = ({ map }: Base, basemap: Basemap, { lang, marks }: LabelOptions): Labels => {
  const pane = map.getPane("labels"), cities = map.getPane("cities");
  if (!pane || !cities) throw new Error("the map has no pane for labels");
  const fixed = names(basemap, lang);
  let districts: Name[] = [];
  const widths = new Map<string, readonly [number, number]>();

  const measure = (n: Name): readonly [number, number] => {
    const key = n.kind + " " + n.text;
    const known = widths.get(key);
    if (known) return known;
    const probe = label(n);
    pane.append(probe);
    const size = [probe.offsetWidth, probe.offsetHeight] as const;
    probe.remove();
    widths.set(key, size);
    return size;
  };

  const draw = () => {
    const zoom = map.getZoom(), size = map.getSize();
    const shown = [...fixed, ...districts].filter((n) => zoom >= n.from && zoom <= n.to);
    const candidates: Candidate<Name>[] = [];
    for (const n of shown) {
      const at = map.latLngToContainerPoint([n.lat, n.lon]);
      if (at.x < -80 || at.y < -40 || at.x > size.x + 80 || at.y > size.y + 40) continue;
      const [width, height] = measure(n);
      candidates.push({ what: n, rank: n.rank, at: [at.x, at.y], width, height, dot: n.dot,
        must: n.kind === "town1" || (zoom >= CLOSE && n.kind !== "province"),
        name: n.kind === "country" || n.kind === "province" ? "" : n.text });
    }
    const within = { left: 0, top: 0, right: size.x, bottom: size.y };
    const out: HTMLElement[] = [], above: HTMLElement[] = [];
    const clear = marks().map((m) => ({ left: m.x - m.radius, top: m.y - m.radius, right: m.x + m.radius, bottom: m.y + m.radius }));
    for (const p of placeLabels(candidates, within, clear)) {
      const corner = map.containerPointToLayerPoint([p.left, p.top]);
      const e = label(p.what);
      e.style.transform = `translate(${Math.round(corner.x)}px, ${Math.round(corner.y)}px)`;
      (p.what.kind === "town1" ? above : out).push(e);
      if (!p.what.dot) continue;
      const at = map.latLngToLayerPoint([p.what.lat, p.what.lon]);
      const dot = el("span", { class: "label-dot" });
      dot.style.transform = `translate(${at.x}px, ${at.y}px)`;
      out.push(dot);
    }
    pane.replaceChildren(...out);
    cities.replaceChildren(...above);
  };

  for (const p of [pane, cities]) {
    map.on("zoomstart", () => p.classList.add("waiting"));
    map.on("zoomend", () => p.classList.remove("waiting"));
    p.setAttribute("aria-hidden", "true");
  }
  return {
    draw,
    districts: (list) => {
      districts = list.map((d) => ({ text: d.name, lon: d.at[0], lat: d.at[1], kind: "district", ...must("district") }));
    },
  };
};

const label = (n: Name): HTMLElement => el("span", { class: "label label-" + n.kind }, closed(n.text));

const must = (kind: string) => {
  const k = KINDS[kind];
  if (!k) throw new Error("no such kind of label: " + kind);
  return k;
};

const names = (basemap: Basemap, lang: string): Name[] => {
  const named = <N extends PlaceName>(places: GeometryCollection<N>, kindOf: (n: N) => string): Name[] =>
    feature(basemap, places).features.map(({ geometry, properties }) => {
      const { coordinates: [lon = 0, lat = 0] } = geometry as Point;
      const kind = kindOf(properties);
      return { text: inLanguage(properties, lang), lon, lat, kind, ...must(kind) };
    });
  const { countries, towns, provinces } = basemap.objects;
  return [...named(countries, () => "country"), ...named(towns, (town) => `town${town.rank}`), ...named(provinces, () => "province")];
};

type PlaceName = Readonly<{ name: string; name_ur?: string; name_ps?: string }>;

const inLanguage = (place: PlaceName, lang: string): string => {
  const local = lang === "ur" ? place.name_ur : lang === "ps" ? place.name_ps : undefined;
  return local || place.name;
};
