import { elements, el, element, svg } from "../dom";
import type { Shaded } from "../map/map";
import { LAYERS, READINGS, SHADES, SIZES, type Layer, type Look, type Shade, type State } from "../state/state";
import { grouped, type Text } from "../text";

export type Switches = Readonly<{
  show: (s: State) => void;
  shades: (shaded: Shaded, shade: Shade, period: string) => void;
}>;

export type SwitchOptions = Readonly<{
  t: Text;
  groupMark: string;
  change: (p: Partial<Look>) => void;
  tiles: (on: boolean) => void;
}>;

// takeSwitches lets a reader choose layers and shades, and explains the shades.
export const takeSwitches = (form: HTMLFormElement, { t, groupMark, change, tiles }: SwitchOptions): Switches => {
  form.hidden = false;
  const boxes = elements<HTMLInputElement>(form, "input[name=layer]");
  const online = form.querySelector<HTMLInputElement>("input[name=tiles]");
  if (online) online.checked = false; // a browser may remember it
  const readings = elements<HTMLInputElement>(form, "input[name=reading]"), sizes = elements<HTMLInputElement>(form, "input[name=size]");
  const sizing = element(form, "[data-sizes]");
  const picked = <T extends string>(radios: readonly HTMLInputElement[], of: readonly [T, ...T[]]): T =>
    of.find((w) => radios.some((r) => r.checked && r.value === w)) ?? of[0];
  const select = element<HTMLSelectElement>(form, "[name=shade]");
  const legend = element(form, "[data-shades]");
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("change", (e) => {
    if (e.target === select) {
      const shade = SHADES.find((s) => s === select.value) ?? "plain";
      change({ shade });
      return;
    }
    if (online && e.target === online) {
      tiles(online.checked);
      return;
    }
    if (readings.concat(sizes).some((r) => r === e.target)) {
      change({ reading: picked(readings, READINGS), size: picked(sizes, SIZES) });
      return;
    }
    const on = boxes.filter((b) => b.checked).map((b) => b.value);
    change({ layers: new Set(LAYERS.filter((l) => on.includes(l))) });
  });
  // Rates keep a digit behind the point, small ones two; counts are whole.
  const number = (n: number, whole: boolean) => (whole ? grouped(n, groupMark) : n.toFixed(n >= 10 ? 0 : n >= 0.1 ? 1 : 2));
  return {
    show: (s) => {
      for (const b of boxes) b.checked = s.layers.has(b.value as Layer);
      for (const r of readings) r.checked = r.value === s.reading;
      for (const r of sizes) r.checked = r.value === s.size;
      sizing.hidden = s.reading === "places";
      select.value = s.shade;
    },
    shades: ({ steps, none, zero }, shade, period) => {
      legend.hidden = shade === "plain";
      if (shade === "plain") return;
      const whole = steps.every((s) => Number.isInteger(s.low) && Number.isInteger(s.high));
      const line = (name: string, text: string) =>
        el("li", {},
          svg("svg", { class: "swatch " + name, width: 22, height: 14, "aria-hidden": "true" }, svg("rect", { width: 22, height: 14 })),
          el("span", {}, text));
      legend.replaceChildren(
        el("p", { class: "shade-title" }, t("map.shade.legend." + shade, { period })),
        el("ul", { class: "swatches" },
          ...(none ? [line("shade-none", t("map.shade.none"))] : []),
          ...(zero ? [line("shade-0", "0")] : []),
          ...steps.map((s) => line(`shade-${s.shade}`, s.low === s.high ? number(s.low, whole) : `${number(s.low, whole)}–${number(s.high, whole)}`))));
    },
  };
};
