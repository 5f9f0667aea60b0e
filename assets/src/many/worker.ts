import { fetchSpots } from "../api/spots";
import { picture } from "./picture";
import { createField, type Asked } from "./field";

// The worker fetches tiles, and draws what is in view, apart from the page: a hand that moves the map waits for neither.
const port = self as unknown as { postMessage: (told: unknown, given: readonly Transferable[]) => void };
const look = createField({
  fetch: fetchSpots, draw: picture,
  tell: (told) => {
    const { places, picture: drawn } = told;
    const given = [places.x, places.y, places.r, places.count, places.best, places.least, places.column, places.row, places.starts, places.kinds]
      .map((a) => a.buffer as ArrayBuffer);
    port.postMessage(told, drawn ? [...given, drawn] : given);
  },
});
self.addEventListener("message", (e: MessageEvent<Asked>) => look(e.data));
