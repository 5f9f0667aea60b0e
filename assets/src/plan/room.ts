import { discMeets, discsMeet, overlap, within, type Box, type Disc } from "./geometry";

// Room is what of the screen is taken already: boxes of names and discs of signs.
export type Room = Readonly<{
  takeBox: (b: Box) => void;
  takeDisc: (d: Disc) => void;
  freeBox: (b: Box) => void;
  boxFree: (b: Box, gap?: number) => boolean;
  discFree: (d: Disc, under?: boolean) => boolean; // under: it may lie beneath what covers the map
  inside: (b: Box) => boolean;
  open: (d: Disc) => boolean; // nothing covers the map there
}>;

const GAP = 2; // pixels between two signs

export const createRoom = (frame: Box, covered: readonly Box[] = []): Room => {
  const boxes: Box[] = [], discs: Disc[] = [];
  return {
    takeBox: (b) => { boxes.push(b); },
    takeDisc: (d) => { discs.push(d); },
    freeBox: (b) => {
      const i = boxes.findIndex((o) => o.left === b.left && o.top === b.top && o.right === b.right && o.bottom === b.bottom);
      if (i >= 0) boxes.splice(i, 1);
    },
    boxFree: (b, gap = 3) => {
      const wide = { left: b.left - gap, top: b.top - gap, right: b.right + gap, bottom: b.bottom + gap };
      return !covered.some((o) => overlap(o, wide)) && !boxes.some((o) => overlap(o, wide)) && !discs.some((d) => discMeets(d, b, gap));
    },
    discFree: (d, under = false) =>
      !boxes.some((b) => discMeets(d, b, GAP)) && !discs.some((o) => discsMeet(o, d, GAP)) && (under || !covered.some((b) => discMeets(d, b, GAP))),
    inside: (b) => within(b, frame),
    open: (d) => !covered.some((b) => discMeets(d, b, 1)),
  };
};
