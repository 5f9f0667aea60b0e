import { discMeets, discsMeet, overlap, within, type Box, type Disc } from "./geometry";

// Room is what of the screen is taken already: boxes of names and discs of signs.
export type Room = Readonly<{
  takeBox: (b: Box) => void;
  takeDisc: (d: Disc) => void;
  boxFree: (b: Box, gap?: number) => boolean;
  discFree: (d: Disc, gap?: number) => boolean;
  inside: (b: Box) => boolean;
}>;

export const createRoom = (frame: Box, covered: readonly Box[] = []): Room => {
  const boxes: Box[] = [...covered], discs: Disc[] = [];
  return {
    takeBox: (b) => { boxes.push(b); },
    takeDisc: (d) => { discs.push(d); },
    boxFree: (b, gap = 3) => {
      const wide = { left: b.left - gap, top: b.top - gap, right: b.right + gap, bottom: b.bottom + gap };
      return !boxes.some((o) => overlap(o, wide)) && !discs.some((d) => discMeets(d, b, gap));
    },
    discFree: (d, gap = 2) => !boxes.some((b) => discMeets(d, b, gap)) && !discs.some((o) => discsMeet(o, d, gap)),
    inside: (b) => within(b, frame),
  };
};
