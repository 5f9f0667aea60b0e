import { all, el, one, svg } from "../dom";
import type { Shaded } from "../map/map";
import { LAYERS, SHADES, type Layer, type Shade, type State } from "../state/state";
import { grouped, type Text } from "../text";

export type Switches = Readonly<{
  show: (s: State) => void;
  shades: (shaded: Shaded, shade: Shade, period: string) => void;
}>;

// takeSwitches lets a reader choose layers and shades, and explains the shades.
export const takeSwitches = (form: HTMLFormElement, t: Text, mark: string, change: (p: Partial<Pick<State, "layers" | "shade">>) => void): Switches => {
  form.hidden = false;
  const boxes = all<HTMLInputElement>(form, "input[name=layer]");
  const select = one<HTMLSelectElement>(form, "[name=shade]");
  const legend = one(form, "[data-shades]");
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("change", (e) => {
    if (e.target === select) {
      const shade = SHADES.find((s) => s === select.value) ?? "plain";
      change({ shade });
      return;
    }
    const on = boxes.filter((b) => b.checked).map((b) => b.value);
    change({ layers: new Set(LAYERS.filter((l) => on.includes(l))) });
  });
  const number = (n: number) => (Number.isInteger(n) ? grouped(n, mark) : n.toFixed(n < 10 ? 1 : 0));
  return {
    show: (s) => {
      for (const b of boxes) b.checked = s.layers.has(b.value as Layer);
      select.value = s.shade;
    },
    shades: ({ steps, none, zero }, shade, period) => {
      legend.hidden = shade === "plain";
      if (shade === "plain") return;
      const line = (name: string, text: string) =>
        el("li", {}, svg("svg", { class: "swatch " + name, width: 22, height: 14, "aria-hidden": "true" }, svg("rect", { width: 22, height: 14 })), el("span", {}, text));
      legend.replaceChildren(
        el("p", { class: "shade-title" }, t("map.shade.legend." + shade, { period })),
        el("ul", { class: "swatches" },
          ...(none ? [line("shade-none", t("map.shade.none"))] : []),
          ...(zero ? [line("shade-0", "0")] : []),
          ...steps.map((s) => line(`shade-${s.shade}`, s.low === s.high ? number(s.low) : `${number(s.low)}–${number(s.high)}`))));
    },
  };
};
