import assert from "node:assert/strict";
import { test } from "node:test";
import { takeTracks } from "./tracks";

const covered = [{ from: "2021-01-01", to: "2026-05-31", origin: "atlas" }, { from: "1989-01-01", to: "2026-08-31", origin: "ucdp" },
  { from: "2020-01-01", to: "2026-08-31", origin: "desk" }];

test("what records have collected is shown of those that are chosen, where they are several and the axis is the server's", () => {
  const rows = covered.map((c) => ({ hidden: false, dataset: { track: c.origin } }));
  const list = { hidden: false, dataset: { tracks: "2026-08-31" } };
  const tracks = takeTracks({ querySelector: () => list, querySelectorAll: () => rows } as unknown as HTMLElement, { covered });
  const shown = () => (list.hidden ? "" : rows.filter((r) => !r.hidden).map((r) => r.dataset.track).join(" "));
  for (const [origins, want] of [[[], "atlas ucdp desk"], [["ucdp", "desk"], "ucdp desk"], [["atlas", "ucdp"], "atlas ucdp"],
    [["ucdp"], ""], [[], "atlas ucdp desk"]] as const) {
    tracks.show(origins);
    assert.equal(shown(), want, origins.join(" "));
  }
  tracks.near(true);
  assert.equal(shown(), "", "the chart shows some years alone");
  tracks.show(["atlas", "ucdp"]);
  assert.equal(shown(), "");
  tracks.near(false);
  assert.equal(shown(), "atlas ucdp");
  list.dataset.tracks = "2026-12-31"; // the axis bends elsewhere
  tracks.show([]);
  assert.equal(shown(), "");
});
