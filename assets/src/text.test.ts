import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, closed, grouped, texts } from "./text";

const t = texts({ lang: "en", group: ",", texts: { n: { one: "{count} incident", other: "{count} incidents" }, hello: "Hello {name}" } });

test("the number chooses the plural form and gets its group marks", () => {
  assert.equal(t("n", { count: 1 }), "1 incident");
  assert.equal(t("n", { count: 1109 }), "1,109 incidents");
  assert.equal(grouped(-1234567, ","), "−1,234,567");
});

test("a key without a message stands for itself, an argument that is missing stays visible", () => {
  assert.equal(t("none"), "none");
  assert.equal(t("hello"), "Hello {name}");
});

const fsi = "\u2068", pdi = "\u2069";

test("what reads the other way is set apart, and what doesn't is left as it is", () => {
  assert.equal(apart("Bannu, ‘Dūr Bābā’ – 5", false), "Bannu, ‘Dūr Bābā’ – 5");
  assert.equal(apart("پشاور", false), fsi + "پشاور" + pdi);
  assert.equal(apart("پشاور", true), "پشاور");
  assert.equal(apart("Bannu", true), fsi + "Bannu" + pdi);
  assert.equal(apart("2 " + fsi + "پ" + pdi, false), "2 " + fsi + "پ" + pdi);
});

test("nothing in a text of others turns what stands around it", () => {
  assert.equal(closed("gpj\u202eexe"), "gpjexe");
  assert.equal(closed("a" + pdi + "\u2067b" + pdi), "ab");
  assert.equal(closed(fsi + "a"), fsi + "a" + pdi);
});

test("a message sets its arguments apart", () => {
  const place = texts({ lang: "en", group: ",", texts: { place: "{place}, {area}" } });
  assert.equal(place("place", { place: "پشاور\u202e", area: "Peshawar" }), fsi + "پشاور" + pdi + ", Peshawar");
});
