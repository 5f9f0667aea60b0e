import assert from "node:assert/strict";
import { test } from "node:test";
import { boot, records, words } from "../api/samples";
import type { WordsSent } from "../api/types";
import { texts } from "../text";
import { createHere } from "./here";
import { createPages } from "./pages";

// The sample's words, as they come where records are very many: titles only for those that are asked for.
const few: WordsSent = { ...words, at: [], id: [], title: [] };
const [id = ""] = words.id, [title = ""] = words.title;
const made = (version = () => words.version) => {
  const asked: string[] = [];
  const here = createHere({
    records: () => Promise.resolve({ ...records, version: version() }),
    words: () => Promise.resolve({ ...few, version: version() }),
  }, { ...boot, version: version() }, texts(boot));
  const pages = createPages({
    picked: (base, one) => {
      asked.push(`${base} ${one}`);
      return Promise.resolve({ ...words, at: [0], id: [id], title: [title], version: version() });
    },
  }, here);
  return { here, pages, asked };
};

test("what a list shows is asked for once, by its place among all records", async () => {
  const { here, pages, asked } = made();
  await here.fetch("");
  const own = here.answer("");
  if (!own) throw new Error("the page answers what it has the records of");
  assert.deepEqual(own.marks.incidents.title, [""]);
  assert.equal(await pages.name({ ...own, filter: "" }, [0]), true);
  assert.deepEqual([own.marks.incidents.title, asked], [[title], [" at=0"]]);
  assert.equal(pages.name({ ...own, filter: "" }, [0]), undefined);
  // Another filter of the same records knows it, too.
  assert.deepEqual(here.answer("datetime=1900-01-01/2100-01-01")?.marks.incidents.title, [title]);
});

test("the one that an address names is found once", async () => {
  const { here, pages, asked } = made();
  await here.fetch("");
  const own = here.answer("");
  if (!own) throw new Error("the page answers what it has the records of");
  assert.equal(await pages.find({ ...own, filter: "" }, "2025-10-08-x"), true);
  assert.deepEqual(asked, [" sel=2025-10-08-x"]);
  assert.equal(pages.find({ ...own, filter: "" }, "2025-10-08-x"), undefined);
});

test("records of another version by now are asked for anew", async () => {
  let version = "1";
  const { here, pages } = made(() => version);
  await here.fetch("");
  const own = here.answer("");
  if (!own) throw new Error("the page answers what it has the records of");
  version = "2";
  assert.equal(await pages.name({ ...own, filter: "" }, [0]), false);
  assert.equal(here.answer(""), undefined);
  await here.fetch("");
  assert.equal(here.answer("")?.marks.version, "2");
});
