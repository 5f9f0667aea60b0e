import assert from "node:assert/strict";
import { test } from "node:test";
import type { ListSent } from "../api/types";
import type { Thing } from "../plan/things";
import { createRows, PAGE, stretch } from "./rows";

const area = { id: "kp", name: "Khyber Pakhtunkhwa", kind: "home", lon: 1, lat: 2 };
// columns are rows from a position on, each of a place of its own.
const columns = (from: number, length: number): ListSent["chosen"] => {
  const each = <T>(of: (i: number) => T): T[] => Array.from({ length }, (_, k) => of(from + k)), zero = each(() => 0);
  return {
    incidents: { id: each((i) => `id-${i}`), when: each((i) => `day ${i}`), title: each((i) => `title ${i}`), type: zero, actor: zero, confidence: zero, geo_precision: zero,
      date_precision: zero, from: zero, to: zero, place: each((i) => i - from), area: zero, lon: zero, lat: zero, badge: each((i) => (i % 2 ? 0 : null)), best: each((i) => i),
      low: zero, high: zero, civilians: zero, publishers: zero, toll: from === 0 ? {} : { 0: "some" } },
    places: each((i) => `place ${i}`), areas: [area], badges: [{ name: `badge ${from}`, lon: 0, lat: 0 }],
  };
};
const none: ListSent["chosen"] = { ...columns(0, 0), areas: [], badges: [], places: [] };
const server = (count: number, version = "1") => {
  const queries: string[] = [];
  const rows = createRows({ version: "1", count, areas: [area] }, async (query) => {
    queries.push(query);
    const q = new URLSearchParams(query), offset = Number(q.get("offset") ?? 0), sel = q.get("sel"), all = q.get("within") ? 60 : count;
    if (sel) {
      const i = Number(sel.slice(3));
      return { version, count, offset: 0, ...columns(0, 1), chosen: i < count ? columns(i, 1) : none, at: i < count ? i + 1 : 0 };
    }
    return { version, count: all, offset, ...columns(offset + (q.get("within") ? 9000 : 0), Math.min(PAGE, all - offset)), chosen: none, at: 0 };
  });
  return { rows, queries };
};
const sign = (key: string, count: number) => ({ key, tally: { count } }) as unknown as Thing;

test("rows come by the page, each page once, and say what they are", async () => {
  const { rows, queries } = server(1_000_000);
  assert.equal(await rows.bring([0, 1, 49, 50]), true);
  assert.deepEqual(queries, ["limit=50", "limit=50&offset=50"]);
  assert.equal(rows.bring([3, 99]), undefined);
  assert.equal(await rows.bring([999_999]), true);
  const { incidents, places, badges } = rows.columns;
  assert.equal(incidents.title[999_999], "title 999999");
  assert.equal(places[incidents.place[999_999] ?? -1], "place 999999");
  assert.equal(incidents.badge[50], null);
  assert.equal(badges[incidents.badge[51] ?? -1]?.name, "badge 50");
  assert.equal(incidents.toll[50], "some");
  assert.equal(incidents.id[500], undefined);
});

test("rows of a sign stand behind those of the answer, in a stretch of their own", async () => {
  const { rows, queries } = server(4000);
  const members = rows.members(sign("s12.3.4", 60)), again = rows.members(sign("s12.3.4", 60)), other = rows.members(sign("b7", 1));
  assert.equal(members.length, 60);
  assert.equal(members.at(0), again.at(0));
  assert.ok((members.at(0) ?? 0) > 4000);
  assert.equal(members.at(60), undefined);
  assert.ok((other.at(0) ?? 0) > (members.at(59) ?? 0) + 1);
  await rows.bring([members.at(0) ?? 0, members.at(59) ?? 0]);
  await rows.bring([other.at(0) ?? 0]);
  assert.deepEqual(queries, ["limit=50&within=cell%3A12.3.4", "limit=50&offset=50&within=cell%3A12.3.4", "limit=50&within=badge%3A7"]);
  assert.equal(rows.columns.incidents.id[members.at(59) ?? 0], "id-9059");
});

test("an id is sought once and found at its place", async () => {
  const { rows, queries } = server(4000);
  assert.equal(await rows.find("id-3210"), true);
  assert.equal(rows.columns.incidents.id[3210], "id-3210");
  assert.equal(rows.find("id-3210"), undefined);
  assert.equal(await rows.find("id-5000"), true);
  assert.equal(rows.columns.incidents.id.includes("id-5000"), false);
  assert.equal(rows.find("id-5000"), undefined);
  assert.equal(queries.length, 2);
});

test("rows of another version are none of the answer's", async () => {
  const { rows } = server(4000, "2");
  assert.equal(await rows.bring([0]), false);
  assert.equal(rows.columns.incidents.id[0], undefined);
});

test("a stretch is as long as it says", () => {
  const s = stretch(7, 3);
  assert.deepEqual([s.at(-1), s.at(0), s.at(2), s.at(3)], [undefined, 7, 9, undefined]);
});
