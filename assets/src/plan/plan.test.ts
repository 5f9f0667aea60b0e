import assert from "node:assert/strict";
import { test } from "node:test";
import type { Marks } from "../api/types";
import { areaOf, discMeets, discsMeet, holds, onEarth, viewOf, type Area, type Bounds } from "./geometry";
import { boxOf } from "./names";
import { planMap, type Atlas, type Wish } from "./plan";
import { sortOut } from "./things";

// A made-up province of nine square districts, half a degree each, with incidents known to places and to districts alone.
const home: Bounds = [70, 32, 71.5, 33.5];
const cells = Array.from({ length: 9 }, (_, i) => ({ id: "d" + i, west: 70 + (i % 3) * 0.5, south: 32 + Math.floor(i / 3) * 0.5 }));
const areas = new Map<string, Area>(cells.map(({ id, west: w, south: s }) =>
  [id, areaOf(id, "District " + id, [w + 0.25, s + 0.25], [[[[w, s], [w + 0.5, s], [w + 0.5, s + 0.5], [w, s + 0.5], [w, s]]]])]));
const kinds = { types: ["ied", "air_strike"], confidences: ["reported", "contested"], groups: [1, 0], hues: ["air_strike", "ied"] };

const rows = cells.flatMap(({ west, south }, area) => Array.from({ length: 12 }, (_, k) => ({
  area, badge: k < 4 ? area : null, type: k % 5 === 0 ? 1 : 0, killed: k === 3 ? null : k * 4,
  // Three share a point, and some lie near the district's own point, where its sign wants to stand.
  lon: k < 7 ? west + 0.2 : west + 0.03 * k, lat: k < 7 ? south + 0.2 : south + 0.25,
})));
const column = <T>(of: (r: (typeof rows)[number]) => T) => rows.map(of);
const marks = {
  incidents: {
    id: rows.map((_, i) => "i" + i), type: column((r) => r.type), confidence: column((r) => (r.killed === 20 ? 1 : 0)), place: column(() => 0),
    area: column((r) => r.area), badge: column((r) => r.badge), best: column((r) => r.killed), low: column((r) => r.killed),
    lon: column((r) => (r.badge === null ? Math.round(r.lon * 1e4) : null)), lat: column((r) => (r.badge === null ? Math.round(r.lat * 1e4) : null)),
  },
  places: ["Somewhere"], areas: cells.map(({ id, west, south }) => ({ id, name: id, kind: "district", lon: (west + 0.25) * 1e4, lat: (south + 0.25) * 1e4 })),
  badges: cells.map(({ id, west, south }) => ({ name: id, lon: (west + 0.25) * 1e4, lat: (south + 0.25) * 1e4 })),
} as unknown as Marks;
const atlas: Atlas = {
  things: sortOut(marks, kinds), killed: (i) => rows[i]?.killed ?? null, areas, names: [], frontier: [], countries: ["A", "B"],
  gates: [{ index: 0, name: "Gate", at: areas.get("d4")?.at ?? [0, 0], official: true }],
};
// Places of two incidents each, ever closer to each other, and one single incident that lies on the first.
const steps = [0, 0.16, 0.28, 0.36, 0.41, 0.44, 0.46, 0.47], crowdedRows = steps.length * 2 + 1;
const crowded: Atlas = {
  ...atlas, gates: [],
  things: sortOut({
    ...marks, incidents: {
      ...marks.incidents, id: [...steps.flatMap((_, i) => ["a" + i, "b" + i]), "c"], badge: Array.from({ length: crowdedRows }, () => null),
      lon: [...steps.flatMap((s) => [707000 + s * 3e3, 707000 + s * 3e3]), 707020], lat: Array.from({ length: crowdedRows }, () => 327000),
    },
  } as Marks, kinds),
};
const letters = { width: (_: string, text: string) => text.length * 6, height: () => 13 };
const wish = (zoom: number, reading: Wish["reading"]): Wish => {
  const whole = viewOf(home, 700, 700), k = 2 ** (zoom - whole.zoom);
  const view = { zoom, left: (whole.left + 350) * k - 350, top: (whole.top + 350) * k - 350, width: 700, height: 700 };
  return { view, reading, size: "killed", covered: [], letters, scale: { a: 6, b: 1.6 }, districts: true };
};

test("every incident is in exactly one dot or sign, in both readings and at every zoom", () => {
  for (const reading of ["places", "districts"] as const) {
    for (const zoom of [8, 8.5, 8.75]) {
      const plan = planMap(atlas, wish(zoom, reading));
      const drawn = [...plan.dots.map((d) => d.member), ...plan.signs.flatMap((s) => s.thing.members)].sort((a, b) => a - b);
      assert.deepEqual(drawn, rows.map((_, i) => i), `${reading} at ${zoom}`);
    }
  }
});

