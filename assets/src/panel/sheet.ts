import { all, one } from "../dom";

export type Sheet = Readonly<{ to: (part: Part) => void }>;
export type Part = "map" | "list" | "filter";

// takeSheet moves the telephone's sheet by its buttons; on wider screens the panel stands beside the map.
export const takeSheet = (atlas: HTMLElement): Sheet => {
  const bar = one(atlas, "[data-sheet]"), body = one(atlas, "[data-panel-body]");
  bar.hidden = false;
  const buttons = all<HTMLButtonElement>(bar, "[data-sheet-to]");
  const more = one<HTMLDetailsElement>(atlas, "[data-filter-more]");
  const to = (part: Part) => {
    // The sheet has room for the whole form.
    if (part === "filter") more.open = true;
    atlas.dataset.part = part;
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.sheetTo === part));
    body.scrollTop = 0;
  };
  for (const b of buttons) b.addEventListener("click", () => to(b.dataset.sheetTo as Part));
  to("map");
  return { to };
};
