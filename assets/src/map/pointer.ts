import type { LeafletMouseEvent } from "leaflet";
import { el } from "../dom";
import type { Base } from "./base";
import type { Drawn, MarkLayer } from "./marks";

export type Meant = Readonly<{ drawn?: Drawn; lon: number; lat: number }>;

// watchPointer says what a click means and shows the name of what a mouse is over.
export const watchPointer = (base: Base, marks: MarkLayer, name: (d: Drawn) => string, act: (m: Meant) => void): void => {
  const { map } = base;
  const box = map.getContainer();
  const tip = el("div", { class: "tip", "aria-hidden": "true", hidden: true });
  box.append(tip);
  let frame = 0;
  const hide = () => { tip.hidden = true; box.classList.remove("over-mark"); };

  map.on("click", (e: LeafletMouseEvent) => {
    hide();
    const drawn = marks.hit(e.containerPoint.x, e.containerPoint.y);
    act({ ...(drawn ? { drawn } : {}), lon: e.latlng.lng, lat: e.latlng.lat });
  });
  map.on("mousemove", (e: LeafletMouseEvent) => {
    if (matchMedia("(hover: none)").matches) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const drawn = marks.hit(e.containerPoint.x, e.containerPoint.y);
      if (!drawn) { hide(); return; }
      box.classList.add("over-mark");
      tip.textContent = name(drawn);
      tip.hidden = false;
      const size = map.getSize();
      const x = Math.min(Math.max(8, drawn.x - tip.offsetWidth / 2), size.x - tip.offsetWidth - 8);
      const above = drawn.y - drawn.radius - tip.offsetHeight - 10;
      const y = above > 4 ? above : drawn.y + drawn.radius + 12;
      tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    });
  });
  map.on("mouseout movestart zoomstart", () => { cancelAnimationFrame(frame); hide(); });
};
