// The canvas takes its colours from the style sheet, as everything else does, and anew when the theme changes.
export type Theme = Readonly<{
  hue: (kind: string) => string; // of a kind of event
  state: (state: string) => string; // of a crossing
  ink: string;
  paper: string;
  halo: string;
  label: string;
  faint: string;
  edge: string;
  accent: string;
  frontier: string;
  land: string;
  line: string;
  text: string; // the families of letters
  head: string;
}>;

export const readTheme = (box: Element): Theme => {
  const style = getComputedStyle(box), known = new Map<string, string>();
  const token = (name: string): string => {
    const value = known.get(name) ?? style.getPropertyValue("--" + name).trim();
    known.set(name, value);
    return value;
  };
  return {
    hue: (kind) => token("type-" + kind) || token("type-other"),
    state: (state) => token("status-" + state) || token("status-unknown"),
    ink: token("ink"), paper: token("paper"), halo: token("map-halo"), label: token("map-label"), faint: token("map-label-faint"),
    edge: token("mark-edge"), accent: token("accent"), frontier: token("map-frontier"), land: token("map-land"), line: token("map-line"), text: token("font-text"), head: token("font-head"),
  };
};

// watchTheme calls when the system changes its wish, and before and after a page is printed, which is light: what is
// printed has to be painted at once.
export const watchTheme = (changed: () => void, printed: () => void): void => {
  matchMedia("print").addEventListener("change", printed);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener("change", changed);
  }
};
