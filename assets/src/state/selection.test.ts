import assert from "node:assert/strict";
import { test } from "node:test";
import { marks } from "../api/samples";
import { createSelection } from "./selection";
import { parse, staysChosen, type State } from "./state";

const district = { id: "bannu", name: "Bannu", population: 1, at: [70.6, 33] as const, words: "", incidents: 0, fill: null, value: null, share: undefined };
const [id = ""] = marks.incidents.id;
const [crossing] = marks.crossings;
if (!crossing) throw new Error("the samples have no crossing");

// page is a page whose parts write down what they are told.
// What incidents are called is there, or comes when it is asked for.
const page = (address: string, ready = true, name: (members: readonly number[]) => Promise<boolean> | undefined = () => undefined) => {
  const told: string[] = [];
  let state = parse(address), open = false;
  const put = (what: string, shown = true) => { told.push(what); open = shown; };
  const selection = createSelection({
    store: { get: () => state, set: (patch: Partial<State>, how = "push") => { state = { ...state, ...patch }; told.push(`address ${how} ${state.sel}`); } },
    card: {
      incident: (m, i) => put("card " + m.incidents.id[i]),
      gate: (g, { filter }) => put(`card ${g.id} ${filter}`),
      district: (d, { filter }) => put(`card ${d.id} ${filter}`),
      close: () => put("card closed", false),
      isOpen: () => open,
      frame: () => ({}) as DOMRect,
    },
    list: { choose: (row, scroll) => told.push(`list ${row}${scroll ? " scrolled" : ""}`) },
    map: () => (ready ? {
      choose: (mark) => told.push("map " + mark),
      reveal: (at, how) => told.push(`map ${how} ${at.lon} ${at.lat}`),
      district: (name) => (name === district.id ? district : undefined),
    } : undefined),
    marks: () => (ready ? marks : undefined),
    told: () => Promise.resolve([]),
    notes: () => [],
    about: () => new Promise(() => {}), name, find: () => undefined,
  });
  return { selection, told, now: () => state };
};

const place = (lon: number | null | undefined, lat: number | null | undefined) => `${(lon ?? NaN) / 1e4} ${(lat ?? NaN) / 1e4}`;
const at = place(marks.incidents.lon[0], marks.incidents.lat[0]);

test("an incident is chosen in card, map, list and address alike", () => {
  const { selection, told } = page("");
  selection.incident(0, { scroll: true, reveal: "clear" });
  assert.deepEqual(told, ["card " + id, "map " + id, `list ${id} scrolled`, "address card " + id, "map clear " + at]);
});

test("a card waits for what its incident is called, and another choice meanwhile takes its place", async () => {
  const came: ((same: boolean) => void)[] = [];
  const { selection, told } = page("", true, () => (came.length < 2 ? new Promise((done) => { came.push(done); }) : undefined));
  selection.incident(0, { scroll: true, reveal: "clear" });
  assert.equal(told.length, 0);
  selection.gate(crossing);
  const gate = [...told];
  came[0]?.(true);
  await Promise.resolve();
  assert.deepEqual(told, gate);
  selection.incident(0, { scroll: true, reveal: "clear" });
  came[1]?.(true);
  await Promise.resolve();
  assert.deepEqual(told.slice(gate.length).filter((s) => s.startsWith("card")), ["card " + id]);
});

test("a crossing's card has the period, a district's the whole filter", () => {
  const { selection, told, now } = page("?datetime=2025-10-01/2025-10-31&type=ied");
  selection.gate(crossing);
  assert.equal(now().sel, "crossing:" + crossing.id);
  selection.district(district);
  assert.equal(now().sel, "district:bannu");
  assert.deepEqual(told.filter((s) => s.startsWith("card")), [
    `card ${crossing.id} datetime=2025-10-01/2025-10-31`, "card bannu datetime=2025-10-01/2025-10-31&type=ied",
  ]);
  assert.ok(told.includes("map district:bannu") && told.includes("map clear " + place(crossing.lon, crossing.lat)));
});

