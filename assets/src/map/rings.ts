import { svg } from "../dom";

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
export const radius = (count: number, strike: boolean, scale: number): number => {
  const digits = String(count).length;
  return Math.round(strike ? 10 + 3 * digits + scale * 0.5 * Math.sqrt(count) : 8 + scale * (1 + 1.25 * Math.sqrt(count)) + (digits > 2 ? 1 : 0));
};

export const ring = (r: number, order: readonly string[], kinds: readonly string[], strike: boolean): SVGElement => {
  const width = strike ? 3 : Math.min(6, 2.5 + r / 7), middle = r - width / 2 - 1, turn = 2 * Math.PI * middle;
  // A diamond is a square on its corner.
  const half = r / Math.SQRT2 - width / 2;
  const square = { x: -half, y: -half, width: 2 * half, height: 2 * half, rx: 1.5, transform: "rotate(45)" };
  const ground = strike ? svg("rect", { class: "ring-ground", ...square, "stroke-width": width + 2 }) : svg("circle", { class: "ring-ground", r: r - 0.5 });
  const lines = arcs(order, kinds).map((a) => strike
    ? svg("rect", { class: "ring-arc t-" + a.kind, ...square, pathLength: 1, "stroke-width": width, "stroke-dasharray": `0 ${a.from} ${a.to - a.from} 1` })
    : svg("circle", { class: "ring-arc t-" + a.kind, r: middle, "stroke-width": width,
      "stroke-dasharray": `${(a.to - a.from) * turn} ${turn}`, "stroke-dashoffset": -a.from * turn, transform: "rotate(-90)" }));
  return framed(strike ? "cluster cluster-strikes" : "cluster", r + (strike ? 2 : 0), [ground, ...lines, count(kinds.length)]);
};

export const badge = (r: number, n: number, chosen: boolean): SVGElement =>
  framed(chosen ? "badge chosen" : "badge", r, [svg("circle", { class: "badge-ring", r: r - 1 }), count(n)]);

const count = (n: number): SVGElement => svg("text", { "text-anchor": "middle", dy: ".36em" }, String(n));

const framed = (name: string, r: number, parts: readonly SVGElement[]): SVGElement =>
  svg("svg", { class: name, width: r * 2, height: r * 2, viewBox: `${-r} ${-r} ${r * 2} ${r * 2}`, "aria-hidden": "true" }, ...parts);
