import { el } from "../dom";
import type { Text } from "../text";

export type Fault = Readonly<{ show: (first: boolean) => void; hide: () => void }>;

// takeFault says that data could not be fetched and offers to try again; what is on the page stays.
export const takeFault = (box: HTMLElement, t: Text, retry: () => void): Fault => ({
  show: (first) => {
    const again = el("button", { type: "button" }, t("map.retry"));
    again.addEventListener("click", retry);
    box.replaceChildren(el("p", {}, t(first ? "map.failed_first" : "map.failed")), again);
    box.hidden = false;
  },
  hide: () => {
    box.hidden = true;
    box.replaceChildren();
  },
});
