import { element } from "../dom";
import type { Text } from "../text";
import { lengthOf, shifted } from "./bins";
import type { Ends } from "./brush";

export type PlayOptions = Readonly<{
  t: Text;
  window: () => Ends | null; // the chosen window, or null for none
  first: () => Ends; // where playing begins without one
  within: () => Ends;
  choose: (e: Ends, began: boolean) => void;
  words: (e: Ends) => string;
  live: () => boolean; // a step costs no request
}>;

// takePlay moves the window along the axis: a step by a button, or on and on until the end. A reader who wants no motion
// has the steps alone.
export const takePlay = (root: HTMLElement, o: PlayOptions): Readonly<{ stop: () => void }> => {
  const button = element<HTMLButtonElement>(root, "[data-time-play]"), told = element(root, "[data-time-told]");
  const step = element<HTMLSelectElement>(root, "[data-time-step]"), speed = element<HTMLSelectElement>(root, "[data-time-speed]");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let timer: number | undefined;

  button.hidden = !o.live();
  const by = (): number => Number(step.value) || lengthOf(o.window() ?? o.first());
  const next = (way: number): Ends | null => {
    const now = o.window(), all = o.within();
    if (!now) return way > 0 ? o.first() : null;
    const e = shifted(now, way * by());
    return e.from < all.from || e.to > all.to ? null : e;
  };
  const tell = (key: string, e: Ends) => { told.textContent = o.t(key, { period: o.words(e) }); };
  const stop = (key = "map.time.paused") => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    show();
    tell(key, o.window() ?? o.first());
  };
  const show = () => {
    button.setAttribute("aria-pressed", String(timer !== undefined));
    button.setAttribute("aria-label", o.t(timer === undefined ? "map.time.play" : "map.time.pause"));
  };
  const tick = (began: boolean) => {
    const e = next(1);
    if (e) o.choose(e, began);
    else stop("map.time.ended");
  };
  const run = () => {
    clearInterval(timer);
    timer = window.setInterval(() => tick(false), Number(speed.value));
    show();
  };
  button.addEventListener("click", () => {
    if (timer !== undefined) return stop();
    if (still.matches) return;
    const begins = next(1) ?? o.first();
    run();
    tell("map.time.playing", begins);
    o.choose(begins, true);
  });
  speed.addEventListener("change", () => { if (timer !== undefined) run(); });
  still.addEventListener("change", () => stop());
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); });
  for (const way of [-1, 1]) {
    element(root, way < 0 ? "[data-time-back]" : "[data-time-on]").addEventListener("click", () => {
      stop();
      const e = next(way);
      if (e) o.choose(e, true);
      tell(e ? "map.time.at" : "map.time.ended", e ?? o.window() ?? o.first());
    });
  }
  return { stop: () => stop() };
};
