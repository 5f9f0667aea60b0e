// One scale for a whole picture: a sign's area grows with what it stands for, and nobody killed still has an area.
export type Scale = Readonly<{ a: number; b: number }>; // square pixels over pi: of nothing, and of one more

// From this zoom on every mark stands for itself, with its glyph.
export const CLOSE = 8.75;

const WHOLE = 7.75; // the zoom at which a screen shows the province

// factor is how much larger all signs are drawn closer in, where there is room for the glyphs, and smaller far out.
export const factor = (zoom: number): number =>
  zoom < WHOLE ? 2 ** ((zoom - WHOLE) * 0.85) : zoom < CLOSE ? 1 : Math.min(2, 1.25 + (zoom - CLOSE) * 0.3);

export const radius = (value: number, zoom: number, { a, b }: Scale): number => factor(zoom) * Math.sqrt(a + b * value);

// counting is the scale of signs that stand for incidents: there are fewer of them than of people killed.
export const counting = ({ a, b }: Scale): Scale => ({ a, b: b * 3 });

// On a shaded map all signs are dots of this size: the shades are what it is about.
export const QUIET = 2.6;

// numbered is how far a sign with a number reaches at least, in pixels: one of many digits farther.
export const numbered = (zoom: number, count: number): number => 2.3 * Math.max(0, Math.floor(Math.log10(count)) - 2) + (zoom < 7 ? 6.5 : zoom < 7.5 ? 8 : zoom < CLOSE ? 9 : Math.min(9.5, 8 + (zoom - CLOSE)));
