import type { LeafletMouseEvent } from "leaflet";
import { el } from "../dom";
import type { Text } from "../text";
import type { Base } from "./base";
import type { Target } from "../plan/pick";
import type { MarkLayer } from "./marks";

export type Hovering = Readonly<{ name: (d: Target) => string; over: (d: Target | undefined) => void;
  rests: () => LeafletMouseEvent | undefined; ground: (lon: number, lat: number) => string }>; // what is said of the ground where nothing is drawn

// watchMouse shows the name of what a mouse is over; what it gives back names it anew, for a mouse that rests while names come.
export const watchMouse = ({ map }: Base, marks: MarkLayer, { name, over, rests, ground }: Hovering): (() => void) => {
  const box = map.getContainer();
  const tip = el("div", { class: "tip", "aria-hidden": "true", hidden: true });
  box.append(tip);
  let frame = 0;
  const hide = () => { tip.hidden = true; box.classList.remove("over-mark"); over(undefined); };

  const tell = (e: LeafletMouseEvent) => {
    if (matchMedia("(hover: none)").matches) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const drawn = marks.hit(e.containerPoint.x, e.containerPoint.y);
      const text = drawn ? name(drawn) : ground(e.latlng.lng, e.latlng.lat);
      if (!text) { hide(); return; }
      over(drawn);
      box.classList.toggle("over-mark", !!drawn);
      tip.textContent = text;
      tip.hidden = false;
      const size = map.getSize(), at = drawn ?? { x: e.containerPoint.x, y: e.containerPoint.y, radius: 8 };
      const x = Math.min(Math.max(8, at.x - tip.offsetWidth / 2), size.x - tip.offsetWidth - 8);
      const above = at.y - at.radius - tip.offsetHeight - 10;
      const y = above > 4 ? above : at.y + at.radius + 12;
      tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    });
  };
  map.on("mousemove", tell);
  map.on("click mouseout movestart zoomstart", () => { cancelAnimationFrame(frame); hide(); });
  const renew = () => {
    const last = rests();
    if (last) tell(last);
  };
  renew();
  return renew;
};

export type Stepping = Readonly<{
  t: Text;
  name: (d: Target) => string;
  say: (text: string) => void;
  enter: (d: Target) => void;
  leave: () => void;
  over: (d: Target | undefined) => void;
}>;

// watchKeys lets the keyboard step through what is drawn: N and P, Enter, Escape. Arrows and zoom are Leaflet's own.
export const watchKeys = ({ map }: Base, marks: MarkLayer, { t, name, say, enter, leave, over }: Stepping): void => {
  const box = map.getContainer();
  let current = "";
  const ring = document.createElement("div");
  ring.className = "roving";
  ring.hidden = true;
  box.append(ring);
  const stop = () => {
    if (!ring.hidden) over(undefined);
    ring.hidden = true;
  };

  const step = (by: number) => {
    const list = [...marks.inView()].sort((a, b) => (a.members[0] ?? -1) - (b.members[0] ?? -1) || (a.key < b.key ? -1 : 1));
    if (list.length === 0) return;
    const here = list.findIndex((d) => d.key === current);
    const next = here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length;
    const drawn = list[next];
    if (!drawn) return;
    current = drawn.key;
    over(drawn);
    ring.hidden = false;
    const size = Math.max(28, drawn.radius * 2 + 12);
    ring.style.width = ring.style.height = `${size}px`;
    ring.style.transform = `translate(${drawn.x - size / 2}px, ${drawn.y - size / 2}px)`;
    say(t("map.mark_n", { n: next + 1, count: list.length, mark: name(drawn) }));
  };

  box.addEventListener("keydown", (e) => {
    if (e.target !== box || e.ctrlKey || e.metaKey || e.altKey) return;
    switch (e.key) {
      case "n": case "N": step(1); break;
      case "p": case "P": step(-1); break;
      case "Enter": case " ": {
        const drawn = marks.inView().find((d) => d.key === current);
        if (drawn) enter(drawn);
        break;
      }
      case "Escape": leave(); stop(); break;
      default: return;
    }
    e.preventDefault();
  });
  map.on("movestart zoomstart", stop);
  box.addEventListener("blur", stop);
};
