package postgis_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

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

var update = flag.Bool("update", false, "write the table of views in docs/postgis.md anew")

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

// row is what tests compare of an incident in a view.
type row struct {
	ID, Title, Summary, Origin string
	Sources, Claims            int
	First, Last                string
	Killed                     *int
	East, North                *float64
	MayBePassedOn              bool
	CameIn, ChangedIn          string
}

const rowsQuery = `SELECT id, title, summary, origin, sources_count, claims_count, first_day::text, last_day::text, killed,
	ST_X(geom), ST_Y(geom), redistribute, came_in, changed_in FROM `

// rowsOf are the incidents of a dataset as a view shows them.
func rowsOf(ds *incident.Dataset, ages map[string][2]string) (out []row) {
	for _, i := range ds.Incidents {
		origin, _ := ds.Origin(i.Origin)
		r := row{ID: i.ID, Title: i.Title, Summary: i.Summary, Origin: i.Origin, Sources: len(i.Sources), Claims: len(i.Claims), First: i.Span().From.String(),
			Last: i.Span().To.String(), Killed: i.Killed.Best, MayBePassedOn: origin.Redistribute, CameIn: ages[i.ID][0], ChangedIn: ages[i.ID][1]}
		if i.Point != nil {
			r.East, r.North = &i.Point[0], &i.Point[1]
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b row) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// age goes on with when incidents came and last changed, with a dataset that is imported.
func age(ages map[string][2]string, before, now *incident.Dataset) map[string][2]string {
	out, was := maps.Clone(ages), map[string]incident.Incident{}
	if before != nil {
		for _, i := range before.Incidents {
			was[i.ID] = i
		}
	}
	for _, i := range now.Incidents {
		old, held := was[i.ID]
		switch {
		case out[i.ID][0] == "":
			out[i.ID] = [2]string{now.Version, now.Version}
		case !held || !cmp.Equal(old, i, cmpopts.EquateEmpty()):
			out[i.ID] = [2]string{out[i.ID][0], now.Version}
		}
	}
	return out
}

func TestViewsShowWhatEachVersionHeld(t *testing.T) {
	first, second := datasettest.Shipped(t), later(t)
	address := holding(t, first, second)
	ages := age(map[string][2]string{}, nil, first)
	shows(t, address, "atlas.incidents_at('"+first.Version+"')", rowsOf(first, ages))
	ages = age(ages, first, second)
	shows(t, address, "atlas.incidents_at('"+second.Version+"')", rowsOf(second, ages))
	shows(t, address, "atlas.incidents", rowsOf(second, ages))
}

// Whatever comes, changes, goes and comes back, each version is shown as it was.
func TestAnyVersionIsShownAsItWas(t *testing.T) {
	address := holding(t)
	s, err := postgis.Open(t.Context(), address, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	// One store takes them all, one version more in every case: to make another takes longer than many imports.
	var held []*incident.Dataset
	ages := []map[string][2]string{{}}
	rapid.Check(t, func(rt *rapid.T) {
		ds := anyOfThree(rt, len(held)+1)
		if _, err := s.Import(t.Context(), ds, storetest.How, nil); err != nil {
			t.Fatal(err)
		}
		var before *incident.Dataset
		if len(held) > 0 {
			before = held[len(held)-1]
		}
		held, ages = append(held, ds), append(ages, age(ages[len(ages)-1], before, ds))
		shows(rt, address, "atlas.incidents", rowsOf(ds, ages[len(held)]))
		n := rapid.IntRange(0, len(held)-1).Draw(rt, "version")
		shows(rt, address, "atlas.incidents_at('"+held[n].Version+"')", rowsOf(held[n], ages[n+1]))
	})
}

// anyOfThree is a dataset with some of three incidents, which say of their event one thing or another.
func anyOfThree(t *rapid.T, n int) *incident.Dataset {
	ds := storetest.Made(n)
	like := ds.Incidents[1]
	ds.Incidents = nil
	for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), rapid.ID[string]).Draw(t, "incidents") {
		i := like
		i.ID, i.Summary, i.Sources, i.Claims = id, rapid.SampledFrom([]string{"one", "other"}).Draw(t, "summary"), nil, nil
		for range rapid.IntRange(0, 2).Draw(t, "sources") {
			note := rapid.SampledFrom([]string{"x", "y"}).Draw(t, "note")
			i.Sources = append(i.Sources, incident.Source{IncidentID: id, Publisher: "P", Note: note})
		}
		for range rapid.IntRange(0, 2).Draw(t, "claims") {
			c := like.Claims[0]
			c.IncidentID, c.KilledLow = id, new(rapid.IntRange(0, 1).Draw(t, "killed"))
			i.Claims = append(i.Claims, c)
		}
		canon.SealRow(&i)
		ds.Incidents = append(ds.Incidents, i)
	}
	return ds
}

func shows(t interface {
	Helper()
	Fatalf(string, ...any)
}, address, from string, want []row) {
	t.Helper()
	got, err := asked[row](address, rowsQuery+from+" ORDER BY id COLLATE \"C\"")
	if err != nil {
		t.Fatalf("%s: %v", from, err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", from, diff)
	}
}

func TestAVersionThatIsNotThereIsAnError(t *testing.T) {
	address := holding(t, storetest.Made(1), storetest.Made(2))
	copied := cluster.Shared(t).Database(t)
	s, err := postgis.Open(t.Context(), address, store.Read)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ address, version, want string }{
		"one that never was": {address, storetest.Version(3), "has held no version"},
		"no name at all":     {address, "yesterday", "has held no version"},
		"left behind":        {copied, storetest.Version(1), "holds no rows of version"},
	} {
		// In a box without any row, too.
		_, err := asked[row](tc.address, rowsQuery+"atlas.incidents_at('"+tc.version+"') WHERE geom && ST_MakeEnvelope(0, 0, 1, 1, 4326)")
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
	if _, err := asked[row](copied, rowsQuery+"atlas.incidents_at('"+storetest.Version(2)+"')"); err != nil {
		t.Errorf("the version that was copied: %v", err)
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
