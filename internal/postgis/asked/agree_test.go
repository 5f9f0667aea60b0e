package asked_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5/pgxpool"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/postgis/asked"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// asks has every filter at least once, alone and with others, as an address has it.
var asks = []string{"", "datetime=2025-10-01/2025-10-31", "datetime=2024-06-01/..", "datetime=../2024-06-01",
	"datetime=2030-01-01/..",
	"bbox=69.2,31,71,33.5", "bbox=-180,-90,180,90", "bbox=71,30,69,40", "bbox=69.2,31,71,33.5&datetime=2025-10-01/2025-10-31",
	"type=ied,suicide_bombing", "type=drone_strike&datetime=2025-01-01/2025-12-31", "actor=ttp", "district=Bannu,Tank",
	"in_district=bannu", "admin1=Khyber%20Pakhtunkhwa", "country=AF", "confidence=contested", "geo_precision=district,province",
	"date_precision=week,month", "killed_min=10", "civilians_min=1", "publishers_min=2", "q=bus", "q=polic%20att", "q=a", "q=zzz",
	"near=71.52,34.01,25", "near=70.6,32.99,0.5&type=ied", "pairs=apart", "origin=atlas",
	"filter=killed>5 AND title LIKE '%25attack%25'", "filter=casei(title) LIKE casei('%25POLICE%25')",
	"filter=S_INTERSECTS(geometry,POLYGON((70 32,72 32,72 34,70 32)))", "filter=S_INTERSECTS(geometry,BBOX(70,32,71,33))",
	"filter=NOT (injured>2 OR target='police')", "filter=end_date IS NULL AND actor<>'ttp'", "filter=killed_low<killed_high",
	"filter=T_DURING(INTERVAL(date,last_day),INTERVAL('2025-01-01','2025-06-30'))", "filter=district=place",
	"filter=killed BETWEEN 3 AND injured",
	"filter=sources_count>1 AND id>'2025'", "filter=type IN ('ied','shelling') OR summary LIKE '%25drone%25'"}

// answers are all that a query can be answered with.
func answers(ctx context.Context, a question.Answerer, q incident.Query) (all map[string]any, err error) {
	all = map[string]any{}
	put := func(name string, answer any, failed error) {
		if failed != nil && err == nil {
			err = fmt.Errorf("%s: %w", name, failed)
		}
		all[name] = answer
	}
	for _, order := range append([]incident.Sort{incident.SortChanged}, incident.Sorts...) {
		hits, err := a.Search(ctx, q, incident.Page{Limit: 7, Offset: 3, Sort: order})
		put("search "+string(order), hits, err)
		var each []*incident.Record
		for r, failed := range a.Each(ctx, q, order) {
			each, err = append(each, r), failed
		}
		if order == incident.SortDate {
			put("each record", each, err)
		}
		put("each "+string(order), idsOf(each), err)
		if len(each) > 2 {
			around, err := a.Around(ctx, q, order, each[len(each)/2].ID)
			put("around "+string(order), around, err)
			among, err := a.Among(ctx, q, []string{each[1].ID, "nobody\x00", each[0].ID})
			put("among", among, err)
		}
	}
	totals, failed := a.Totals(ctx, q)
	put("totals", totals, failed)
	origins, failed := a.Origins(ctx, q)
	put("origins", origins, failed)
	straddling, failed := a.Straddling(ctx, q)
	put("straddling", straddling, failed)
	claimants, failed := a.Claimants(ctx, q)
	put("claimants", claimants, failed)
	sources, claims, failed := a.Cited(ctx, q)
	put("cited", [2]int{sources, claims}, failed)
	extent, failed := a.Extent(ctx, q)
	put("extent", extent, failed)
	survey, failed := a.Survey(ctx, q)
	put("survey", survey, failed)
	regions, failed := a.Regions(ctx, q)
	put("regions", regions, failed)
	marks, failed := a.Marks(ctx, q)
	put("marks", marks, failed)
	facets, failed := a.Facets(ctx, q)
	put("facets", facets, failed)
	districts, failed := a.Districts(ctx, q)
	put("districts", districts, failed)
	tehsils, failed := a.Tehsils(ctx, q)
	put("tehsils", tehsils, failed)
	for _, grid := range []spot.Grid{{Cells: 7}, {Cells: 13, Within: spot.Tile{Zoom: 6, X: 44, Y: 25}}} {
		spots, failed := a.Spots(ctx, q, grid)
		put(fmt.Sprintf("spots %+v", grid), spots, failed)
	}
	for _, by := range append([]incident.By{""}, incident.Bys...) {
		chart, failed := a.Chart(ctx, q, "month", by)
		put("chart by "+string(by), chart.Days, failed)
		bins, failed := chart.Whole()
		put("bins by "+string(by), bins, failed)
	}
	return all, err
}

