// What the page's data block tells the script: texts in the reader's language, addresses, and what never changes
// within a dataset version.
export type Day = string; // YYYY-MM-DD

export type Boot = Readonly<{
  lang: string;
  texts: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  prefix: string;
  version: string;
  basemap: string;
  collected: Readonly<{ from: Day; to: Day }>;
  types: readonly string[];
  strikes: readonly string[];
  group: string;
  events: readonly ContextEvent[];
  tiles?: Readonly<{ url: string; attribution: string }> | null;
  home: readonly [west: number, south: number, east: number, north: number];
}>;

export type ContextEvent = Readonly<{ from: Day; to: Day; when: string; title: string }>;

export const readBoot = (doc: Document): Boot => {
  const block = doc.getElementById("boot");
  if (!block?.textContent) throw new Error("the page has no data block");
  return JSON.parse(block.textContent) as Boot;
};
