import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "./store";

const usual = { from: "", to: "2026-03-16" };

// opened is a page's store and the addresses that its window had, one after another.
const opened = (address: string, asked: string) => {
  const at = new URL("http://atlas.example" + address), steps: string[] = [];
  let back: () => void = () => assert.fail("nobody listens for Back");
  const go = (how: string) => (state: unknown, _: string, to: string) => {
    at.href = new URL(to, at).href;
    history.state = state;
    steps.push(`${how} ${to} ${JSON.stringify(state)}`);
  };
  const history: { state: unknown; pushState?: unknown; replaceState?: unknown } = { state: "kept" };
  Object.assign(history, { pushState: go("push"), replaceState: go("replace") });
  const win = {
    location: at, history,
    addEventListener: (_: string, listener: () => void) => { back = listener; },
  } as unknown as Window;
  const store = createStore(win, asked, usual, () => steps.push("left"));
  return { store, steps, back: (to: string) => { at.href = new URL(to, at).href; back(); } };
};

test("a page begins with what the server understood, and its address says so without a step", () => {
  const { store, steps } = opened("/v/3/?in_district=BANNU&datetime=2025-10-01T00:00:00Z/..&f=html#list",
    "datetime=2025-10-01/..&in_district=bannu&f=html");
  assert.deepEqual(store.get().lists.in_district, ["bannu"]);
  assert.deepEqual(store.get().days, { from: "2025-10-01", to: "" });
  assert.deepEqual(steps, ['replace /v/3/?datetime=2025-10-01/..&in_district=bannu#list "kept"']);
});

test("an address that is spelt so already stays as it is", () => {
  for (const [address, asked] of [["/", "datetime=../2026-03-16"], ["/?type=ied&map=8/33/71#list", "datetime=../2026-03-16&type=ied&map=8/33/71"]] as const) {
    assert.deepEqual(opened(address, asked).steps, []);
  }
});

test("a card is a step, and one that was closed is used again for the next", () => {
  const { store, steps } = opened("/", "datetime=../2026-03-16");
  store.set({ sel: "a" }, "card");
  store.set({ sel: "b" }, "card");
  store.set({ sel: "" }, "replace");
  store.set({ sel: "c" }, "card");
  assert.deepEqual(steps.map((s) => s.split(" ").slice(0, 2).join(" ")),
    ["left", "push /?sel=a", "replace /?sel=b", "replace /", "replace /?sel=c"]);
});

test("Back reads the address that the page wrote", () => {
  const { store, steps, back } = opened("/?q=wana", "datetime=../2026-03-16&q=wana");
  store.set({ words: "" });
  assert.deepEqual(steps, ["left", "push / null"]);
  back("/?q=wana");
  assert.equal(store.get().words, "wana");
  assert.deepEqual(store.get().days, usual);
});
