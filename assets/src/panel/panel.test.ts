import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "./list";
import { filtered } from "./panel";

test("a link takes another filter and keeps its language", () => {
  assert.equal(filtered("/downloads/incidents.csv?type=ied&lang=ur", "in_district=bannu"), "/downloads/incidents.csv?in_district=bannu&lang=ur");
  assert.equal(filtered("/data?lang=ur", ""), "/data?lang=ur");
  assert.equal(filtered("/data?type=ied", ""), "/data");
  assert.equal(joined("/downloads/incidents.csv?type=ied&lang=ur", "type=shelling"), "/downloads/incidents.csv?lang=ur&type=shelling");
});
