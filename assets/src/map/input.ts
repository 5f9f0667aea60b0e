import type { LeafletMouseEvent } from "leaflet";
import { el } from "../dom";
import type { Text } from "../text";
import type { Base } from "./base";
import type { Drawn, MarkLayer } from "./marks";

export type Click = Readonly<{ drawn?: Drawn; lon: number; lat: number }>;

export type Pointing = Readonly<{ name: (d: Drawn) => string; click: (c: Click) => void }>;

// watchPointer says what a click means and shows the name of what a mouse is over.
export const watchPointer = ({ map }: Base, marks: MarkLayer, { name, click }: Pointing): void => {
  const box = map.getContainer();
  const tip = el("div", { class: "tip", "aria-hidden": "true", hidden: true });
  box.append(tip);
  let frame = 0;
  const hide = () => { tip.hidden = true; box.classList.remove("over-mark"); };

  map.on("click", (e: LeafletMouseEvent) => {
    hide();
    const drawn = marks.hit(e.containerPoint.x, e.containerPoint.y);
    click({ ...(drawn ? { drawn } : {}), lon: e.latlng.lng, lat: e.latlng.lat });
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

export type Stepping = Readonly<{
  t: Text;
  name: (d: Drawn) => string;
  say: (text: string) => void;
  enter: (d: Drawn) => void;
  leave: () => void;
}>;

// watchKeys lets the keyboard step through what is drawn: N and P, Enter, Escape. Arrows and zoom are Leaflet's own.
export const watchKeys = ({ map }: Base, marks: MarkLayer, { t, name, say, enter, leave }: Stepping): void => {
  const box = map.getContainer();
  let current = "";
  const ring = document.createElement("div");
  ring.className = "roving";
  ring.hidden = true;
  box.append(ring);
  const stop = () => { ring.hidden = true; };

  const step = (by: number) => {
    const list = [...marks.inView()].sort((a, b) => (a.item.members[0] ?? -1) - (b.item.members[0] ?? -1) || a.item.key.localeCompare(b.item.key));
    if (list.length === 0) return;
    const here = list.findIndex((d) => d.item.key === current);
    const next = here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length;
    const drawn = list[next];
    if (!drawn) return;
    current = drawn.item.key;
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
        const drawn = marks.inView().find((d) => d.item.key === current);
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
