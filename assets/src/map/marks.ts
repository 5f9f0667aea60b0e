import { DivIcon, Marker } from "leaflet";
import type { Boot, Marks } from "../api/types";
import { el } from "../dom";
import type { Layer } from "../state/state";
import { groups, nearest, relax, spread, type Target } from "./arrange";
import type { Base } from "./base";
import { APART, createClusters, level, type Clusters, type Item } from "./cluster";
import { badge, radius, ring, type Glyphs } from "./signs";

export type Drawn = Target & Readonly<{ item: Item; lon: number; lat: number }>;

export type MarkLayer = Readonly<{
  show: (m: Marks, layers: ReadonlySet<Layer>) => void;
  choose: (id: string) => void;
  fan: (item: Item | null) => boolean;
  hit: (x: number, y: number) => Drawn | undefined; // container pixels
  inView: () => readonly Drawn[];
  drawn: () => readonly Drawn[];
  onDraw: (done: () => void) => void;
  clusters: () => Clusters | undefined;
}>;

type Placed = Readonly<{ item: Item; lon: number; lat: number; key: string; chosen: boolean }>;
type Picture = Readonly<{ node: Element; size: number }>;

const GAP = 15; // pixels between marks that fan out
const PLATES = 7.5; // from this zoom on a crossing has its round plate; before, the bare sign

