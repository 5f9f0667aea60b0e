import type { Box, Disc, Spot } from "./geometry";
import type { Room } from "./room";

// Where a sign stands: at its own point, else at the nearest free spot of its area, joined to its point by a line.
export type Wanted = Readonly<{
  at: Spot; r: number;
  may: (w: Spot) => boolean; // it may stand there, in the world's units
  far: number; // pixels that it may give way
}>;

const STRIDE = 4; // pixels from ring to ring of the spots that are tried

export const standing = ({ at: [x, y], r, may, far }: Wanted, room: Room, frame: Box, earth: (at: Spot) => Spot): Disc | undefined => {
  const own = { x, y, r };
  if (room.discFree(own, true)) return own;
  // A sign that is off the screen stays there.
  if (x < frame.left - r || y < frame.top - r || x > frame.right + r || y > frame.bottom + r) return own;
  const under = !room.open({ x, y, r: 0 });
  for (let ring = STRIDE; ring <= far; ring += STRIDE) {
    const count = Math.max(8, Math.round((2 * Math.PI * ring) / 7));
    for (let k = 0; k < count; k++) {
      const turn = (2 * Math.PI * k) / count - Math.PI / 2;
      const d = { x: x + ring * Math.cos(turn), y: y + ring * Math.sin(turn), r };
      if (d.x - r < frame.left || d.y - r < frame.top || d.x + r > frame.right || d.y + r > frame.bottom) continue;
      if (!room.discFree(d, under) || !may(earth([d.x, d.y]))) continue;
      return d;
    }
  }
  return undefined;
};
