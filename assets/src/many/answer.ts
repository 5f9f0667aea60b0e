// What only the server can answer is rarely asked for. What this shares lies in one file with the map's script.
import "../main";
import type { Api } from "../api/api";
import type { Boot, Histogram, ListSent, Marks, SumsSent } from "../api/types";
import type { Bounds } from "../plan/geometry";
import type { Answer } from "../state/load";
import { filter, type State } from "../state/state";
import { createDrawer } from "./drawer";
import { createRows, PAGE } from "./rows";
import { createScenes, type Drawer } from "./scene";
import { heldThings, makerInto, nothingDrawn } from "./things";

const FEW = 3000; // of no more matches, the page is told each

export type ManyOptions = Readonly<{
  api: Pick<Api, "ask">;
  boot: Boot;
  again: () => void; // it is another version's by now
  failed: () => void;
  busy: (yes: boolean) => void; // with places
}>;

type Asking = ManyOptions & Readonly<{ drawer: Drawer }>;

// createMany answers filters by the server, and keeps what draws.
export const createMany = (o: ManyOptions): ((s: State, signal: AbortSignal) => Promise<Answer>) => {
  let drawer: Drawer | undefined;
  const draws: Drawer = (asked, tell) => (drawer ??= createDrawer(o.boot.crowd ?? ""))(asked, tell);
  return (s, signal) => fetchAnswer(s, signal, { ...o, drawer: draws });
};

// fetchAnswer asks the server: for each match where there are few, else for sums.
const fetchAnswer = async (s: State, signal: AbortSignal, o: Asking): Promise<Answer> => {
  // The chart shows all of time: the period is marked in it.
  const { api } = o, asked = filter(s), whole = filter({ ...s, days: { from: "", to: "" } });
  const list = (query: string, until: AbortSignal) => api.ask<ListSent>("/map/list", [asked, query].filter(Boolean).join("&"), until);
  const [counts, first, page] = await Promise.all([api.ask<SumsSent>("/map/sums", asked, signal), api.ask<Histogram>("/histogram", whole, signal),
    list(`limit=${PAGE}`, signal)]);
  const marks = counts.count > FEW ? crowded(counts, page, list, asked, o) : await api.ask<Marks>("/map/marks", asked, signal);
  // A chart of another version must not stand beside this list.
  const { bins } = first.version === marks.version ? first : await api.ask<Histogram>("/histogram", whole, signal);
  return { marks, months: bins, filter: asked, bare: false };
};

const crowded = (counts: SumsSent, page: ListSent, list: (query: string, until: AbortSignal) => Promise<ListSent>, asked: string, { boot, drawer, again, failed, busy }: Asking): Marks => {
  const rows = createRows(counts, (query) => list(query, new AbortController().signal));
  rows.take(page);
  const { version, count, open, words, facets, districts, crossings, held, head, middle } = counts;
  const placed = held.reduce((n, h) => n + h.count, 0), coarse = held.reduce((n, h) => n + (h.coarse ? h.count : 0), 0);
  const bare: Marks = { version, count, open, words, facets, districts, crossings, ...rows.columns };
  const drawn = nothingDrawn(), things = heldThings(counts, count - placed, makerInto(drawn, boot)), scenes = createScenes({ boot, drawer, filter: asked, version, bare, things, drawn, again, failed, busy });
  return {
    ...bare,
    crowd: {
      things, ...scenes, members: rows.members, bring: rows.bring, find: rows.find,
      middle: middle.length === 4 ? (middle.map((n) => n / 1e4) as unknown as Bounds) : undefined,
      head, counts: { drawn: placed - coarse, badges: coarse, placeless: count - placed },
    },
  };
};
