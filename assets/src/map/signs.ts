import { elements, svg } from "../dom";

// The shapes of kinds of event and of crossings' states are the legend's: there is one drawing of each.
export type Glyphs = Readonly<{
  path: (type: string) => string; // of a kind of event, as SVG has it
  mark: (type: string, killed: number | null, options: Readonly<{ strike: boolean; chosen: boolean }>) => Readonly<{ node: SVGElement; size: number }>;
  gate: (state: string, faded: boolean, bare?: boolean) => SVGElement; // bare: without its plate
}>;

// How many times the drawing is enlarged by the number of people killed; no figure is hollow, for it isn't zero.
const SIZES = [[30, 2.3], [10, 1.75], [3, 1.35], [1, 1.05], [0, 0.8]] as const;

export const sizeOf = (killed: number | null): number =>
  killed === null ? 0.95 : (SIZES.find(([from]) => killed >= from)?.[1] ?? 0.8);

export const readGlyphs = (legend: ParentNode): Glyphs => {
  const shapes = (attribute: string) => new Map(elements(legend, `[data-${attribute}]`).map((e) =>
    [e.dataset[attribute] ?? "", e.querySelector("path")?.getAttribute("d") ?? ""] as const));
  const types = shapes("glyph"), states = shapes("door");
  const path = (type: string) => types.get(type) ?? "";
  return {
    path,
    mark: (type, killed, { strike, chosen }) => {
      const scale = sizeOf(killed) * 1.15;
      const half = Math.ceil(8 * scale) + (strike ? 4 : 2);
      const parts: SVGElement[] = [];
      if (chosen) parts.push(svg("circle", { class: "mark-halo", r: half - 1 }));
      if (strike) parts.push(svg("circle", { class: "mark-strike", r: half - 2 }));
      parts.push(svg("path", { class: killed === null ? "glyph hollow" : "glyph", d: path(type), transform: `scale(${scale})` }));
      return { node: frame(half, "mark t-" + type, parts), size: half * 2 };
    },
    gate: (state, faded, bare = false) => {
      const name = `gate s-${state}${faded ? " faded" : ""}`, door = { class: "door", d: states.get(state) ?? "" };
      if (bare) return frame(8, name + " bare", [svg("rect", { class: "door-ground", x: -7.5, y: -7.5, width: 15, height: 15, rx: 2 }), svg("path", door)]);
      return frame(13, name, [svg("circle", { class: "gate-ground", r: 12 }), svg("path", door)]);
    },
  };
};

// A cluster is a ring whose arcs are the kinds of event in it, with the count inside; a badge is a dashed ring.
export type Arc = Readonly<{ kind: string; from: number; to: number }>; // parts of a turn

export const arcs = (order: readonly string[], kinds: readonly string[]): Arc[] => {
  const out: Arc[] = [];
  let at = 0;
  for (const kind of order) {
    const count = kinds.filter((k) => k === kind).length;
    if (count === 0) continue;
    out.push({ kind, from: at / kinds.length, to: (at + count) / kinds.length });
    at += count;
  }
  return out;
};

// radius is how far a cluster reaches. A diamond narrows where its number stands, so it begins larger.
export const radius = ({ count, strike, scale }: Readonly<{ count: number; strike: boolean; scale: number }>): number => {
  const digits = String(count).length;
  return Math.round(strike ? 10 + 3 * digits + scale * 0.5 * Math.sqrt(count) : 8 + scale * (1 + 1.25 * Math.sqrt(count)) + (digits > 2 ? 1 : 0));
};

export type Ring = Readonly<{ r: number; order: readonly string[]; kinds: readonly string[]; strike: boolean }>;

export const ring = ({ r, order, kinds, strike }: Ring): SVGElement => {
  const width = strike ? 3 : Math.min(6, 2.5 + r / 7), middle = r - width / 2 - 1, turn = 2 * Math.PI * middle;
  // A diamond is a square on its corner.
  const half = r / Math.SQRT2 - width / 2;
  const square = { x: -half, y: -half, width: 2 * half, height: 2 * half, rx: 1.5, transform: "rotate(45)" };
  const ground = strike ? svg("rect", { class: "ring-ground", ...square, "stroke-width": width + 2 }) : svg("circle", { class: "ring-ground", r: r - 0.5 });
  const lines = arcs(order, kinds).map((a) => strike
    ? svg("rect", { class: "ring-arc t-" + a.kind, ...square, pathLength: 1, "stroke-width": width, "stroke-dasharray": `0 ${a.from} ${a.to - a.from} 1` })
    : svg("circle", { class: "ring-arc t-" + a.kind, r: middle, "stroke-width": width,
      "stroke-dasharray": `${(a.to - a.from) * turn} ${turn}`, "stroke-dashoffset": -a.from * turn, transform: "rotate(-90)" }));
  return frame(r + (strike ? 2 : 0), strike ? "cluster cluster-strikes" : "cluster", [ground, ...lines, count(kinds.length)]);
};

export const badge = (r: number, members: number, { chosen }: Readonly<{ chosen: boolean }>): SVGElement =>
  frame(r, chosen ? "badge chosen" : "badge", [svg("circle", { class: "badge-ring", r: r - 1 }), count(members)]);

const count = (n: number): SVGElement => svg("text", { "text-anchor": "middle", dy: ".36em" }, String(n));

const frame = (half: number, name: string, parts: readonly SVGElement[]): SVGElement =>
  svg("svg", { class: name, width: half * 2, height: half * 2, viewBox: `${-half} ${-half} ${half * 2} ${half * 2}`, "aria-hidden": "true" }, ...parts);
