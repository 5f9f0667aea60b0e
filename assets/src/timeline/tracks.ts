import type { Boot } from "../api/types";

export type Tracks = Readonly<{ show: (origins: readonly string[]) => void; near: (near: boolean) => void }>;

// takeTracks keeps the lines below the chart that show what each record has collected: of the chosen ones, where they are
// several. They are the server's, for all years and for where the chart's axis bends then.
export const takeTracks = (root: HTMLElement, { covered }: Pick<Boot, "covered">): Tracks => {
  const list = root.querySelector<HTMLElement>("[data-tracks]"), rows = [...root.querySelectorAll<HTMLElement>("[data-track]")];
  const lastOf = (origins: readonly string[]) =>
    covered.reduce((last, c) => ((origins.length === 0 || origins.includes(c.origin)) && c.to > last ? c.to : last), "");
  let chosen: readonly string[] = [], close = false;
  const draw = () => {
    if (!list) return;
    for (const row of rows) row.hidden = chosen.length > 0 && !chosen.includes(row.dataset.track ?? "");
    list.hidden = close || rows.filter((row) => !row.hidden).length < 2 || lastOf(chosen) !== list.dataset.tracks;
  };
  return {
    show: (origins) => { chosen = origins; draw(); },
    near: (near) => { close = near; draw(); },
  };
};
