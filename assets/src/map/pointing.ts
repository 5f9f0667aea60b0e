import type { Boot, Gate } from "../api/types";
import type { Listed } from "../many/crowd";
import type { Target } from "../plan/pick";
import type { Text } from "../text";
import type { District } from "./districts";
import { watchKeys, watchMouse } from "./input";
import type { Click, Inner } from "./map";
import { filtersOf } from "./held";
import { heldIn, nameOf, sumOf, titleOf } from "./words";

// Several incidents have a title, and filters that may choose just them.
export type Several = Readonly<{ title: string; filters: readonly string[] }>;

// What a reader can mean on the map.
export type Acts = Readonly<{
  incident: (index: number) => void;
  several: (members: Listed, of: () => Several) => void; // of them, once their words are there
  bring: (rows: readonly number[]) => Promise<boolean> | undefined; // what they are called, where that isn't there
  gate: (g: Gate) => void;
  district: (d: District) => void;
  shaded: (d: District | undefined) => string; // what is said of a shaded district that a mouse is over
  nothing: () => void;
  say: (text: string) => void;
  entered: () => void; // by the keyboard: the focus goes to what was opened
}>;

const TITLED = 50; // rows that a title is made of

// takePointing tells what a reader means of what the map has drawn, by mouse, finger or keys.
export const takePointing = ({ base, marks, districts, drawn, rests }: Inner, { boot, t, acts }: Readonly<{ boot: Boot; t: Text; acts: Acts }>):
Readonly<{ clicked: (c: Click) => void; renew: () => void }> => {
  const naming = { ...boot, t };
  const name = (target: Target) => {
    const now = drawn();
    if (!now) return "";
    return now.answer.crowd && target.thing ? sumOf(now.answer, target.thing, naming) : nameOf(now.answer, target, marks.here(target), naming);
  };
  const choose = (target: Target): Promise<void> | undefined => {
    const answer = drawn()?.answer, gate = target.gate === undefined ? undefined : answer?.crossings[target.gate];
    if (gate) { acts.gate(gate); return undefined; }
    const crowd = answer?.crowd, { thing } = target;
    if (crowd && thing) {
      const rows = crowd.members(thing), first = Array.from({ length: Math.min(rows.length, TITLED) }, (_, k) => rows.at(k) ?? 0), [one = 0] = first;
      const open = () => {
        if (rows.length === 1) acts.incident(one);
        else acts.several(rows, () => ({ title: heldIn(answer, thing, t) || titleOf(answer, { ...thing, members: [one] }, first, naming), filters: [] }));
      };
      const later = acts.bring(first)?.then((came) => { if (came && drawn()?.answer === answer) open(); });
      if (!later) open();
      return later;
    }
    const members = marks.here(target), [only] = members;
    if (!answer || only === undefined) return undefined;
    if (members.length === 1) acts.incident(only);
    else {
      acts.several(members, () => {
        const now = drawn()?.answer ?? answer, { thing } = target;
        return { title: titleOf(now, thing, members, naming), filters: thing ? filtersOf(thing, members, now, boot.geo_precisions) : [] };
      });
    }
    return undefined;
  };
  const over = (target: Target | undefined) => {
    const coarse = target?.thing && target.thing.kind !== "spot" && target.thing.tally.parts.some((p) => p.coarse > 0);
    districts.tint(coarse ? target.thing?.area ?? "" : "");
  };
  const shown = () => drawn()?.look.layers.has("districts");
  const renew = watchMouse(base, marks, { name, over, rests,
    ground: (lon, lat) => (shown() && drawn()?.look.shade !== "plain" ? acts.shaded(districts.at(lon, lat)) : "") });
  watchKeys(base, marks, { t, name, over, say: acts.say, enter: (d) => {
    const later = choose(d);
    if (later) void later.then(acts.entered);
    else acts.entered();
  }, leave: acts.nothing });
  return {
    renew,
    clicked: ({ target, lon, lat }) => {
      if (target) { void choose(target); return; }
      const district = shown() ? districts.at(lon, lat) : undefined;
      if (district) acts.district(district);
      else acts.nothing();
    },
  };
};
