import { elements, element } from "../dom";
import { LAYERS, READINGS, SHADES, SIZES, type Look } from "../state/state";

export type Switches = Readonly<{ show: (s: Look) => void }>;

export type SwitchOptions = Readonly<{
  change: (p: Partial<Look>) => void;
  tiles: (on: boolean) => void;
}>;

// takeSwitches makes the server's form of how the map looks apply at once.
export const takeSwitches = (form: HTMLFormElement, { change, tiles }: SwitchOptions): Switches => {
  const inputs = (name: string) => elements<HTMLInputElement>(form, `input[name=${name}]`);
  const boxes = inputs("layers"), readings = inputs("reading"), sizes = inputs("size");
  const online = form.querySelector<HTMLInputElement>("input[name=tiles]");
  if (online) online.checked = false; // a browser may remember it
  const select = element<HTMLSelectElement>(form, "[name=shade]"), sizing = element(form, "[data-sizes]");
  const menu = element<HTMLDetailsElement>(form, "[data-layers]");
  const picked = <T extends string>(radios: readonly HTMLInputElement[], of: readonly [T, ...T[]]): T =>
    of.find((w) => radios.some((r) => r.checked && r.value === w)) ?? of[0];
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("change", (e) => {
    if (online && e.target === online) {
      tiles(online.checked);
      return;
    }
    const layers = new Set(LAYERS.filter((l) => boxes.some((b) => b.checked && b.value === l)));
    if (e.target === select) change({ shade: SHADES.find((s) => s === select.value) ?? "plain" });
    else if (boxes.some((b) => b === e.target)) change({ layers });
    else change({ reading: picked(readings, READINGS), size: picked(sizes, SIZES) });
  });
  // The menu of layers closes as menus do.
  document.addEventListener("click", (e) => { if (!menu.contains(e.target as Node)) menu.open = false; });
  menu.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !menu.open) return;
    e.stopPropagation();
    menu.open = false;
    element(menu, "summary").focus();
  });
  return {
    show: (s) => {
      for (const b of boxes) b.checked = LAYERS.some((l) => l === b.value && s.layers.has(l));
      for (const r of readings) r.checked = r.value === s.reading;
      for (const r of sizes) r.checked = r.value === s.size;
      sizing.hidden = s.reading === "places";
      select.value = s.shade;
    },
  };
};