func idsOf(list []*incident.Record) (ids []string) {
	for _, r := range list {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestSQLSaysWhatMemorySaysOfTheShippedData(t *testing.T) {
	pool := database(t)
	for name, ds := range map[string]*incident.Dataset{"shipped": datasettest.With(t, datasettest.OddRows()),
		"told twice": rows(1000)} {
		t.Run(name, func(t *testing.T) {
			whole, a, facts := must(t, pool, ds)
			agree(t, whole, a, facts, asks, name == "told twice") // there are other districts
		})
	}
}

// What was filled on a primary is asked on its standby.
func TestAStandbySaysWhatMemorySays(t *testing.T) {
	primary := cluster.New(t, cluster.Options{})
	address := primary.Database(t)
	standby, err := primary.Standby(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	defer standby.Remove()
	cluster.Exec(t, primary.Address("postgres"), "ALTER SYSTEM SET synchronous_commit = remote_apply")
	cluster.Exec(t, primary.Address("postgres"), "SELECT pg_reload_conf()")
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	pools := map[int]*pgxpool.Pool{}
	for _, port := range []int{primary.Port, standby.Port} {
		u.Host = fmt.Sprintf("127.0.0.1:%d", port)
		if pools[port], err = pgxpool.New(t.Context(), u.String()); err != nil {
			t.Fatal(err)
		}
		defer pools[port].Close()
	}
	ds := datasettest.Shipped(t)
	whole, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(t.Context(), pools[primary.Port], whole); err != nil {
		t.Fatal(err)
	}
	a, facts, err := asked.Open(t.Context(), pools[standby.Port], whole.Data(), 1)
	if err != nil {
		t.Fatal(err)
	}
	some := []string{}
	for n := 0; n < len(asks); n += 5 { // that it answers at all is the question here
		some = append(some, asks[n])
	}
	agree(t, whole, a, facts, some, false)
	cluster.Exec(t, primary.Address("postgres"), "ALTER SYSTEM SET synchronous_standby_names = ''") // it goes first
	cluster.Exec(t, primary.Address("postgres"), "SELECT pg_reload_conf()")
}

// agree asks both for everything; unknown says that the facts may not know what is asked for.
func agree(t *testing.T, whole question.Answerer, a *asked.Answerer, facts *atlas.Atlas, asks []string, unknown bool) {
	t.Helper()
	for _, ask := range asks {
		values, err := url.ParseQuery(strings.NewReplacer(" ", "%20", "+", "%2B", ">", "%3E").Replace(ask))
		if err != nil {
			t.Fatal(err)
		}
		q, faults := ogc.ParseQuery(values, facts.Vocabulary())
		if len(faults) > 0 {
			if !unknown {
				t.Errorf("%s: %v", ask, faults)
			}
			continue
		}
		want, err := answers(t.Context(), whole, q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := answers(t.Context(), a, q)
		if err != nil {
			t.Fatalf("%s: %v", ask, err)
		}
		for what := range want {
			if diff := cmp.Diff(want[what], got[what], cmpopts.EquateEmpty(),
				cmpopts.IgnoreFields(incident.District{}, "Shape"), cmpopts.IgnoreFields(incident.Tehsil{}, "Shape")); diff != "" {
				t.Errorf("%s: %s (-memory +SQL):\n%.2000s", ask, what, diff)
			}
		}
	}
}
