import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, texts } from "./text";

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
