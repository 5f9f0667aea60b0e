import type { Pen } from "../map/lettering";
import { BEYOND, paintPlaces, type Asked, type Places } from "./field";

// picture draws places onto a canvas that no page shows; undefined where there is none, as in old browsers: then the page draws
// them.
export const picture = (places: Places, asked: Asked): ImageBitmap | undefined => {
  if (typeof OffscreenCanvas === "undefined") return undefined;
  const { view: { width, height }, ratio } = asked, x = Math.round(width * BEYOND), y = Math.round(height * BEYOND);
  const canvas = new OffscreenCanvas(Math.round((width + 2 * x) * ratio), Math.round((height + 2 * y) * ratio));
  const pen = canvas.getContext("2d") as unknown as Pen | null;
  if (!pen) return undefined;
  pen.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
  draw(pen, places, asked);
  return canvas.transferToImageBitmap();
};

// draw draws places by what is asked.
export const draw = (pen: Pen, places: Places, asked: Asked): void => {
  const paths = asked.glyphs.map((d) => new Path2D(d));
  pen.lineJoin = "round";
  paintPlaces(pen, places, asked, {
    theme: { hue: (type) => asked.hues[Number(type)] ?? "", edge: asked.edge }, glyph: (type) => paths[Number(type)] ?? new Path2D(),
  });
};
