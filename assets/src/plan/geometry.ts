// What stands where on a map, in pixels from the corner of its box. Places are kept in the units of the world's square at
// zoom 0, as Web Mercator has it: a view only scales and shifts them.
export type Spot = readonly [x: number, y: number];

export type Box = Readonly<{ left: number; top: number; right: number; bottom: number }>;

// View is the part of the world that a box shows: its corner in pixels of the world at that zoom.
export type View = Readonly<{ zoom: number; left: number; top: number; width: number; height: number }>;

const WORLD = 256;

export const world = (lon: number, lat: number): Spot => {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [((lon + 180) / 360) * WORLD, (0.5 - y / (2 * Math.PI)) * WORLD];
};

export const onScreen = ({ zoom, left, top }: View): ((w: Spot) => Spot) => {
  const k = 2 ** zoom;
  return ([x, y]) => [x * k - left, y * k - top];
};

export const onEarth = ({ zoom, left, top }: View): ((at: Spot) => Spot) => {
  const k = 2 ** zoom;
  return ([x, y]) => [(x + left) / k, (y + top) / k];
};

// viewOf shows a box of the earth whole.
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export const viewOf = ([west, south, east, north]: Bounds, width: number, height: number): View => {
  const [x0, y0] = world(west, north), [x1, y1] = world(east, south);
  const k = Math.min(width / (x1 - x0), height / (y1 - y0));
  return { zoom: Math.log2(k), left: ((x0 + x1) * k - width) / 2, top: ((y0 + y1) * k - height) / 2, width, height };
};

// Area is a district or a province, in the world's units. Its sides are kept by the bands of its height that they lie in,
// as ax, ay, bx, by, ax ...: where a name may stand is asked for thousands of points, and only the sides at a point's height
// matter.
export type Area = Readonly<{ id: string; name: string; at: Spot; box: Box; bands: readonly (readonly number[])[] }>;

const BANDS = 32;

const bandOf = ({ top, bottom }: Box, y: number): number => Math.min(BANDS - 1, Math.floor(((y - top) / (bottom - top)) * BANDS));

export const areaOf = (id: string, name: string, at: readonly [lon: number, lat: number], polygons: readonly (readonly (readonly (readonly number[])[])[])[]): Area =>
  ringed(id, name, world(...at), polygons.flatMap((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => world(lon, lat)))));

// ringed is the area of rings: a point is inside an odd number of them.
export const ringed = (id: string, name: string, at: Spot, rings: readonly (readonly Spot[])[]): Area => {
  const xs = rings.flatMap((r) => r.map(([x]) => x)), ys = rings.flatMap((r) => r.map(([, y]) => y));
  const most = (list: readonly number[], of: (a: number, b: number) => number) => list.reduce((a, b) => of(a, b), list[0] ?? 0);
  const box = { left: most(xs, Math.min), top: most(ys, Math.min), right: most(xs, Math.max), bottom: most(ys, Math.max) };
  const bands = Array.from({ length: BANDS }, (): number[] => []);
  for (const ring of rings) {
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i || ring.length) - 1] ?? [ax, ay];
      if (ay === by) return;
      for (let k = bandOf(box, Math.min(ay, by)); k <= bandOf(box, Math.max(ay, by)); k++) bands[k]?.push(ax, ay, bx, by);
    });
  }
  return { id, name, at, box, bands };
};

// encloses reports whether rings, of any units, hold a point: it is inside an odd number of them.
export const encloses = (rings: readonly (readonly (readonly number[])[])[], x: number, y: number): boolean => {
  let inside = false;
  for (const ring of rings) {
    let [bx = 0, by = 0] = ring[ring.length - 1] ?? [];
    for (const [ax = 0, ay = 0] of ring) {
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      bx = ax;
      by = ay;
    }
  }
  return inside;
};

export const holds = ({ bands, box }: Area, [x, y]: Spot): boolean => {
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
  const sides = bands[bandOf(box, y)] ?? [];
  let inside = false;
  for (let i = 0; i < sides.length; i += 4) {
    const ax = sides[i] ?? 0, ay = sides[i + 1] ?? 0, bx = sides[i + 2] ?? 0, by = sides[i + 3] ?? 0;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const within = (a: Box, b: Box): boolean =>
  a.left >= b.left && a.top >= b.top && a.right <= b.right && a.bottom <= b.bottom;

export type Disc = Readonly<{ x: number; y: number; r: number }>;

export const discsMeet = (a: Disc, b: Disc, gap = 0): boolean => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (a.r + b.r + gap) ** 2;

export const discMeets = ({ x, y, r }: Disc, b: Box, gap = 0): boolean => {
  const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
  return dx * dx + dy * dy < (r + gap) ** 2;
};

export const boxAt = ([x, y]: Spot, width: number, height: number): Box =>
  ({ left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 });
