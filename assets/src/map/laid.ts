// What an operator laid into the ground is rarely there: this comes when it is. What it shares lies in one file with the map's
// script.
import "../main";
import { LayerGroup, type Layer } from "leaflet";
import { feature } from "topojson-client";
import type { Laid } from "../api/types";
import { world } from "../plan/geometry";
import type { PlaceName } from "../plan/plan";
import { closed } from "../text";
import type { Base } from "./base";
import type { Ground } from "./ground";
import type { MarkLayer } from "./marks";
import { vectors } from "./vectors";

// From which zoom on things of a layer are drawn, by their rank, in the order in which they lie on one another.
const DRAWN: readonly (readonly [layer: string, from: readonly number[]])[] = [
  ["lakes", [0, 5, 7, 8.5, 9.5]], ["rivers", [0, 5, 6.25, 8, 9.5]], ["roads", [0, 5, 6.75, 8.5, 10]],
  ["tehsils", [0, 8.75]], ["districts", [0, 7]], ["provinces", [0, 5]],
];

// Names by their kind and rank: how they are written, which goes first, from which zoom to which.
const NAMES: Readonly<Record<string, readonly [kind: string, rank: number, from: number, to: number]>> = {
  town1: ["town1", 1, 5, 20], town2: ["town2", 3, 8, 20], town3: ["town3", 4, 9, 20], town4: ["town4", 8, 10.5, 20],
  river1: ["river", 5, 7, 20], river2: ["river", 6, 8, 20], river3: ["river", 7, 9.5, 20], river4: ["river", 8, 10.5, 20],
  lake1: ["river", 5, 7.5, 20], lake2: ["river", 6, 8.5, 20], lake3: ["river", 7, 9.5, 20], lake4: ["river", 8, 10.5, 20],
  unit1: ["unit", 7, 8.5, 11.5], subunit1: ["unit", 8, 10, 20],
};

const SHARP = 7.75; // where the layers for a closer look take over

export type LaidOptions = Readonly<{ base: Base; ground: Ground; marks: MarkLayer; layers: readonly string[]; fetch: (look: "" | "/near") => Promise<Laid> }>;

type Shape = Readonly<{ from: number; layer: Layer }>;

// lay puts what an operator brought in the place of what the map has of its kind.
export const lay = ({ base, ground, marks, layers, fetch }: LaidOptions): void => {
  const { map } = base, box = new LayerGroup().addTo(map), pane = map.createPane("laid");
  pane.style.zIndex = "280"; // above the districts and our own water, beneath the frontier
  pane.style.pointerEvents = "none";
  let far: readonly Shape[] = [], near: readonly Shape[] | undefined, asked = false;

  const shapes = ({ layers: all }: Laid): readonly Shape[] => DRAWN.flatMap(([name, ranks]) => {
    const topology = all[name];
    if (!topology) return [];
    const look = (rank: number, dry: boolean) => ({
      className: `laid-${name} laid-${name}-${rank}${dry ? " laid-dry" : ""}`, pane: "laid", renderer: base.renderer("laid"), smoothFactor: 0.6,
    });
    return feature(topology, topology.objects.ground).features.map((f): Shape =>
      ({ from: ranks[f.properties.rank] ?? 99, layer: vectors(f, look(f.properties.rank, f.properties.dry)).layer }));
  });
  const names = ({ names: all }: Laid): PlaceName[] => all.flatMap(({ kind, name, at }) => {
    const shown = NAMES[kind];
    if (!shown) return [];
    const [face, rank, from, to] = shown;
    return at.map(([lon, lat]): PlaceName => ({ kind: face, text: closed(name), at: world(lon, lat), rank, from, to }));
  });

  let drawn = "", on = false;
  const draw = (zoom: number, shown: boolean) => {
    on = shown;
    const now = zoom >= SHARP && near ? near : far, wanted = shown ? now.filter((s) => zoom >= s.from) : [];
    const key = `${now === near} ${wanted.length}`; // of a look, more things are drawn the closer one comes
    if (key !== drawn) {
      drawn = key;
      box.clearLayers();
      for (const s of wanted) box.addLayer(s.layer); // as they lie on one another
    }
    if (zoom < SHARP || asked) return;
    asked = true;
    fetch("/near").then((answer) => {
      near = shapes(answer);
      marks.rename((old) => [...old, ...names(answer)]);
      draw(map.getZoom(), on);
    }, () => { asked = false; });
  };
  fetch("").then((answer) => {
    far = shapes(answer);
    const gone = (n: PlaceName) => (layers.includes("places") && n.kind.startsWith("town")) || (layers.includes("rivers") && n.kind === "river");
    marks.rename((old) => [...old.filter((n) => !gone(n)), ...names(answer)]);
    ground.give(layers, draw);
  }, () => {}); // the map does without
};
