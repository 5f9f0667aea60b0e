import type { Boot } from "../api/types";
import { element } from "../dom";
import { grouped, type Text } from "../text";
import type { Lead, Near, Seat } from "./chart";
import { takePicker } from "./picker";
import { takePlay } from "./play";

// takeTools are what chooses beside the chart: the calendar, the steps and playing, and how near it is looked at.
export const takeTools = (root: HTMLElement, { act, look, sentence, ...seat }: Seat,
  { boot, t, near: tell }: Readonly<{ boot: Boot; t: Text; near: (near: boolean) => void }>): Lead => {
  const closer = element<HTMLButtonElement>(root, "[data-time-near]");
  let near: Near = "no need";
  const player = takePlay(root, { ...seat, t, live: () => boot.records <= boot.most,
    choose: (e, began) => act(e, began ? "push" : "replace") });
  const picker = takePicker(root, { t, sentence, number: (n) => grouped(n, boot.group), choose: (e) => { player.stop(); act(e, "push"); } });
  closer.addEventListener("click", () => look(near === "far"));
  return {
    show: picker.show,
    stop: player.stop,
    mark: (e, now) => {
      near = now;
      tell(near === "near");
      picker.mark(e);
      closer.hidden = near === "no need";
      closer.textContent = t(near === "near" ? "map.time.far" : "map.time.near");
    },
  };
};
