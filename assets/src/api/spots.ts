import type { SpotsSent } from "./types";

// fetchSpots asks for the places of a tile. It is the worker's, which has no page.
export const fetchSpots = async (address: string, signal: AbortSignal): Promise<SpotsSent> => {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return (await answer.json()) as SpotsSent;
};
