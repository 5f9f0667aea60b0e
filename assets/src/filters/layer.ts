import { element, elements } from "../dom";

export type Layer = Readonly<{ open: () => void; close: () => void }>;

// takeLayer lays the form over the panel, over the whole screen of a telephone. What lies beneath can't be reached
// meanwhile; Escape and the button that shows what matches lead back to where the reader came from.
export const takeLayer = (atlas: HTMLElement, { opened, shown }: Readonly<{ opened: () => void; shown: () => void }>): Layer => {
  const layer = element(atlas, "[data-filter-layer]"), panel = element(atlas, "[data-panel]");
  const openers = elements<HTMLButtonElement>(atlas, "[data-filter-open]"), shut = element(layer, "[data-filter-close]");
  let back: HTMLElement | null = null;
  layer.setAttribute("role", "dialog");
  layer.setAttribute("aria-label", layer.dataset.title ?? "");
  shut.hidden = false;

  const beneath = () => [...elements(panel, "[data-panel-top], [data-sheet], .panel-head, .results"),
    ...(matchMedia("(max-width: 52rem)").matches ? elements(document, ".site-head, .site-foot, .stage, .time, .skip") : [])];
  const set = (open: boolean) => {
    atlas.toggleAttribute("data-filtering", open);
    for (const e of open ? beneath() : elements(document, "[data-beneath]")) {
      e.inert = open;
      e.toggleAttribute("data-beneath", open);
    }
    for (const b of openers) b.setAttribute("aria-expanded", String(open));
  };
  const open = () => {
    if (atlas.hasAttribute("data-filtering")) return;
    back = document.activeElement as HTMLElement | null;
    set(true);
    opened();
    shut.focus();
  };
  const close = () => {
    if (!atlas.hasAttribute("data-filtering")) return;
    set(false);
    (back?.isConnected && back !== document.body ? back : openers[0])?.focus();
  };
  for (const b of openers) b.addEventListener("click", open);
  shut.addEventListener("click", close);
  layer.addEventListener("keydown", (e) => { if (e.key === "Escape") { e.stopPropagation(); close(); } });
  element(layer, "form").addEventListener("submit", () => { close(); shown(); });
  return { open, close };
};