// createMarks draws what the clusters give for the view, again whenever the map comes to rest. Marks are no targets of
// their own: what is meant is the nearest one.
export const createMarks = (base: Base, glyphs: Glyphs, { types, strikes }: Boot): MarkLayer => {
  const { map } = base;
  const isStrike = types.map((type) => strikes.includes(type));
  let marks: Marks | undefined;
  let clusters: Clusters | undefined;
  let layers: ReadonlySet<Layer> = new Set();
  let chosen = "";
  let fanned: Item | null = null;
  let drawn: Drawn[] = [];
  let done = () => {};
  const markers = new Map<string, Marker>();

  // A small map has smaller rings.
  const small = () => map.getZoom() < 6.75;

  const places = (): Placed[] => {
    if (!marks || !clusters) return [];
    const zoom = map.getZoom();
    const b = map.getBounds().pad(0.35);
    const items = [...clusters.items([b.getWest(), b.getSouth(), b.getEast(), b.getNorth()], zoom), ...gates()];
    const open = fanned;
    const list = items.filter((i) => i.key !== open?.key).map((item) => ({ item, lon: item.lon, lat: item.lat }));
    const singles = list.filter((p) => p.item.kind === "mark").map((p) => p.item);
    const stacks = level(zoom) >= APART ? groups(singles, (i) => `${i.lon},${i.lat}`).filter((g) => g.length > 1) : [];
    const fans = [...(open ? [open.members.map((i) => alone(open, i))] : []), ...stacks];
    const spreadOut = new Map<string, readonly [number, number]>();
    for (const group of fans) {
      const offsets = spread(group.length, GAP);
      group.forEach((item, k) => {
        const [dx, dy] = offsets[k] ?? [0, 0];
        const at = map.project([item.lat, item.lon], zoom);
        const moved = map.unproject([at.x + dx, at.y + dy], zoom);
        spreadOut.set(item.key, [moved.lng, moved.lat]);
      });
    }
    const flat = [...list, ...(open ? (fans[0] ?? []).map((item) => ({ item, lon: item.lon, lat: item.lat })) : [])];
    const out = flat.map(({ item, lon, lat }) => {
      const [x, y] = spreadOut.get(item.key) ?? [lon, lat];
      return { item, lon: x, lat: y, key: item.key, chosen: item.key === "i" + chosen || (item.kind === "badge" && holds(item)) };
    });
    const hidden = chosen && !out.some((p) => p.chosen) ? single(chosen) : undefined;
    if (hidden) out.push({ item: hidden, lon: hidden.lon, lat: hidden.lat, key: hidden.key, chosen: true });
    return out;
  };

  const holds = (item: Item) => chosen !== "" && item.members.some((i) => marks?.incidents.id[i] === chosen);

  const alone = (of: Item, i: number): Item =>
    ({ key: "i" + marks?.incidents.id[i], kind: "mark", strike: of.strike, lon: of.lon, lat: of.lat, members: [i], index: i });

  // The chosen incident is drawn even where a cluster holds it.
  const single = (id: string): Item | undefined => {
    const i = marks?.incidents.id.indexOf(id) ?? -1;
    const lon = marks?.incidents.lon[i], lat = marks?.incidents.lat[i];
    if (typeof lon !== "number" || typeof lat !== "number") return undefined;
    const strike = !!isStrike[marks?.incidents.type[i] ?? -1];
    return { key: "i" + id, kind: "mark", strike, lon: lon / 1e4, lat: lat / 1e4, members: [i], index: i };
  };

  const gates = (): Item[] => {
    if (!marks || !layers.has("crossings")) return [];
    return marks.crossings.map((g, index) =>
      ({ key: "g" + g.id, kind: "gate", strike: false, lon: g.lon / 1e4, lat: g.lat / 1e4, members: [], index }));
  };

  const draw = () => {
    const stays = new Set<string>();
    const list = places().map((p) => ({ ...p, ...picture(p.item, p.chosen), at: map.latLngToContainerPoint([p.lat, p.lon]) }));
    const settled = relax(list.map((p) => ({ x: p.at.x, y: p.at.y, r: p.size / 2, free: p.item.kind === "cluster" })));
    drawn = list.map((p, i) => {
      const [x, y] = settled[i] ?? [p.at.x, p.at.y];
      const { lat, lng } = p.item.kind === "cluster" ? map.containerPointToLatLng([x, y]) : { lat: p.lat, lng: p.lon };
      const key = `${p.key}|${p.chosen}|${p.item.members.length}|${p.item.strike}|${p.size}|${version(p.item)}`;
      stays.add(key);
      const marker = markers.get(key);
      if (marker) marker.setLatLng([lat, lng]);
      else markers.set(key, mark({ ...p, lat, lon: lng }));
      return { item: p.item, x, y, radius: p.size / 2 - 3, lon: lng, lat };
    });
    markers.forEach((marker, key) => {
      if (stays.has(key)) return;
      marker.remove();
      markers.delete(key);
    });
    done();
  };

  const mark = ({ item, node, size, chosen, lat, lon }: Placed & Picture): Marker => {
    const html = node as unknown as HTMLElement;
    const icon = new DivIcon({ html, className: "item item-" + item.kind, iconSize: [size, size] });
    const order = { gate: 3000, mark: 2000 - Math.round(size), cluster: 1000, badge: 0 }[item.kind];
    const pane = chosen ? "chosen" : "marks";
    return new Marker([lat, lon], { icon, interactive: false, keyboard: false, pane, zIndexOffset: order, alt: "" }).addTo(map);
  };

  const version = (item: Item): string => {
    const g = item.kind === "gate" ? marks?.crossings[item.index] : undefined;
    return g ? g.state + g.faded : "";
  };

  const picture = (item: Item, isChosen: boolean): Picture => {
    if (!marks) return { node: el("span"), size: 0 };
    switch (item.kind) {
      case "mark": {
        const { type, best, low } = marks.incidents, i = item.index;
        return glyphs.mark(types[type[i] ?? -1] ?? "other", best[i] ?? low[i] ?? null, { strike: item.strike, chosen: isChosen });
      }
      case "gate": {
        const g = marks.crossings[item.index];
        const node = glyphs.gate(g?.state ?? "unknown", !!g?.faded, map.getZoom() < PLATES);
        return { node, size: Number(node.getAttribute("width")) };
      }
      case "badge": {
        const r = Math.round(6 + (small() ? 1.1 : 1.5) * Math.sqrt(item.members.length));
        return { node: badge(r, item.members.length, { chosen: isChosen }), size: r * 2 };
      }
    }
    const r = radius({ count: item.members.length, strike: item.strike, scale: small() ? 0.75 : 1 });
    const kinds = item.members.map((i) => types[marks?.incidents.type[i] ?? -1] ?? "other");
    return { node: ring({ r, order: types, kinds, strike: item.strike }), size: r * 2 };
  };

  map.on("moveend zoomend resize", draw);
  map.on("zoomstart", () => { fanned = null; });
  return {
    show: (m, l) => {
      if (m !== marks) {
        clusters = createClusters(m, isStrike);
        fanned = null;
      }
      marks = m;
      layers = l;
      draw();
    },
    choose: (id) => { chosen = id; draw(); },
    fan: (item) => {
      const wasFanned = !!fanned;
      fanned = item;
      if (wasFanned || item) draw();
      return wasFanned;
    },
    hit: (x, y) => nearest(drawn, x, y),
    drawn: () => drawn,
    onDraw: (then) => { done = then; },
    inView: () => {
      const size = map.getSize();
      return drawn.filter((d) => d.x >= 0 && d.y >= 0 && d.x <= size.x && d.y <= size.y);
    },
    clusters: () => clusters,
  };
};
