import type { ListSent, Marks, SumsSent } from "../api/types";
import type { Thing } from "../plan/things";
import type { Listed } from "./crowd";

// Rows are those of an answer, by their positions, newest first, as far as they were asked for. After them stand those of signs
// that were opened, each sign's in a stretch of its own.
export type Rows = Readonly<{
  columns: Pick<Marks, "incidents" | "places" | "areas" | "badges">;
  members: (of: Thing) => Listed;
  bring: (rows: Listed) => Promise<boolean> | undefined; // false: they are another version's by now
  find: (id: string) => Promise<boolean> | undefined;
  take: (first: ListSent) => void; // the first page came with the answer
}>;

type Stretch = Readonly<{ from: number; length: number; within: string }>;

export const PAGE = 50;

export const stretch = (from: number, length: number): Listed => ({ length, at: (k) => (k >= 0 && k < length ? from + k : undefined) });

// within is what the rows of a sign are asked for by.
const WITHIN: Readonly<Record<string, string>> = { a: "area", b: "badge", c: "coarse", s: "cell" };
const withinOf = ({ key }: Thing): string => `${WITHIN[key[0] ?? ""] ?? ""}:${key.slice(1)}`;

export const createRows = (of: Pick<SumsSent, "version" | "count" | "areas">, ask: (query: string) => Promise<ListSent>): Rows => {
  const list = <T>(): T[] => [];
  const incidents = {
    id: list<string>(), when: list<string>(), title: list<string>(), type: list<number>(), actor: list<number>(), confidence: list<number>(),
    geo_precision: list<number>(), date_precision: list<number>(), from: list<number>(), to: list<number>(), place: list<number>(), area: list<number>(),
    lon: list<number | null>(), lat: list<number | null>(), badge: list<number | null>(), best: list<number | null>(), low: list<number | null>(),
    high: list<number | null>(), civilians: list<number | null>(), publishers: list<number>(), toll: {} as Record<string, string>,
  };
  const places: string[] = [], areas = [...of.areas], badges: Marks["badges"][number][] = [];
  const stretches: Stretch[] = [{ from: 0, length: of.count, within: "" }], opened = new Map<string, Listed>(), sought = new Set<string>();
  const under = new Map<string, Promise<boolean>>();
  let next = of.count + 1; // one apart: a card of the first sign has no neighbour in the answer

  const open = (length: number, within: string): Listed => {
    const from = next;
    next += length + 1;
    stretches.push({ from, length, within });
    return stretch(from, length);
  };
  const numbered = <T>(into: T[], same: (a: T, b: T) => boolean) => (x: T): number => {
    const i = into.findIndex((y) => same(x, y));
    return i < 0 ? into.push(x) - 1 : i;
  };
  const placed = numbered(places, (a, b) => a === b), inArea = numbered(areas, (a, b) => a.id === b.id);
  const badged = numbered(badges, (a, b) => a.name === b.name && a.lon === b.lon && a.lat === b.lat);
  const take = (sent: ListSent["chosen"], from: number) => {
    const all = sent.incidents, local = { place: sent.places.map(placed), area: sent.areas.map(inArea), badge: sent.badges.map(badged) };
    all.id.forEach((_, k) => {
      const i = from + k;
      for (const [name, into] of Object.entries(incidents)) {
        if (name === "toll") continue;
        (into as unknown[])[i] = (all[name as keyof typeof all] as readonly unknown[])[k];
      }
      incidents.place[i] = local.place[all.place[k] ?? -1] ?? -1;
      incidents.area[i] = local.area[all.area[k] ?? -1] ?? -1;
      const badge = all.badge[k];
      incidents.badge[i] = typeof badge === "number" ? local.badge[badge] ?? null : null;
      const toll = all.toll[k];
      if (toll !== undefined) incidents.toll[i] = toll;
    });
  };
  const page = (s: Stretch, at: number): Promise<boolean> => {
    const query = [`limit=${PAGE}`, at ? `offset=${at}` : "", s.within ? `within=${encodeURIComponent(s.within)}` : ""].filter(Boolean).join("&");
    const known = under.get(query) ?? ask(query).then((sent) => {
      if (sent.version !== of.version) return false;
      take(sent, s.from + at);
      return true;
    }).finally(() => under.delete(query));
    under.set(query, known);
    return known;
  };
  return {
    columns: { incidents, places, areas, badges },
    members: (thing) => {
      const within = withinOf(thing), known = opened.get(within) ?? open(thing.tally.count, within);
      opened.set(within, known);
      return known;
    },
    take: (first) => { if (first.version === of.version) take(first, 0); },
    bring: (rows) => {
      const wanted = new Map<string, Promise<boolean>>();
      for (let k = 0; k < rows.length; k++) {
        const i = rows.at(k);
        if (i === undefined || incidents.id[i]) continue;
        const s = stretches.find((x) => i >= x.from && i < x.from + x.length);
        if (!s) continue;
        const at = Math.floor((i - s.from) / PAGE) * PAGE, key = `${s.from} ${at}`;
        if (!wanted.has(key)) wanted.set(key, page(s, at));
      }
      return wanted.size ? Promise.all(wanted.values()).then((came) => came.every(Boolean)) : undefined;
    },
    find: (id) => {
      if (sought.has(id) || incidents.id.includes(id)) return undefined;
      sought.add(id);
      return ask(`limit=1&sel=${encodeURIComponent(id)}`).then((sent) => {
        if (sent.version !== of.version) return false;
        if (sent.at > 0) take(sent.chosen, sent.at - 1);
        return true;
      }, (e: unknown) => {
        sought.delete(id);
        throw e;
      });
    },
  };
};
