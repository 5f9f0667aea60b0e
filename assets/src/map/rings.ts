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

export const ring = (r: number, order: readonly string[], kinds: readonly string[], strike: boolean): SVGElement => {
  const width = Math.min(7, 3 + r / 6), middle = r - width / 2 - 1, turn = 2 * Math.PI * middle;
  const ground = strike
    ? svg("rect", { class: "ring-ground", x: -r * 0.72, y: -r * 0.72, width: r * 1.44, height: r * 1.44, rx: 3, transform: "rotate(45)" })
    : svg("circle", { class: "ring-ground", r: r - 0.5 });
  const lines = arcs(order, kinds).map((a) => strike
    ? svg("rect", { class: "ring-arc t-" + a.kind, x: -r * 0.72 + width / 2, y: -r * 0.72 + width / 2, width: r * 1.44 - width, height: r * 1.44 - width, rx: 2,
      pathLength: 1, "stroke-width": width, "stroke-dasharray": `0 ${a.from} ${a.to - a.from} 1`, transform: "rotate(45)" })
    : svg("circle", { class: "ring-arc t-" + a.kind, r: middle, "stroke-width": width,
      "stroke-dasharray": `${(a.to - a.from) * turn} ${turn}`, "stroke-dashoffset": -a.from * turn, transform: "rotate(-90)" }));
  return framed(strike ? "cluster cluster-strikes" : "cluster", r + (strike ? 2 : 0), [ground, ...lines, count(kinds.length)]);
};

export const badge = (r: number, n: number, chosen: boolean): SVGElement =>
  framed(chosen ? "badge chosen" : "badge", r, [svg("circle", { class: "badge-ring", r: r - 1 }), count(n)]);

const count = (n: number): SVGElement => svg("text", { "text-anchor": "middle", dy: ".36em" }, String(n));

const framed = (name: string, r: number, parts: readonly SVGElement[]): SVGElement =>
  svg("svg", { class: name, width: r * 2, height: r * 2, viewBox: `${-r} ${-r} ${r * 2} ${r * 2}`, "aria-hidden": "true" }, ...parts);
