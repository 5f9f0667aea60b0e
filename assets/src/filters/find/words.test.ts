import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf, slips } from "./words";

test("slips are letters missing, too many, wrong or changed with their neighbour, by the length of the word", () => {
  for (const [typed, name, want] of [
    ["bannu", "bannu", 0], ["banu", "bannu", 1], ["torkam", "torkham", 1], ["peshwar", "peshawar", 1], ["wnaa", "wana", 1],
    ["karrak", "karak", 1], ["kurram", "karak", Infinity], ["tnk", "tank", Infinity], ["north wazirstann", "north waziristan", 2],
    ["bara", "bannu", Infinity],
  ] as const) assert.equal(slips(typed, name), want, `${typed} ${name}`);
});

test("names are the same however a keyboard writes their letters", () => {
  assert.equal(nameOf("كوهاټ"), nameOf("کوهاټ"));
  assert.equal(nameOf("شمالي وزيرستان"), nameOf("شمالی وزیرستان"));
  assert.equal(nameOf("D.I.  KHAN"), "d i khan");
});
