import type { Boot, Marks } from "../api/types";
import { svg } from "../dom";
import type { Glyphs } from "../map/signs";
import { contested } from "../map/words";

export type Icons = Readonly<{ boot: Boot; glyphs: Glyphs; size: number }>;

// icon is the sign of an incident beside its words, as the server's rows have it: of a contested one a half is filled and
// the other outlined, cut by a window of half the width.
export const icon = (m: Marks, i: number, { boot, glyphs, size }: Icons): SVGElement => {
  const type = boot.types[m.incidents.type[i] ?? -1] ?? "other", d = glyphs.path(type);
  const parts = contested(m, i, boot)
    ? [svg("path", { class: "outline", d }),
      svg("svg", { class: "half", x: -8, y: -8, width: 8, height: 16, viewBox: "-8 -8 8 16" }, svg("path", { d }))]
    : [svg("path", { d })];
  return svg("svg", { class: "icon t-" + type, viewBox: "-8 -8 16 16", width: size, height: size, "aria-hidden": "true" }, ...parts);
};
