import { el } from "../dom";
import type { Text } from "../text";

export type Fault = Readonly<{ unfetched: (first: boolean) => void; undrawn: () => void; hide: () => void }>;

// takeFault says what went wrong; what is on the page stays. Data that could not be fetched can be tried again. What
// could not be drawn would fail again: a fault of ours is never told as one of the network.
export const takeFault = (box: HTMLElement, t: Text, retry: () => void): Fault => ({
  unfetched: (first) => {
    const again = el("button", { type: "button" }, t("map.retry"));
    again.addEventListener("click", retry);
    box.replaceChildren(el("p", {}, t(first ? "map.failed_first" : "map.failed")), again);
    box.hidden = false;
  },
  undrawn: () => {
    box.replaceChildren(el("p", {}, t("map.undrawn")));
    box.hidden = false;
  },
  hide: () => {
    box.hidden = true;
    box.replaceChildren();
  },
});
