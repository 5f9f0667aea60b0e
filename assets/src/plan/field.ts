import type { Box, Spot } from "./geometry";

// Field knows how much lies where on the screen, so that names and signs can choose an empty spot: a table of sums answers
// for any box at once.
const CELL = 8; // pixels

export type Field = Readonly<{ within: (b: Box) => number; all: number }>;

export const fieldOf = (dots: readonly Readonly<{ at: Spot; weight: number }>[], width: number, height: number): Field => {
  const columns = Math.ceil(width / CELL) + 1, rows = Math.ceil(height / CELL) + 1;
  const sums = new Float32Array(columns * rows);
  for (const { at: [x, y], weight } of dots) {
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const i = (Math.floor(y / CELL) + 1) * columns + Math.floor(x / CELL) + 1;
    sums[i] = (sums[i] ?? 0) + weight;
  }
  for (let row = 1; row < rows; row++) {
    let run = 0;
    for (let column = 1; column < columns; column++) {
      const i = row * columns + column;
      run += sums[i] ?? 0;
      sums[i] = run + (sums[i - columns] ?? 0);
    }
  }
  const upTo = (x: number, y: number) => {
    const column = Math.min(columns - 1, Math.max(0, Math.round(x / CELL))), row = Math.min(rows - 1, Math.max(0, Math.round(y / CELL)));
    return sums[row * columns + column] ?? 0;
  };
  return { all: sums[sums.length - 1] ?? 0, within: ({ left, top, right, bottom }) => upTo(right, bottom) - upTo(left, bottom) - upTo(right, top) + upTo(left, top) };
};
