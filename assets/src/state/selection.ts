import type { Gate, GateTold, IncidentTold, Marks } from "../api/types";
import type { District } from "../map/districts";
import type { AtlasMap, Reveal } from "../map/map";
import type { Card } from "../panel/card";
import type { List } from "../panel/list";
import { formatPeriod } from "./days";
import { CROSSING, filter, type State } from "./state";
import type { Store } from "./store";

// Selection is what is chosen: one incident, crossing or district, or nothing. The map, the list and the card show the
// same, and the address names it.
export type Selection = Readonly<{
  incident: (index: number, how: Readonly<{ scroll: boolean; reveal: Reveal }>) => void;
  gate: (g: Gate, reveal?: Reveal) => void;
  district: (d: District) => void;
  nothing: () => void;
  forget: () => void; // the card was closed: the address names nothing, the map stays as it is
  restore: (s: State, back: boolean) => void; // what an address names, once its data is there
}>;

// Parts are what shows it. The map and the answer come later than the page.
export type Parts = Readonly<{
  store: Pick<Store, "get" | "set">;
  card: Pick<Card, "incident" | "gate" | "district" | "close" | "isOpen" | "frame">;
  list: Pick<List, "choose">;
  map: () => Pick<AtlasMap, "choose" | "reveal" | "district"> | undefined;
  marks: () => Marks | undefined;
  told: (period: string) => Promise<readonly GateTold[]>; // what cards of crossings tell beside
  notes: (d: District) => readonly string[]; // what else there is to say of a district
  about: (id: string) => Promise<IncidentTold>; // what cards of incidents add
  // bring what incidents are called, where that isn't there: some of the answer, the one of an id
  name: (members: readonly number[]) => Promise<boolean> | undefined;
  find: (id: string) => Promise<boolean> | undefined;
}>;

const DISTRICT = "district:";

export const createSelection = ({ store, card, list, map, marks, told, about, name: bring, find, notes }: Parts): Selection => {
  let aimed = ""; // the crossing that was last brought into view, which may be restored while it is told of
  let last: string | undefined; // what was chosen last, by the page's own address first
  let wanted = 0; // how often something was chosen
  let written = ""; // the crossing or district of the card, and of which filter it tells
  const asked = (s: State) => `${s.sel}?${filter(s)}`;

  const name = (sel: string) => {
    last = sel;
    // To open a card is a step that Back takes back; to close it is none.
    if (store.get().sel !== sel) store.set({ sel }, sel ? "card" : "replace");
  };
  const incident: Selection["incident"] = (index, how) => {
    const m = marks(), { scroll, reveal } = how, mine = ++wanted;
    if (!m) return;
    const later = bring([index]);
    if (later) {
      void later.then((came) => { if (came && marks() === m && mine === wanted) incident(index, how); });
      return;
    }
    written = "";
    const id = m.incidents.id[index] ?? "", badge = m.badges[m.incidents.badge[index] ?? -1];
    const step = (to: number) => incident(to, { scroll: true, reveal: "clear" });
    card.incident(m, index, { filter: filter(store.get()), step, about: about(id) });
    map()?.choose(id);
    list.choose(id, scroll);
    name(id); // before the map moves: the view that it had belongs to the step before
    const lon = m.incidents.lon[index] ?? badge?.lon, lat = m.incidents.lat[index] ?? badge?.lat;
    if (typeof lon === "number" && typeof lat === "number") map()?.reveal(degrees({ lon, lat }), reveal, card.frame());
  };
  const gate: Selection["gate"] = (g, reveal = "clear") => {
    wanted++;
    map()?.choose("");
    list.choose("", false);
    const period = formatPeriod(store.get().days), filter = period && "datetime=" + period;
    const tell = (query: string) => told(query).then((all) => all.find((x) => x.id === g.id));
    const lines = tell(filter);
    card.gate(g, { day: marks()?.words.on ?? "", filter, told: lines, at: (day) => tell("datetime=" + day) });
    name(CROSSING + g.id);
    map()?.reveal(degrees(g), reveal, card.frame());
    // With what is told the card grows, on a telephone over the crossing itself. That it failed is the card's to say.
    const grown = () => { if (store.get().sel === CROSSING + g.id) map()?.reveal(degrees(g), "clear", card.frame()); };
    if (reveal !== "leave") aimed = g.id;
    if (aimed === g.id) lines.then(() => setTimeout(grown), () => undefined);
    written = asked(store.get());
  };
  const district: Selection["district"] = (d) => {
    wanted++;
    map()?.choose(DISTRICT + d.id);
    list.choose("", false);
    const s = store.get();
    card.district(d, { filter: filter(s), notes: notes(d), choose: () => store.set({ lists: { ...s.lists, in_district: [d.id] }, sel: "" }) });
    name(DISTRICT + d.id);
    written = asked(store.get());
  };
  const nothing = () => {
    wanted++;
    card.close();
    map()?.choose("");
    list.choose("", false);
    name("");
  };
  const restore = (s: State, back: boolean) => {
    const m = marks(), shown = map();
    // What comes later of the same filter brings nothing of a crossing, whose card may stand at a day of its own by now.
    if (!m || !shown || (card.isOpen() && written === asked(s))) return;
    const crossing = m.crossings.find((g) => CROSSING + g.id === s.sel);
    const index = m.incidents.id.indexOf(s.sel), area = shown.district(s.sel.replace(DISTRICT, ""));
    const sought = s.sel && !crossing && index < 0 && !area ? find(s.sel) : undefined;
    if (sought) {
      void sought.then((came) => { if (came && marks() === m && asked(store.get()) === asked(s)) restore(s, back); });
      return;
    }
    // What was asked for is gone to; Back and an address with a view have theirs.
    const goes = last === undefined ? !s.view : !back && last !== s.sel;
    last = s.sel;
    const reveal = goes ? "near" : "leave";
    if (crossing) gate(crossing, reveal);
    else if (s.sel && index >= 0) incident(index, { scroll: true, reveal });
    else if (area) district(area);
    else if (card.isOpen()) nothing();
  };
  return { incident, gate, district, nothing, forget: () => name(""), restore };
};

// degrees are a place of the answer, which counts in ten thousandths.
const degrees = ({ lon, lat }: Readonly<{ lon: number; lat: number }>) => ({ lon: lon / 1e4, lat: lat / 1e4 });
