import type { Api } from "../api/api";
import type { GateTold, IncidentTold } from "../api/types";

const REST = 150; // milliseconds

// createTold asks what cards of crossings tell of a period, once it has come to rest: while a hand moves the period over
// the years, each one on the way would be a request.
export const createTold = (api: Pick<Api, "gates">): ((period: string) => Promise<readonly GateTold[]>) => {
  let last: AbortController | undefined;
  return async (period) => {
    last?.abort();
    const { signal } = (last = new AbortController());
    await new Promise((rest) => setTimeout(rest, REST));
    signal.throwIfAborted();
    return (await api.gates(period, signal)).crossings;
  };
};

// createAbout asks what a card adds of an incident, of the last one that was chosen alone.
export const createAbout = (api: Pick<Api, "incident">): ((id: string) => Promise<IncidentTold>) => {
  let last: AbortController | undefined;
  return async (id) => {
    last?.abort();
    const { signal } = (last = new AbortController());
    await new Promise((rest) => setTimeout(rest, REST));
    signal.throwIfAborted();
    return api.incident(id, signal);
  };
};
