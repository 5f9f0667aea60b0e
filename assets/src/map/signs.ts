import { elements, svg } from "../dom";

// The shapes of kinds of event and of crossings' states are the legend's: there is one drawing of each.
export type Glyphs = Readonly<{
  path: (type: string) => string; // of a kind of event, as SVG has it
  door: (state: string) => string; // of a crossing's state
  gate: (state: string, faded: boolean) => SVGElement;
}>;

export const readGlyphs = (legend: ParentNode): Glyphs => {
  const shapes = (attribute: string) => new Map(elements(legend, `[data-${attribute}]`).map((e) =>
    [e.dataset[attribute] ?? "", e.querySelector("path")?.getAttribute("d") ?? ""] as const));
  const types = shapes("glyph"), states = shapes("door");
  const door = (state: string) => states.get(state) ?? "";
  return {
    path: (type) => types.get(type) ?? "",
    door,
    gate: (state, faded) => svg("svg", { class: `gate s-${state}${faded ? " faded" : ""}`, width: 26, height: 26, viewBox: "-13 -13 26 26", "aria-hidden": "true" },
      svg("circle", { class: "gate-ground", r: 12 }), svg("path", { class: "door", d: door(state) })),
  };
};
