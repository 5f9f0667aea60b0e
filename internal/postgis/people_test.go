package postgis_test

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/columns"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// holding makes a store that has held datasets, the last one now.
func holding(t *testing.T, held ...*incident.Dataset) (address string) {
	t.Helper()
	address = cluster.Shared(t).Database(t)
	s, err := postgis.Open(t.Context(), address, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, ds := range held {
		if _, err := s.Import(t.Context(), ds, storetest.How, nil); err != nil {
			t.Fatal(err)
		}
	}
	return address
}

// later is the shipped dataset with two more records, and with one incident less, one more, one with another title, and one
// with another claim. A person says that one of another record is the same as one of ours, and one of the third as the one of
// the second.
func later(t *testing.T) *incident.Dataset {
	t.Helper()
	ds := *datasettest.Records(t, "open", "shut")
	more := ds.Incidents[3]
	more.ID, more.Title = "2026-03-01-added", "Added"
	more.Sources, more.Claims = nil, nil
	ds.Incidents = append(slices.Delete(slices.Clone(ds.Incidents), 10, 11), more)
	ds.Incidents[20].Title = "Another title"
	with := slices.IndexFunc(ds.Incidents, func(i incident.Incident) bool { return len(i.Claims) > 1 })
	ds.Incidents[with].Claims[0].Statement = "Another statement"
	ds.Pairs = append(slices.Clone(ds.Pairs),
		incident.Pair{A: "2025-10-08-orakzai", B: "open-1", Verdict: incident.Same, By: incident.ByPerson, Why: "one event"},
		incident.Pair{A: "open-1", B: "shut-1", Verdict: incident.Same, By: incident.ByPerson, Why: "one event"})
	canon.Seal(&ds)
	return &ds
}

// asked are the rows that a query gives, each column a field.
func asked[T any](address, query string) ([]T, error) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, query)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[T])
}

func TestEverythingInTheDatabaseSaysWhatItIs(t *testing.T) {
	address := holding(t)
	for _, silent := range cluster.Values[string](t, address, `
		SELECT c.oid::regclass || '.' || coalesce(a.attname, '') FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid
			AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace IN ('khyberatlas'::regnamespace, 'atlas'::regnamespace) AND c.relkind IN ('r', 'v')
			AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)
		UNION ALL
		SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'atlas'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL
		UNION ALL
		SELECT nspname FROM pg_namespace WHERE nspname IN ('khyberatlas', 'atlas') AND obj_description(oid, 'pg_namespace') IS NULL`) {
		t.Errorf("%s has no comment", silent)
	}
}

// names are what the columns of a list are called.
func names[T any](list columns.List[T]) (out []string) {
	for _, p := range list.Properties() {
		out = append(out, p.Name)
	}
	return out
}

func TestViewsCallTheirColumnsAsTheDownloadsDo(t *testing.T) {
	address := holding(t)
	for view, want := range map[string][]string{
		"incidents":        names(columns.Incidents),
		"strikes":          names(columns.Incidents),
		"incidents_once":   names(columns.Incidents),
		"sources":          names(columns.Sources),
		"claims":           names(columns.Claims),
		"crossings":        names(columns.Crossings.OfFile()),
		"crossing_status":  names(columns.Spells),
		"districts":        names(columns.Districts.OfFile()),
		"tehsils":          names(columns.Tehsils.OfFile()),
		"context_events":   names(columns.Context),
		"reported_totals":  names(columns.Reported),
		"district_changes": names(columns.Changes),
		"actors":           names(columns.Actors),
		"origins":          names(columns.Origins),
		"origin_periods":   names(columns.Periods),
		"pairs":            names(columns.Pairs),
	} {
		got := cluster.Values[string](t, address,
			"SELECT attname::text FROM pg_attribute WHERE attrelid = ('atlas.' || $1)::regclass ORDER BY attnum", view)
		if got[0] == "seq" || view == "sources" { // the key of what has none of its own
			got = got[1:]
		}
		if !slices.Equal(got[:min(len(got), len(want))], want) {
			t.Errorf("%s has the columns\n%v\nnot\n%v", view, got, want)
		}
	}
}

func TestTheFirstColumnOfAViewIsItsKey(t *testing.T) {
	address := holding(t, later(t))
	views, err := asked[struct{ Name, Key string }](address, viewsQuery)
	if err != nil || len(views) < 15 {
		t.Fatal(len(views), err)
	}
	for _, view := range views {
		twice := cluster.Value[int](t, address, "SELECT count(*) - count(DISTINCT "+view.Key+") FROM atlas."+view.Name)
		if rows := cluster.Value[int](t, address, "SELECT count(*) FROM atlas."+view.Name); twice != 0 || rows == 0 {
			t.Errorf("%s: of %d rows %d have a key that another has", view.Name, rows, twice)
		}
	}
}

const viewsQuery = `SELECT c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
	WHERE c.relnamespace = 'atlas'::regnamespace AND c.relkind = 'v' ORDER BY c.relname`

func TestTheStrikesAreThoseOfTheLayer(t *testing.T) {
	address := holding(t, later(t))
	got := cluster.Values[string](t, address, "SELECT DISTINCT type FROM atlas.strikes ORDER BY type")
	if want := slices.Sorted(slices.Values(incident.Texts(incident.StrikeTypes))); !slices.Equal(got, want) {
		t.Errorf("strikes are %v, want %v", got, want)
	}
}

