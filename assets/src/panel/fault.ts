import { el } from "../dom";
import type { Text } from "../text";

export type Fault = Readonly<{
  unfetched: (first: boolean) => void;
  idle: (retry: () => void) => void; // what does a reader's acts could not be fetched
  undrawn: () => void;
  hide: (what: "answer" | "acts") => void; // has come
}>;

// takeFault says what went wrong; what is on the page stays. What could not be fetched can be tried again. What could not
// be drawn would fail again: a fault of ours is never told as one of the network.
export const takeFault = (box: HTMLElement, t: Text, retry: () => void): Fault => {
  let lacks = "";
  const say = (what: string, key: string, again?: () => void) => {
    lacks = what;
    const button = el("button", { type: "button" }, t("map.retry"));
    if (again) button.addEventListener("click", again);
    box.replaceChildren(el("p", {}, t(key)), ...(again ? [button] : []));
    box.hidden = false;
  };
  return {
    unfetched: (first) => say("answer", first ? "map.failed_first" : "map.failed", retry),
    idle: (again) => say("acts", "map.failed_acts", again),
    undrawn: () => say("answer", "map.undrawn"),
    hide: (what) => {
      if (what !== lacks) return;
      box.hidden = true;
      box.replaceChildren();
    },
  };
};
