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
  const lacking = new Map<string, Readonly<{ key: string; again?: () => void }>>();
  // The last one is told; to try again tries all of them.
  const show = () => {
    const last = [...lacking.values()].pop(), button = el("button", { type: "button" }, t("map.retry"));
    button.addEventListener("click", () => { for (const { again } of [...lacking.values()]) again?.(); });
    box.replaceChildren(...(last ? [el("p", {}, t(last.key)), ...(last.again ? [button] : [])] : []));
    box.hidden = !last;
  };
  const say = (what: string, key: string, again?: () => void) => {
    lacking.delete(what);
    lacking.set(what, { key, ...(again ? { again } : {}) });
    show();
  };
  return {
    unfetched: (first) => say("answer", first ? "map.failed_first" : "map.failed", retry),
    idle: (again) => say("acts", "map.failed_acts", again),
    undrawn: () => say("answer", "map.undrawn"),
    hide: (what) => {
      if (lacking.delete(what)) show();
    },
  };
};
