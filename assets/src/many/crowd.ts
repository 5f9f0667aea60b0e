import type { Marks, SumsSent } from "../api/types";
import type { Bounds, View } from "../plan/geometry";
import type { Target } from "../plan/pick";
import type { Thing, Things } from "../plan/things";
import type { Scale } from "../plan/sizes";
import type { Palette } from "../map/paint";
import type { Pen } from "../map/lettering";
import type { Glyphs } from "../map/signs";
import type { Theme } from "../map/theme";

// Crowd is what a map shows of more matches than the page can be told of one by one: sums of areas, which come with the answer,
// and places in view, which come by the tile.
export type Crowd = Readonly<{
  things: Things; // of areas
  middle: Bounds | undefined; // where they are in the main
  head: SumsSent["head"]; // what stands above the list
  counts: Readonly<{ drawn: number; badges: number; placeless: number }>;
  // look tells what is known of a view once it is there, unless another look overtakes it.
  look: (view: View, ink: Ink, show: (s: Scene) => void) => void;
  watch: (shown: () => void) => void; // a scene was shown
  seen: (within: (lon: number, lat: number) => boolean, mark: (type: number, contested: boolean, coarse: boolean) => void) => void;
  sizes: (sized: (value: number) => number) => readonly number[] | undefined; // that explain the scale, where it is its own
  members: (of: Thing) => Listed; // rows of the answer, which are asked for when they are shown
  held: (row: number) => readonly number[]; // members of what is drawn that hold a row
  bring: (rows: Listed) => Promise<boolean> | undefined;
  find: (id: string) => Promise<boolean> | undefined;
}>;

// Listed are rows of an answer by their positions: an array, or as many as nobody would write down.
export type Listed = Readonly<{ length: number; at: (k: number) => number | undefined }>;

// Ink is what places are drawn with.
export type Ink = Readonly<{ theme: Theme; glyphs: Glyphs; quiet: boolean; areas: boolean }>; // areas: far out, their signs stand for all

// Scene is what is known of a view. Of few places, each is a thing of its own; of many, all are one picture that lies beneath
// the signs, and what a pointer means is asked here.
export type Scene = Readonly<{
  view: View;
  scale: Scale;
  count: number; // of incidents known to a place in it and a little beyond its edges
  marks: Marks; // the columns that members of things are positions in: what is drawn, not what is listed
  spots: readonly Thing[];
  badges: readonly Thing[]; // from close by
  beneath?: (pen: Pen, palette: Palette) => void;
  near: (x: number, y: number) => readonly Target[]; // the one of them that is nearest
  first: () => readonly Target[]; // those with most incidents in view, that keys step through
}>;
