package columns_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/format"
	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question/answertest"
)

// forms are the other rooms' words for a kind of value; a blank one is a kind that the room never meets.
var forms = map[columns.Kind]struct{ json, geoPackage, file string }{
	columns.KindText:    {"string", "TEXT", "string"},
	columns.KindAddress: {"string", "TEXT", "string"},
	columns.KindDay:     {"string", "DATE", "date"},
	columns.KindCount:   {"number", "INTEGER", "integer"},
	columns.KindRatio:   {"number", "DOUBLE", "number"},
	columns.KindDegrees: {"number", "", "number"},
	columns.KindTruth:   {"bool", "BOOLEAN", ""},
	columns.KindYesNo:   {"bool", "", "boolean"},
}

// Every table has the same columns of the same kinds wherever it is written, described or read.
func TestATableHasTheSameColumnsEverywhere(t *testing.T) {
	ds := datasettest.With(t, datasettest.OddRows())
	a := answertest.Ask(t, ds)
	all := incident.Query{}
	found := a.Search(all, incident.SortDate)
	rooms := everyRoom(t, ds, gpkg.File{About: gpkg.About{Meta: ds.Meta}, Layers: []gpkg.Layer{
		gpkg.Incidents(slices.Values(found)), gpkg.Strikes(slices.Values(found[:5])),
		gpkg.Crossings(slices.Values(a.Crossings(all))), gpkg.Districts(slices.Values(a.Districts(all))),
		gpkg.Tehsils(slices.Values(a.Tehsils(all)))}})
	var sources []incident.Source
	var claims []incident.Claim
	for _, r := range found {
		sources, claims = append(sources, r.Sources...), append(claims, r.Claims...)
	}
	var spells []incident.Spell
	for _, c := range ds.Crossings {
		spells = append(spells, c.Spells...)
	}
	same(t, rooms, "incidents", columns.Incidents, format.Incidents.Table(), found)
	same(t, rooms, "crossings", columns.Crossings, format.Crossings.Table(), a.Crossings(all))
	same(t, rooms, "districts", columns.Districts, format.Districts.Table(), a.Districts(all))
	same(t, rooms, "tehsils", columns.Tehsils, format.Tehsils.Table(), a.Tehsils(all))
	same(t, rooms, "incident_sources", columns.Sources, format.Sources, sources)
	same(t, rooms, "claims", columns.Claims, format.Claims, claims)
	same(t, rooms, "crossing_status", columns.Spells, format.Spells, spells)
	same(t, rooms, "context_events", columns.Context, format.Context, ds.Context)
	same(t, rooms, "reported_totals", columns.Reported, format.Reported, ds.Reported)
	same(t, rooms, "district_changes", columns.Changes, format.Changes, ds.Changes)
	same(t, rooms, "actors", columns.Actors, format.Actors, ds.Actors)
	same(t, rooms, "towns", columns.Towns, format.Towns, ds.Towns)
	same(t, rooms, "passes_peaks", columns.Landmarks, format.Landmarks, ds.Landmarks)
	same(t, rooms, "routes", columns.Routes, format.Routes, ds.Routes)
	if d := cmp.Diff(rooms.geoPackage["incidents"], rooms.geoPackage["strikes"]); d != "" {
		t.Errorf("strike sites are not as incidents: %s", d)
	}
}

// tables are the columns and their kinds, as "name kind", by table.
type tables struct{ geoPackage, files map[string][]string }

func everyRoom(t *testing.T, ds *incident.Dataset, file gpkg.File) tables {
	t.Helper()
	rooms := tables{map[string][]string{}, map[string][]string{}}
	var description struct {
		Resources []struct {
			Name   string
			Schema struct{ Fields []struct{ Name, Type string } }
		}
	}
	if err := json.Unmarshal(dataset.DataPackage(ds).Bytes, &description); err != nil {
		t.Fatal(err)
	}
	for _, r := range description.Resources {
		for _, f := range r.Schema.Fields {
			rooms.files[r.Name] = append(rooms.files[r.Name], f.Name+" "+f.Type)
		}
	}
	var b bytes.Buffer
	if err := file.Write(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "layers.gpkg")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND c.name NOT IN ('fid', 'geom') ORDER BY m.name, c.cid`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, name, kind string
		if err := rows.Scan(&table, &name, &kind); err != nil {
			t.Fatal(err)
		}
		rooms.geoPackage[table] = append(rooms.geoPackage[table], name+" "+kind)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return rooms
}

func same[T any](t *testing.T, rooms tables, name string, layout columns.List[T], table format.Table[T], rows []T) {
	t.Helper()
	equal := func(room string, want, got any) {
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s, %s: columns -, there +\n%s", name, room, d)
		}
	}
	var names, geoPackage, files []string
	for _, p := range layout.Properties() {
		names = append(names, p.Name)
		if p.Kind != columns.KindDegrees {
			geoPackage = append(geoPackage, p.Name+" "+forms[p.Kind].geoPackage)
		}
		if !p.Derived {
			files = append(files, p.Name+" "+forms[p.Kind].file)
		}
		if p.Doc == "" {
			t.Errorf("%s.%s says nothing of itself", name, p.Name)
		}
	}
	var head bytes.Buffer
	if err := table.CSV(&head, false, slices.Values([]T(nil))); err != nil {
		t.Fatal(err)
	}
	equal("CSV", strings.Join(names, ",")+"\n", head.String())
	if there, ok := rooms.geoPackage[name]; ok {
		equal("GeoPackage", geoPackage, there)
	}
	if there, ok := rooms.files[name]; ok {
		equal("the dataset's file", files, there)
	}
	if slices.Contains(ogc.Tables(), name) {
		equal("the schema of the table", layout.Properties(), ogc.Columns(name))
	}
	if layer, ok := ogc.CollectionOf(incident.Layer(name)); ok {
		equal("the schema of the layer", layout.WithoutPlace().Properties(), layer.Properties)
	}
	sameValues(t, name, layout, table, rows)
}

// sameValues holds each value against what its column says: JSON has it in the column's kind, one of the words where there
// are some, and null only where a blank is allowed.
func sameValues[T any](t *testing.T, name string, layout columns.List[T], table format.Table[T], rows []T) {
	t.Helper()
	if len(rows) == 0 {
		t.Errorf("%s has no rows", name)
	}
	var b bytes.Buffer
	if err := table.JSON(&b, format.About{}, len(rows), slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	var doc struct{ Rows []map[string]any }
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for i, row := range doc.Rows {
		if len(row) != len(layout) {
			t.Errorf("%s: row %d has %d layout of %d", name, i, len(row), len(layout))
		}
		for _, c := range layout {
			v := c.Value(rows[i])
			kind := map[bool]string{true: forms[c.Kind].json}[v.Known]
			switch got := row[c.Name].(type) {
			case nil:
				if v.Known || !c.Blank {
					t.Errorf("%s: row %d: %s is null", name, i, c.Name)
				}
			case string:
				if kind != "string" || len(c.Words) > 0 && !slices.Contains(c.Words, got) {
					t.Errorf("%s: row %d: %s is %q, a %s of %v", name, i, c.Name, got, c.Kind, c.Words)
				}
			case float64:
				if kind != "number" {
					t.Errorf("%s: row %d: %s is %v, a %s", name, i, c.Name, got, c.Kind)
				}
			case bool:
				if kind != "bool" || got != v.Truth() {
					t.Errorf("%s: row %d: %s is %v, a %s", name, i, c.Name, got, c.Kind)
				}
			}
		}
	}
}
