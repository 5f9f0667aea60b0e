import type { Basemap, Boot, GateTold, IncidentTold, Laid, Names, RecordsSent, Rivers, Shapes, WordsSent } from "./types";

// The only module that fetches. Every request can be given up.
export type Api = Readonly<{
  records: (filter: string, signal: AbortSignal) => Promise<RecordsSent>;
  words: (filter: string, signal: AbortSignal) => Promise<WordsSent>;
  picked: (filter: string, one: string, signal: AbortSignal) => Promise<WordsSent>; // those of some records
  gates: (period: string, signal: AbortSignal) => Promise<Readonly<{ crossings: readonly GateTold[] }>>;
  incident: (id: string, signal: AbortSignal) => Promise<IncidentTold>;
  ask: <T>(path: string, filter: string, signal: AbortSignal) => Promise<T>; // what late parts of the page ask
  shapes: (signal: AbortSignal) => Promise<Shapes>;
  names: (signal: AbortSignal) => Promise<Names>;
  basemap: (signal: AbortSignal) => Promise<Basemap>;
  rivers: (signal: AbortSignal) => Promise<Rivers>;
  laid: (look: string, signal: AbortSignal) => Promise<Laid>;
}>;

const PATIENCE = 30_000; // milliseconds

export const createApi = (boot: Boot): Api => {
  const get = async <T>(address: string, signal: AbortSignal): Promise<T> => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new DOMException("no answer", "TimeoutError")), PATIENCE);
    const stop = () => late.abort(signal.reason);
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    try {
      const answer = await fetch(address, { signal: late.signal, headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
      return (await answer.json()) as T;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  };
  const ask = (path: string, query: string) => boot.prefix + path + (query ? "?" + query : "");
  return {
    records: (filter, signal) => get(ask("/map/records", filter), signal),
    words: (filter, signal) => get(ask("/map/words", filter), signal),
    picked: (filter, one, signal) => get(ask("/map/words", [filter, one].filter(Boolean).join("&")), signal),
    gates: (period, signal) => get(ask("/map/crossings", period), signal),
    incident: (id, signal) => get(ask("/collections/incidents/items/" + encodeURIComponent(id), "f=geojson"), signal),
    ask: (path, filter, signal) => get(ask(path, filter), signal),
    shapes: (signal) => get(ask("/map/shapes", ""), signal),
    names: (signal) => get(ask("/map/names", ""), signal),
    basemap: (signal) => get(boot.basemap, signal),
    rivers: (signal) => get(boot.ground.rivers, signal),
    laid: (look, signal) => get(ask("/map/ground" + look, ""), signal),
  };
};

export const isAborted = (e: unknown): boolean => e instanceof DOMException && e.name === "AbortError";

export const readBoot = (doc: Document): Boot => {
  const block = doc.getElementById("boot");
  if (!block?.textContent) throw new Error("the page has no data block");
  return JSON.parse(block.textContent) as Boot;
};
