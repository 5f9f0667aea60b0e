import assert from "node:assert/strict";
import { test } from "node:test";
import { createLate } from "./late";

// line is a connection that gives or fails when it is told to.
const line = () => {
  const said: string[] = [], asked: { give: (part: string) => void; fail: () => void }[] = [];
  const late = createLate<string, string>({
    fetch: (attempt) => new Promise((give, fail) => { said.push(`fetch ${attempt}`); asked.push({ give, fail: () => fail(new Error()) }); }),
    make: (of) => of.toUpperCase(),
    busy: (yes) => said.push(yes ? "busy" : "idle"),
    failed: () => said.push("failed"),
  });
  return { late, said, asked, rest: () => new Promise((r) => setTimeout(r)) };
};

test("what needs the part waits and is done in order, and the part is fetched once", async () => {
  const { late, said, asked, rest } = line();
  late((part) => said.push("first " + part));
  late((part) => said.push("second " + part));
  asked[0]?.give("part");
  await rest();
  late((part) => said.push("third " + part));
  assert.deepEqual(said, ["busy", "fetch 0", "first PART", "second PART", "idle", "third PART"]);
});

test("what could not be fetched is fetched by the next, and what waited is done then", async () => {
  const { late, said, asked, rest } = line();
  late((part) => said.push("first " + part));
  asked[0]?.fail();
  await rest();
  assert.ok(said.includes("failed") && !said.some((s) => s.startsWith("first")));
  late((part) => said.push("second " + part));
  asked[1]?.give("part");
  await rest();
  assert.deepEqual(said.slice(-3), ["first PART", "second PART", "idle"]);
});
