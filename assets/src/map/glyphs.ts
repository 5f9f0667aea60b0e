import { all, svg } from "../dom";

// The shapes of kinds of event and of crossings' states are the legend's: there is one drawing of each.
export type Glyphs = Readonly<{
  mark: (type: string, killed: number | null, options?: Readonly<{ strike?: boolean; chosen?: boolean }>) => Readonly<{ node: SVGElement; size: number }>;
  door: (state: string, faded: boolean, bare?: boolean) => SVGElement; // bare: without its plate
}>;

// How many times the drawing is enlarged by the number of people killed; no figure is hollow, for it isn't zero.
const SIZES = [[30, 2.3], [10, 1.75], [3, 1.35], [1, 1.05], [0, 0.8]] as const;

export const sizeOf = (killed: number | null): number =>
  killed === null ? 0.95 : (SIZES.find(([from]) => killed >= from)?.[1] ?? 0.8);

export const readGlyphs = (legend: ParentNode): Glyphs => {
  const shapes = (attribute: string) => new Map(all(legend, `[data-${attribute}]`).map((e) =>
    [e.dataset[attribute] ?? "", e.querySelector("path")?.getAttribute("d") ?? ""] as const));
  const glyphs = shapes("glyph"), doors = shapes("door");
  return {
    mark: (type, killed, { strike = false, chosen = false } = {}) => {
      const scale = sizeOf(killed) * 1.15;
      const half = Math.ceil(8 * scale) + (strike ? 4 : 2);
      const parts: SVGElement[] = [];
      if (chosen) parts.push(svg("circle", { class: "mark-halo", r: half - 1 }));
      if (strike) parts.push(svg("circle", { class: "mark-strike", r: half - 2 }));
      parts.push(svg("path", { class: killed === null ? "glyph hollow" : "glyph", d: glyphs.get(type) ?? "", transform: `scale(${scale})` }));
      return { node: frame(half, "mark t-" + type, parts), size: half * 2 };
    },
    door: (state, faded, bare = false) => {
      const name = `gate s-${state}${faded ? " faded" : ""}`, path = { class: "door", d: doors.get(state) ?? "" };
      if (bare) return frame(8, name + " bare", [svg("rect", { class: "door-ground", x: -7.5, y: -7.5, width: 15, height: 15, rx: 2 }), svg("path", path)]);
      return frame(13, name, [svg("circle", { class: "gate-ground", r: 12 }), svg("path", path)]);
    },
  };
};

const frame = (half: number, name: string, parts: readonly SVGElement[]): SVGElement =>
  svg("svg", { class: name, width: half * 2, height: half * 2, viewBox: `${-half} ${-half} ${half * 2} ${half * 2}`, "aria-hidden": "true" }, ...parts);