test("signs, crossings and names keep clear of each other", () => {
  for (const reading of ["places", "districts"] as const) {
    const plan = planMap(atlas, wish(8.5, reading));
    const discs = [...plan.signs.map((s) => ({ x: s.x, y: s.y, r: s.reach })), ...plan.gates.map((g) => ({ x: g.x, y: g.y, r: g.reach }))];
    discs.forEach((a, i) => discs.slice(i + 1).forEach((b) => assert.ok(!discsMeet(a, b), reading)));
    for (const label of plan.labels) assert.ok(!discs.some((d) => discMeets(d, boxOf(label))), label.text);
    assert.equal(plan.labels.filter((l) => l.kind === "district").length, 9);
  }
});

test("a sign that gives way stays in its district and is led to its point", () => {
  let led = 0;
  for (const zoom of [6, 7, 8, 8.5]) {
    const { view, signs } = planMap(atlas, wish(zoom, "districts")), earth = onEarth(view);
    for (const s of signs) {
      const area = areas.get(s.thing.area);
      assert.ok(area && holds(area, earth([s.x, s.y])), `${s.thing.key} at ${zoom}`);
      assert.equal(s.led, Math.hypot(s.x - s.at[0], s.y - s.at[1]) > 1);
    }
    led += signs.filter((s) => s.led).length;
  }
  assert.ok(led >= 3, "a crossing stands where the middle sign wants to");
});

test("several incidents at one point are one stack close in, and dots far out", () => {
  const close = planMap(atlas, wish(9, "places")).signs.filter((s) => s.thing.kind === "spot");
  assert.ok(close.length > 0 && close.every((s) => s.thing.members.length === 3));
  assert.equal(planMap(atlas, wish(8, "places")).signs.filter((s) => s.thing.kind === "spot").length, 0);
});

test("a stack of a known place stands at it, without a number where another leaves it no room", () => {
  let numbered = 0, mute = 0, apart = 0, rims = 0;
  for (const zoom of [8.75, 9, 9.5]) {
    const { signs, dots } = planMap(crowded, wish(zoom, "places"));
    const stacks = signs.filter((s) => s.thing.kind === "spot");
    for (const s of stacks) assert.ok(!s.led && s.x === s.at[0] && s.y === s.at[1]);
    stacks.forEach((a, i) => stacks.slice(i + 1).forEach((b) => assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= a.reach + b.reach)));
    mute += stacks.filter((s) => s.mute).length;
    numbered += stacks.filter((s) => !s.mute).length;
    apart += dots.filter((d) => !d.single).length;
    // No single mark lies on a number, which goes to the rim for it.
    for (const s of stacks.filter((s) => !s.mute)) {
      assert.ok(!dots.some((d) => d.single && Math.hypot(d.x - s.digit[0], d.y - s.digit[1]) < 5 + d.r * 0.7), s.thing.key);
      if (Math.hypot(s.digit[0] - s.x, s.digit[1] - s.y) > 1) rims++;
    }
    assert.equal(stacks.flatMap((s) => s.thing.members).length + dots.length, crowdedRows);
  }
  assert.ok(numbered > rims && rims > 0 && mute > 0 && apart > 0, `${numbered} with a number, ${rims} on the rim, ${mute} without, ${apart} drawn apart`);
});

test("on a shaded map every sign is a dot of one size", () => {
  for (const zoom of [7, 8, 9]) {
    const plan = planMap(atlas, { ...wish(zoom, "places"), quiet: true });
    assert.equal(new Set([...plan.dots, ...plan.signs].map((s) => s.r)).size, 1);
  }
});

test("a sign knows its groups, what of them is coarse and what is contested", () => {
  const [area] = sortOut(marks, kinds).areas;
  assert.deepEqual(area?.tally, {
    count: 12, killed: [0, 4, 8, 16, 20, 24, 28, 32, 36, 40, 44].reduce((a, b) => a + b), blank: false, strikes: 3,
    parts: [{ group: 0, kind: "air_strike", sharp: 2, coarse: 1, contested: 1 }, { group: 1, kind: "ied", sharp: 6, coarse: 3, contested: 0 }],
  });
});

test("far out a sign without room goes without its number before it overlaps another, and the official one of two crossings stands", () => {
  const far = planMap({ ...atlas, gates: [...atlas.gates, { ...atlas.gates[0]!, index: 1, official: false }] }, wish(5.25, "districts"));
  assert.deepEqual(far.gates.map((g) => g.index), [0]);
  assert.ok(far.signs.some((s) => s.mute) && far.signs.some((s) => !s.mute));
  far.signs.forEach((a, i) => far.signs.slice(i + 1).filter((b) => !a.crowded && !b.crowded).forEach((b) =>
    assert.ok(!discsMeet({ ...a, r: a.reach }, { ...b, r: b.reach }), `${a.thing.key} and ${b.thing.key}`)));
});