// What persons found to be one event is counted once, by the first record, and through a third one too.
func TestEventsAreCountedOnceByTheFirstRecord(t *testing.T) {
	address := holding(t, later(t))
	left := cluster.Values[string](t, address, `SELECT id FROM atlas.incidents EXCEPT SELECT id FROM atlas.incidents_once ORDER BY 1`)
	if !slices.Equal(left, []string{"open-1", "shut-1"}) {
		t.Errorf("left out: %v", left)
	}
}

// feedMany puts rows of another record into a store, so that its planner has something to choose from.
func feedMany(t *testing.T, address string) {
	t.Helper()
	s, err := postgis.Open(t.Context(), address, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	at := slices.IndexFunc(datasettest.Shipped(t).Incidents, func(i incident.Incident) bool { return i.ID == "2025-10-08-orakzai" })
	one := datasettest.Shipped(t).Incidents[at]
	_, err = s.Feed(t.Context(), "many", store.Feed{
		Rows: func(_ *incident.Dataset, put func(store.Row) error) error {
			for n := range 3000 {
				i := one
				i.ID, i.Origin, i.Date, i.Claims = fmt.Sprintf("many-%d", n), "many", one.Date-incident.Day(n), nil
				i.Point = &orb.Point{61 + float64(n%100)/10, 30 + float64(n%70)/10}
				if err := put(store.Row{Incident: &i}); err != nil {
					return err
				}
			}
			return nil
		},
		About: func(incident.Origin) (incident.Origin, []incident.Period) {
			return incident.Origin{ID: "many", Name: "Many", Redistribute: true}, nil
		},
		Complete: func() (incident.Days, int64) { return incident.Days{}, 0 },
	}, storetest.How)
	if err != nil {
		t.Fatal(err)
	}
	cluster.Exec(t, address, "ANALYZE")
}

func TestABoxADayAnAreaAndAnOrderComeToTheIndexes(t *testing.T) {
	address := holding(t, later(t))
	feedMany(t, address)
	version := cluster.Value[string](t, address, "SELECT version FROM atlas.versions WHERE held")
	for query, want := range map[string][]string{
		"SELECT * FROM atlas.incidents WHERE geom && ST_MakeEnvelope(71, 34, 71.1, 34.1, 4326)": {
			"incidents_by_place", "origin_incidents_by_place"},
		"SELECT * FROM atlas.incidents WHERE ST_Intersects(geom, ST_MakeEnvelope(71, 34, 71.1, 34.1, 4326))": {
			"incidents_by_place", "origin_incidents_by_place"},
		"SELECT * FROM atlas.incidents_at('" + version + "') WHERE geom && ST_MakeEnvelope(71, 34, 71.1, 34.1, 4326)": {
			"incidents_by_place", "origin_incidents_by_place", "incidents_gone", "origin_incidents_gone"},
		"SELECT * FROM atlas.incidents ORDER BY date DESC LIMIT 5": {
			"Merge Append", "Index Scan Backward using incidents_by_date", "Index Scan Backward using origin_incidents_by_date"},
		"SELECT * FROM atlas.incidents WHERE id = '2025-10-08-orakzai'": {"incidents_held", "origin_incidents_held"},
		"SELECT * FROM atlas.incidents WHERE country = 'PK' AND admin1 = 'Khyber Pakhtunkhwa' AND district = 'Bannu'": {
			"incidents_by_area", "origin_incidents_by_area"},
		"SELECT * FROM atlas.districts WHERE geom && ST_MakeEnvelope(71, 34, 71.1, 34.1, 4326)": {"districts_by_shape"},
		"SELECT * FROM atlas.sources WHERE incident_id = 'open-1'": {
			"incident_sources_by_incident", "origin_incidents_held"},
	} {
		// A small table is read as a whole where it may be.
		plan := strings.Join(cluster.Values[string](t, address+"?options=-c%20enable_seqscan%3Doff", "EXPLAIN "+query), "\n")
		for _, w := range want {
			if !strings.Contains(plan, w) {
				t.Errorf("%s doesn't go by %q:\n%s", query, w, plan)
			}
		}
	}
}

func TestGDALSeesTheViewsAsTheyAre(t *testing.T) {
	ogrinfo := needs.Tool(t, "ogrinfo")
	ds := later(t)
	source := "PG:" + holding(t, ds) + "?application_name=gdal"
	for layer, want := range map[string][]string{
		"incidents": {"Geometry: Point", "Feature Count: " + strconv.Itoa(len(ds.Incidents)), "WGS 84", "date: Date", "killed: Integer",
			"redistribute: Integer(Boolean)", "DESCRIPTION=Incidents of every record"},
		"crossings":       {"Geometry: Point", "Feature Count: " + strconv.Itoa(len(ds.Crossings))},
		"crossing_status": {"Geometry: Point"},
		"districts":       {"Geometry: Multi Polygon", "Feature Count: " + strconv.Itoa(len(ds.Districts))},
		"tehsils":         {"Geometry: Multi Polygon", "Feature Count: " + strconv.Itoa(len(ds.Tehsils))},
		"provinces":       {"Geometry: Multi Polygon"},
		"strikes":         {"Geometry: Point"},
		"incidents_once":  {"Geometry: Point", "Feature Count: " + strconv.Itoa(len(ds.Incidents)-2)},
	} {
		out, err := exec.CommandContext(t.Context(), ogrinfo, "-ro", "-so", source, "atlas."+layer).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", layer, err, out)
		}
		for _, w := range want {
			if !strings.Contains(string(out), w) {
				t.Errorf("%s lacks %q:\n%s", layer, w, out)
			}
		}
	}
}
