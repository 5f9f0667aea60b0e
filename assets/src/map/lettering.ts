import type { Lettering } from "../plan/names";
import type { Theme } from "./theme";

// Face is how a kind of name is written. A canvas measures its own letters: nothing is laid out for it.
export type Face = Readonly<{ font: string; height: number; spacing: number; upper: boolean; colour: string; halo: number }>;

const FACES = {
  country: ["600 14px", "text", 14, 0, true, "label"],
  province: ["500 10.5px", "text", 12, 1.6, true, "faint"],
  district: ["italic 500 12.5px", "head", 14, 0.1, false, "label"],
  town1: ["600 13px", "text", 15, 0, false, "ink"],
  town2: ["500 11.5px", "text", 13, 0, false, "label"],
  town3: ["400 11px", "text", 13, 0, false, "faint"],
  gate: ["600 10.5px", "text", 12, 0.1, false, "label"],
  river: ["italic 400 11px", "head", 13, 0.6, false, "faint"],
  pass: ["italic 400 10.5px", "text", 12, 0, false, "faint"],
  peak: ["italic 400 10.5px", "text", 12, 0, false, "faint"],
} as const satisfies Record<string, readonly [font: string, family: "text" | "head", height: number, spacing: number, upper: boolean, colour: "label" | "faint" | "ink"]>;

export const faceOf = (kind: string, theme: Theme): Face => {
  const [font, family, height, spacing, upper, colour] = FACES[kind as keyof typeof FACES] ?? FACES.town3;
  return { font: `${font} ${theme[family]}`, height, spacing, upper, colour: theme[colour], halo: kind === "country" ? 4 : 3 };
};

export const written = (face: Face, text: string): string => (face.upper ? text.toUpperCase() : text);

export type Pen = CanvasRenderingContext2D & { letterSpacing?: string };

export const dip = (pen: Pen, face: Face): void => {
  pen.font = face.font;
  pen.letterSpacing = `${face.spacing}px`;
};

// createLettering measures each name once.
export const createLettering = (theme: () => Theme): Lettering => {
  const pen = document.createElement("canvas").getContext("2d") as Pen | null;
  const known = new Map<string, number>();
  return {
    height: (kind) => faceOf(kind, theme()).height,
    width: (kind, text) => {
      const key = kind + " " + text, width = known.get(key);
      if (width !== undefined || !pen) return width ?? text.length * 7;
      const face = faceOf(kind, theme());
      dip(pen, face);
      const fresh = Math.ceil(pen.measureText(written(face, text)).width);
      known.set(key, fresh);
      return fresh;
    },
  };
};
