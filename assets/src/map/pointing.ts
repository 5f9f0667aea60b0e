import type { Boot, Gate, Marks } from "../api/types";
import type { Target } from "../plan/pick";
import type { Text } from "../text";
import type { District } from "./districts";
import { watchKeys, watchMouse } from "./input";
import type { Click, Inner } from "./map";
import { nameOf, titleOf } from "./words";

// What a reader can mean on the map.
export type Acts = Readonly<{
  incident: (index: number) => void;
  several: (title: string, members: readonly number[], filter?: string) => void; // filter: what chooses them, where filters can
  gate: (g: Gate) => void;
  district: (d: District) => void;
  shaded: (d: District | undefined) => string; // what is said of a shaded district that a mouse is over
  nothing: () => void;
  say: (text: string) => void;
  entered: () => void; // by the keyboard: the focus goes to what was opened
}>;

// takePointing tells what a reader means of what the map has drawn, by mouse, finger or keys.
export const takePointing = ({ base, marks, districts, drawn }: Inner, { boot, t, acts }: Readonly<{ boot: Boot; t: Text; acts: Acts }>):
Readonly<{ clicked: (c: Click) => void }> => {
  const naming = { types: boot.types, confidences: boot.confidences, t };
  const name = (target: Target) => {
    const now = drawn();
    return now ? nameOf(now.answer, target, marks.here(target), naming) : "";
  };
  const choose = (target: Target) => {
    const answer = drawn()?.answer, gate = target.gate === undefined ? undefined : answer?.crossings[target.gate];
    if (gate) { acts.gate(gate); return; }
    const members = marks.here(target), [only] = members;
    if (!answer || only === undefined) return;
    if (members.length === 1) acts.incident(only);
    else acts.several(titleOf(answer, target.thing, members, t), members, filterOf(target, members, answer));
  };
  const over = (target: Target | undefined) => {
    const coarse = target?.thing && target.thing.kind !== "spot" && target.thing.tally.parts.some((p) => p.coarse > 0);
    districts.tint(coarse ? target.thing?.area ?? "" : "");
  };
  const shown = () => drawn()?.look.layers.has("districts");
  watchMouse(base, marks, { name, over,
    ground: (lon, lat) => (shown() && drawn()?.look.shade !== "plain" ? acts.shaded(districts.at(lon, lat)) : "") });
  watchKeys(base, marks, { t, name, over, say: acts.say, enter: (d) => { choose(d); acts.entered(); }, leave: acts.nothing });
  return {
    clicked: ({ target, lon, lat }) => {
      if (target) { choose(target); return; }
      const district = shown() ? districts.at(lon, lat) : undefined;
      if (district) acts.district(district);
      else acts.nothing();
    },
  };
};

// filterOf chooses what a target holds in words of the filters, where there are such.
const filterOf = ({ thing }: Target, members: readonly number[], m: Marks): string | undefined => {
  if (!thing || thing.members.length !== members.length) return undefined;
  if (thing.kind === "spot") return `near=${thing.lon},${thing.lat},0.004`;
  if (m.areas.find((a) => a.id === thing.area)?.kind !== "district") return undefined;
  return `in_district=${thing.area}` + (thing.kind === "coarse" ? "&geo_precision=district" : "");
};
