import type { View } from "../plan/geometry";

// A tile is a square of the web's map, 2^zoom of them a side.
export type TileAt = Readonly<{ zoom: number; x: number; y: number }>;

const FARTHER = 2; // a tile is drawn at four times its size: its cells are then two to four pixels wide
const SIDE = 256; // pixels of the world at zoom 0
const MOST = 14; // zooms that have tiles

// tilesOf are the tiles that a view needs with what lies beyond its edges, as a part of its size.
export const tilesOf = ({ zoom, left, top, width, height }: View, beyond: number): TileAt[] => {
  const z = Math.max(0, Math.min(MOST, Math.floor(zoom) - FARTHER)), side = SIDE * 2 ** (zoom - z), last = 2 ** z - 1;
  const at = (pixels: number) => Math.max(0, Math.min(last, Math.floor(pixels / side)));
  const out: TileAt[] = [];
  for (let y = at(top - beyond * height); y <= at(top + (1 + beyond) * height); y++) {
    for (let x = at(left - beyond * width); x <= at(left + (1 + beyond) * width); x++) out.push({ zoom: z, x, y });
  }
  return out;
};

export const keyOf = ({ zoom, x, y }: TileAt): string => `${zoom}/${x}/${y}`;
