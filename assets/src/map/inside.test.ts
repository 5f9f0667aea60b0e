import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../state/state";
import { takesIn, type Place } from "./inside";

const bannu: Place = { id: "bannu", name: "Bannu", rings: [[[70, 33], [71, 33], [71, 34], [70, 34]]] };
const inside = (query: string) => takesIn(parse("?" + query))(bannu);

test("a district is outside a filter that names others, another province, or a circle beyond it", () => {
  for (const query of ["", "type=ied", "in_district=bannu,swat", "district=Bannu", "admin1=Khyber+Pakhtunkhwa", "country=PK",
    "near=70.5,33.5,5", "near=69.95,33.5,10", "bbox=1,2,3,4"]) assert.ok(inside(query), query);
  for (const query of ["in_district=swat", "district=Kandahar", "admin1=Punjab", "country=AF", "near=69.5,33.5,10", "near=72,35,25"]) {
    assert.ok(!inside(query), query);
  }
});