test("a card of a crossing or a district is written anew for another filter, not for more of the same", () => {
  for (const sel of ["crossing:" + crossing.id, "district:bannu"]) {
    const { selection, told, now } = page("?sel=" + sel), cards = () => told.filter((s) => s.startsWith("card")).length;
    selection.restore(now(), true);
    selection.restore(now(), true);
    assert.equal(cards(), 1, sel);
    selection.restore({ ...now(), words: "polio" }, true);
    assert.equal(cards(), 2, sel);
    selection.incident(0, { scroll: false, reveal: "leave" });
    selection.restore({ ...now(), sel }, true);
    assert.equal(cards(), 4, sel);
  }
});

test("what an address names is brought near once, and not at all where the address has a view", () => {
  const { selection, told, now } = page("?sel=" + id);
  selection.restore(now(), true);
  selection.restore(now(), true);
  assert.deepEqual(told.filter((s) => s.endsWith(at)), ["map near " + at, "map leave " + at]);
  const viewed = page(`?map=7/33/71&sel=crossing:${crossing.id}`);
  viewed.selection.restore(viewed.now(), true);
  assert.ok(viewed.told.includes("map leave " + place(crossing.lon, crossing.lat)));
});

test("a crossing that is asked for is gone to, and not again with the next filter or by Back", () => {
  const { selection, told } = page("?map=7/33/71"), there = place(crossing.lon, crossing.lat);
  const by = (address: string, back: boolean) => {
    told.length = 0;
    selection.restore(parse(address), back);
    return told.filter((s) => s.endsWith(there));
  };
  by("?map=7/33/71", true);
  const asked = `?map=7/33/71&sel=crossing:${crossing.id}`;
  assert.deepEqual(by(asked, false), ["map near " + there]);
  assert.deepEqual(by(asked + "&datetime=2025-11-01", false), ["map leave " + there]);
  selection.nothing();
  assert.deepEqual(by(asked, true), ["map leave " + there]);
});

test("the address stays as it is when what it names is shown", () => {
  for (const sel of [id, "crossing:" + crossing.id, "district:bannu"]) {
    const { selection, told, now } = page("?sel=" + sel);
    selection.restore(now(), true);
    assert.ok(told.some((s) => s.startsWith("card")) && !told.some((s) => s.startsWith("address")), sel);
  }
});

test("a card is closed where its incident no longer matches, and only then", () => {
  const { selection, told, now } = page("?sel=gone");
  selection.restore(now(), true);
  assert.equal(told.length, 0);
  selection.incident(0, { scroll: false, reveal: "leave" });
  selection.restore({ ...now(), sel: "gone" }, true);
  assert.ok(told.includes("card closed"));
  assert.equal(now().sel, "");
});

test("before map and answer are there nothing is shown", () => {
  const { selection, told, now } = page("?sel=" + id, false);
  selection.restore(now(), true);
  selection.incident(0, { scroll: false, reveal: "near" });
  assert.equal(told.length, 0);
  assert.equal(now().sel, id);
});

test("a crossing comes out from under what its card is told, once that is there", async () => {
  const { selection, told } = page("");
  selection.gate(crossing);
  const revealed = () => told.filter((s) => s === "map clear " + place(crossing.lon, crossing.lat)).length;
  assert.equal(revealed(), 1);
  for (let turn = 0; turn < 3; turn++) await new Promise((then) => setTimeout(then));
  assert.equal(revealed(), 2);
});

test("a card that its reader closed leaves the map as it is", () => {
  const { selection, told, now } = page("?sel=" + id);
  selection.forget();
  assert.deepEqual(told, ["address replace "]);
  assert.equal(now().sel, "");
});

test("a crossing stays chosen when the filter changes", () => {
  assert.equal(staysChosen("crossing:torkham"), "crossing:torkham");
  assert.equal(staysChosen(id), "");
  assert.equal(staysChosen("district:bannu"), "");
});
