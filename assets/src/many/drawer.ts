import { fetchSpots } from "../api/spots";
import { createField, type Told } from "./field";
import type { Drawer } from "./scene";

// createDrawer starts the worker. A browser that lets none draw fetches and draws in the page.
export const createDrawer = (address: string): Drawer => {
  let n = 0, waiting: (told: Told) => void = () => {};
  const hear = (told: Told) => { if (told.n === n) waiting(told); };
  const port = address && typeof OffscreenCanvas !== "undefined" ? new Worker(address) : undefined;
  port?.addEventListener("message", (e: MessageEvent<Told>) => hear(e.data));
  const here = port ? undefined : createField({ fetch: fetchSpots, draw: () => undefined, tell: hear });
  return (asked, tell) => {
    waiting = tell;
    const whole = { ...asked, n: ++n };
    if (port) port.postMessage(whole);
    else here?.(whole);
  };
};
