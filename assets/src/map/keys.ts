import type { Text } from "../text";
import type { Base } from "./base";
import type { Drawn, MarkLayer } from "./marks";

// watchKeys lets the keyboard step through what is drawn: N and P, Enter, Escape. Arrows and zoom are Leaflet's own.
export const watchKeys = (
  base: Base, marks: MarkLayer, t: Text, name: (d: Drawn) => string, say: (text: string) => void,
  act: (d: Drawn) => void, leave: () => void,
): void => {
  const { map } = base;
  const box = map.getContainer();
  let at = "";
  const ring = document.createElement("div");
  ring.className = "roving";
  ring.hidden = true;
  box.append(ring);
  const stop = () => { ring.hidden = true; };

  const step = (by: number) => {
    const list = [...marks.inView()].sort((a, b) => (a.item.members[0] ?? -1) - (b.item.members[0] ?? -1) || a.item.key.localeCompare(b.item.key));
    if (list.length === 0) return;
    const here = list.findIndex((d) => d.item.key === at);
    const next = here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length;
    const drawn = list[next];
    if (!drawn) return;
    at = drawn.item.key;
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
        const drawn = marks.inView().find((d) => d.item.key === at);
        if (drawn) act(drawn);
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
