import { element, elements } from "../dom";

export type Sheet = Readonly<{
  to: (part: Part, from?: Element) => void; // of the list, a telephone shows what is from there on
  part: () => Part;
  again: () => void; // a telephone shows the list as it was left
}>;
export type Part = "map" | "list";

// takeSheet moves the telephone's sheet by its buttons; on wider screens the panel stands beside the map.
export const takeSheet = (atlas: HTMLElement): Sheet => {
  const bar = element(atlas, "[data-sheet]"), body = element(atlas, "[data-panel-body]");
  bar.hidden = false;
  const buttons = elements<HTMLButtonElement>(bar, "[data-sheet-to]");
  const narrow = matchMedia("(max-width: 52rem)");
  let read = 0; // how far the list was scrolled when it was left
  const to = (part: Part, top = 0) => {
    if (atlas.dataset.part === "list") read = body.scrollTop;
    atlas.dataset.part = part;
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.sheetTo === part));
    if (narrow.matches || part === "list") body.scrollTop = top;
  };
  for (const b of buttons) b.addEventListener("click", () => to(b.dataset.sheetTo as Part, b.dataset.sheetTo === "list" ? read : 0));
  to("map");
  return {
    to: (part, from) => {
      to(part);
      if (from && narrow.matches) body.scrollTop = from.getBoundingClientRect().top - body.getBoundingClientRect().top;
    },
    part: () => (atlas.dataset.part === "list" ? "list" : "map"),
    again: () => { if (narrow.matches && atlas.dataset.part !== "list") to("list", read); },
  };
};

// takeJumps lets the page's first links lead to its parts as the script has them: a sheet opens, and the keys go on there.
export const takeJumps = (doc: Document, open: (part: Part) => void): void => {
  const parts: Readonly<Record<string, string>> = { list: ".results-title", map: "[data-map]", time: ".months" };
  for (const link of elements(doc, "[data-jump]")) {
    const part = link.dataset.jump ?? "", to = parts[part];
    if (!to) continue;
    link.addEventListener("click", (e) => {
      e.preventDefault();
      open(part === "list" ? "list" : "map");
      const target = element(doc, to);
      if (target.tabIndex < 0) target.tabIndex = -1;
      target.focus();
    });
  }
};
