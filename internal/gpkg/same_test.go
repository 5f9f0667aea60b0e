package gpkg_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

func TestALayerSaysWhatItsGeoJSONSays(t *testing.T) {
	f, a := everything(t)
	db := open(t, saved(t, f))
	all := incident.Query{}
	for _, tc := range []struct {
		layer string
		write func(*bytes.Buffer) error
	}{
		{"incidents", func(b *bytes.Buffer) error {
			return format.Incidents.Collection(b, format.Head{}, format.Incidents.Listed(a.Search(all, incident.SortDate)))
		}},
		{"strikes", func(b *bytes.Buffer) error {
			return format.Incidents.Collection(b, format.Head{}, format.Incidents.Listed(
				a.Search(incident.Query{Types: incident.StrikeTypes}, incident.SortDate)))
		}},
		{"crossings", func(b *bytes.Buffer) error {
			return format.Crossings.Collection(b, format.Head{}, format.Crossings.Listed(a.Crossings(all)))
		}},
		{"districts", func(b *bytes.Buffer) error {
			return format.Districts.Collection(b, format.Head{}, format.Districts.Listed(a.Districts(all)))
		}},
		{"tehsils", func(b *bytes.Buffer) error {
			return format.Tehsils.Collection(b, format.Head{}, format.Tehsils.Listed(a.Tehsils(all)))
		}},
	} {
		t.Run(tc.layer, func(t *testing.T) {
			var b bytes.Buffer
			if err := tc.write(&b); err != nil {
				t.Fatal(err)
			}
			want := features(t, b.Bytes())
			got := rows(t, db, tc.layer, []string{"fid", "geom"})
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("GeoJSON -, GeoPackage +\n%s", d)
			}
		})
	}
}

func TestARelatedTableSaysWhatItsJSONSays(t *testing.T) {
	f, a := everything(t)
	db := open(t, saved(t, f))
	var sources []incident.Source
	var claims []incident.Claim
	for _, r := range a.Search(incident.Query{}, incident.SortDate) {
		sources, claims = append(sources, r.Sources...), append(claims, r.Claims...)
	}
	var spells []incident.Spell
	for _, c := range a.Crossings(incident.Query{}) {
		spells = append(spells, c.Spells...)
	}
	for _, tc := range []struct {
		table string
		write func(*bytes.Buffer) error
	}{
		{"incident_sources", func(b *bytes.Buffer) error {
			return format.Sources.JSON(b, format.About{}, len(sources), slices.Values(sources))
		}},
		{"claims", func(b *bytes.Buffer) error {
			return format.Claims.JSON(b, format.About{}, len(claims), slices.Values(claims))
		}},
		{"crossing_status", func(b *bytes.Buffer) error {
			return format.Spells.JSON(b, format.About{}, len(spells), slices.Values(spells))
		}},
	} {
		t.Run(tc.table, func(t *testing.T) {
			var b bytes.Buffer
			if err := tc.write(&b); err != nil {
				t.Fatal(err)
			}
			var doc struct{ Rows []map[string]any }
			if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(doc.Rows, rows(t, db, tc.table, []string{"fid"})); d != "" {
				t.Errorf("JSON -, GeoPackage +\n%s", d)
			}
		})
	}
}

func TestEveryCitationClaimAndSpellBelongsToItsOwner(t *testing.T) {
	f, a := everything(t)
	db := open(t, saved(t, f))
	for _, tc := range []struct {
		layer, table, owner string
		want                func(id string) int
	}{
		{"incidents", "incident_sources", "incident_id", func(id string) int { r, _ := a.Record(id); return len(r.Sources) }},
		{"incidents", "claims", "incident_id", func(id string) int { r, _ := a.Record(id); return len(r.Claims) }},
		{"strikes", "incident_sources", "incident_id", func(id string) int { r, _ := a.Record(id); return len(r.Sources) }},
		{"strikes", "claims", "incident_id", func(id string) int { r, _ := a.Record(id); return len(r.Claims) }},
		{"crossings", "crossing_status", "crossing_id", func(id string) int {
			c, _ := a.Crossing(id, incident.Query{})
			return len(c.Spells)
		}},
	} {
		t.Run(tc.layer+" "+tc.table, func(t *testing.T) {
			q, err := db.Query(fmt.Sprintf(`SELECT l.id, count(r.fid), coalesce(sum(r.%[3]s = l.id), 0) FROM %[1]s l
				LEFT JOIN %[1]s_%[2]s m ON m.base_id = l.fid LEFT JOIN %[2]s r ON r.fid = m.related_id GROUP BY l.fid`, tc.layer, tc.table, tc.owner))
			if err != nil {
				t.Fatal(err)
			}
			defer q.Close()
			for q.Next() {
				var id string
				var n, own int
				if err := q.Scan(&id, &n, &own); err != nil {
					t.Fatal(err)
				}
				if n != tc.want(id) || own != n {
					t.Errorf("%s has %d rows, %d of its own, want %d", id, n, own, tc.want(id))
				}
			}
			if err := q.Err(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// features are the properties of a collection, each with its id.
func features(t *testing.T, body []byte) []map[string]any {
	t.Helper()
	var doc struct {
		Features []struct {
			ID         string
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatal(err)
	}
	out := make([]map[string]any, len(doc.Features))
	for i, f := range doc.Features {
		out[i] = f.Properties
		out[i]["id"] = f.ID
	}
	return out
}

// rows are a table's rows as JSON would have them, in the order of their keys.
func rows(t *testing.T, db *sql.DB, table string, without []string) []map[string]any {
	t.Helper()
	var pairs, truths []string
	for _, c := range columnsOf(t, db, table) {
		if slices.Contains(without, c.name) {
			continue
		}
		pairs = append(pairs, fmt.Sprintf(`'%s', "%s"`, c.name, c.name))
		if c.kind == "BOOLEAN" {
			truths = append(truths, c.name)
		}
	}
	q, err := db.Query(fmt.Sprintf(`SELECT json_object(%s) FROM %s ORDER BY fid`, strings.Join(pairs, ","), table))
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	var out []map[string]any
	for q.Next() {
		var body []byte
		row := map[string]any{}
		if err := q.Scan(&body); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(body, &row); err != nil {
			t.Fatal(err)
		}
		for _, name := range truths {
			row[name] = row[name] == 1.0
		}
		out = append(out, row)
	}
	if err := q.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

type columnInfo struct{ name, kind string }

func columnsOf(t *testing.T, db *sql.DB, table string) []columnInfo {
	t.Helper()
	q, err := db.Query(`SELECT name, type FROM pragma_table_info(?)`, table)
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	var out []columnInfo
	for q.Next() {
		var c columnInfo
		if err := q.Scan(&c.name, &c.kind); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		t.Fatalf("no table %s", table)
	}
	return out
}
