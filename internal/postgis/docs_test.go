package postgis_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/postgis/cluster"
)

var update = flag.Bool("update", false, "write the table of views in docs/postgis.md anew")

const document = "../../docs/postgis.md"

func said(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// query is that of the document beneath a heading with a number.
func query(t *testing.T, n int) string {
	t.Helper()
	_, rest, found := strings.Cut(said(t), fmt.Sprintf("\n### %d. ", n))
	_, rest, fenced := strings.Cut(rest, "\n```sql\n")
	sql, _, ends := strings.Cut(rest, "\n```\n")
	if !found || !fenced || !ends {
		t.Fatalf("the document has no query %d", n)
	}
	return sql
}

// The document lists every view with its key, as the database says what it is.
func TestTheDocumentListsTheViews(t *testing.T) {
	address := holding(t)
	lines := cluster.Values[string](t, address, `SELECT format('| `+"`%s` | `%s`"+` | %s |', c.relname, a.attname,
			obj_description(c.oid, 'pg_class'))
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
		WHERE c.relnamespace = 'atlas'::regnamespace AND c.relkind = 'v' ORDER BY c.oid`)
	before, rest, _ := strings.Cut(said(t), "<!-- views -->\n")
	_, after, _ := strings.Cut(rest, "<!-- /views -->\n")
	want := before + "<!-- views -->\n| view | its key | what |\n|---|---|---|\n" + strings.Join(lines, "\n") +
		"\n<!-- /views -->\n" + after
	if want == said(t) {
		return
	}
	if !*update {
		t.Fatal("the table of views is another one: go test ./internal/postgis -run Document -update writes it")
	}
	if err := os.WriteFile(document, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// found are the records that an address asks for, by date.
func found(t *testing.T, a *atlas.Atlas, filter string) []*incident.Record {
	t.Helper()
	hits, err := a.Search(t.Context(), meant(t, a, filter), incident.Page{Limit: 100_000})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(hits.Records, func(a, b *incident.Record) int {
		return strings.Compare(a.Date.String()+" "+a.ID, b.Date.String()+" "+b.ID)
	})
	return hits.Records
}

func meant(t *testing.T, a *atlas.Atlas, filter string) incident.Query {
	t.Helper()
	values, err := url.ParseQuery(filter)
	if err != nil {
		t.Fatal(err)
	}
	q, faults := ogc.ParseQuery(values, a.Vocabulary())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return q
}

// Each query of the document is asked of a store that holds the shipped dataset and two more records, and compared with what the
// program answers of the same.
func TestTheQueriesOfTheDocumentAnswerAsTheProgramDoes(t *testing.T) {
	before, ds := datasettest.Shipped(t), later(t)
	address := holding(t, before, ds)
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	for n, answer := range []func(*testing.T, string, *atlas.Atlas, *incident.Dataset){
		nearTorkham, byDistrictAndQuarter, rivalClaims, closedCrossings, changes(before), inOneRecord, nearestCrossings,
	} {
		t.Run(fmt.Sprint(n+1), func(t *testing.T) { answer(t, address, a, ds) })
	}
}

// answers compares the rows of a query with others.
func answers[T any](t *testing.T, address string, n int, want []T) {
	t.Helper()
	got, err := asked[T](address, query(t, n))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || len(got) == 0 {
		t.Errorf("%d rows (-want +got):\n%s", len(got), diff)
	}
}

func date(d incident.Day) time.Time {
	y, m, day := d.Date()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
}

func dateOrNone(d incident.Day) *time.Time {
	if d == 0 {
		return nil
	}
	return new(date(d))
}

func nearTorkham(t *testing.T, address string, a *atlas.Atlas, ds *incident.Dataset) {
	type row struct {
		Date      time.Time
		Title     string
		Killed    *int
		Origin    string
		Km        float64
		Publisher string
		Published *time.Time
		URL       string
	}
	var want []row
	for _, r := range found(t, a, "near=71.094,34.118,25&datetime=2026-02-01/2026-02-28&geo_precision=site,town,tehsil") {
		sources := slices.Clone(r.Sources)
		slices.SortStableFunc(sources, func(a, b incident.Source) int {
			return strings.Compare(a.Publisher+"\x00"+a.URL, b.Publisher+"\x00"+b.URL)
		})
		for _, s := range sources {
			km := math.Round(10*geo.Distance(*r.At, orb.Point{71.094, 34.118})) / 10
			want = append(want, row{date(r.Date), r.Title, r.Killed.Best, r.Origin, km, s.Publisher, dateOrNone(s.Published), s.URL})
		}
	}
	answers(t, address, 1, want)
}

func byDistrictAndQuarter(t *testing.T, address string, a *atlas.Atlas, ds *incident.Dataset) {
	type row struct {
		District                         string
		Quarter                          time.Time
		Incidents, Low                   int
		Killed                           *int
		High, WithoutBest, WithoutFigure int
	}
	q := meant(t, a, "datetime=2025-01-01/2025-12-31&admin1=Khyber Pakhtunkhwa")
	chart, err := a.Chart(t.Context(), q, "quarter", "district")
	if err != nil {
		t.Fatal(err)
	}
	var want []row
	for _, s := range chart.Series {
		at := slices.IndexFunc(ds.Districts, func(d incident.District) bool { return d.ID == s.Value })
		if at < 0 {
			continue // what no district counts
		}
		for b, err := range s.Bins {
			if err != nil {
				t.Fatal(err)
			}
			if b.Count > 0 {
				want = append(want, row{ds.Districts[at].Name, date(b.From), b.Count, b.KilledLow, b.Killed, b.KilledHigh, b.WithoutBest,
					b.WithoutFigure})
			}
		}
	}
	slices.SortStableFunc(want, func(a, b row) int { return strings.Compare(a.District, b.District) })
	answers(t, address, 2, want)
}

// rivalClaims compares which incidents and subjects are found, and that every claim with a figure is told.
func rivalClaims(t *testing.T, address string, _ *atlas.Atlas, ds *incident.Dataset) {
	type row struct {
		ID             string
		Date           time.Time
		Title          string
		Subject        string
		PK, AF, Others *string
	}
	rows, err := asked[row](address, query(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]row{}
	for _, r := range rows {
		got[r.ID+" "+r.Subject] = r
	}
	n := 0
	for _, i := range ds.Incidents {
		for _, subject := range incident.Subjects {
			lowest, highest := math.MaxInt, -1 // the lowest high, the highest low
			var told []incident.Claim
			for _, c := range i.Claims {
				if c.Subject != subject || c.KilledLow == nil && c.KilledHigh == nil {
					continue
				}
				told = append(told, c)
				if c.KilledLow != nil {
					highest = max(highest, *c.KilledLow)
				}
				if c.KilledHigh != nil {
					lowest = min(lowest, *c.KilledHigh)
				}
			}
			r, listed := got[i.ID+" "+string(subject)]
			if rivals := highest > lowest; rivals != listed {
				t.Errorf("%s, %s: rivals %t, listed %t", i.ID, subject, rivals, listed)
			}
			if !listed {
				continue
			}
			n++
			for _, c := range told {
				side := map[incident.Side]*string{"pakistan_state": r.PK, "afghan_state": r.AF}[c.Side]
				if c.Side != "pakistan_state" && c.Side != "afghan_state" {
					side = r.Others
				}
				if side == nil || !strings.Contains(*side, c.Claimant+": ") {
					t.Errorf("%s, %s: %s isn't told on its side", i.ID, subject, c.Claimant)
				}
			}
		}
	}
	if n != len(rows) || n < 20 {
		t.Errorf("%d rows, of which %d are rivals", len(rows), n)
	}
}

func closedCrossings(t *testing.T, address string, a *atlas.Atlas, _ *incident.Dataset) {
	type row struct {
		ID, Name, Scope string
		From            time.Time
		To              *time.Time
		Reason, URL     string
	}
	states, err := a.Crossings(t.Context(), meant(t, a, "datetime=2025-11-01"))
	if err != nil {
		t.Fatal(err)
	}
	var want []row
	for _, c := range states {
		for _, s := range c.Scopes {
			if s.Status != incident.Closed {
				continue
			}
			to := s.Spell.To
			if to == 0 {
				to = s.Spell.LastReported
			}
			want = append(want, row{c.ID, c.Name, string(s.Scope), date(s.Spell.From), dateOrNone(to), s.Spell.Reason, s.Spell.SourceURL})
		}
	}
	slices.SortFunc(want, func(a, b row) int { return strings.Compare(a.ID+" "+a.Scope, b.ID+" "+b.Scope) })
	answers(t, address, 4, want)
}

func changes(before *incident.Dataset) func(*testing.T, string, *atlas.Atlas, *incident.Dataset) {
	return func(t *testing.T, address string, _ *atlas.Atlas, now *incident.Dataset) {
		type row struct {
			ID, What, Title      string
			KilledBefore, Killed *int
		}
		was := map[string]incident.Incident{}
		for _, i := range before.Incidents {
			was[i.ID] = i
		}
		var want []row
		for _, i := range now.Incidents {
			old, held := was[i.ID]
			delete(was, i.ID)
			switch {
			case !held:
				want = append(want, row{i.ID, "new", i.Title, nil, i.Killed.Best})
			case !cmp.Equal(old, i, cmpopts.EquateEmpty()):
				want = append(want, row{i.ID, "changed", i.Title, old.Killed.Best, i.Killed.Best})
			}
		}
		for _, i := range was {
			want = append(want, row{i.ID, "gone", i.Title, i.Killed.Best, nil})
		}
		slices.SortFunc(want, func(a, b row) int { return strings.Compare(a.What+" "+a.ID, b.What+" "+b.ID) })
		if len(want) != 6 {
			t.Errorf("%d changes", len(want))
		}
		answers(t, address, 5, want)
	}
}

func inOneRecord(t *testing.T, address string, _ *atlas.Atlas, ds *incident.Dataset) {
	type row struct {
		Origin, ID string
		Date       time.Time
		Title      string
		Killed     *int
	}
	held, also := map[string]bool{}, map[string]bool{}
	for _, i := range ds.Incidents {
		held[i.ID] = true
	}
	for _, p := range ds.Pairs {
		if p.Verdict != incident.Different && held[p.A] && held[p.B] {
			also[p.A], also[p.B] = true, true
		}
	}
	var want []row
	for _, i := range ds.Incidents {
		if !also[i.ID] {
			want = append(want, row{i.Origin, i.ID, date(i.Date), i.Title, i.Killed.Best})
		}
	}
	slices.SortFunc(want, func(a, b row) int {
		return strings.Compare(fmt.Sprint(a.Origin, a.Date, a.ID), fmt.Sprint(b.Origin, b.Date, b.ID))
	})
	if len(ds.Incidents)-len(want) != 3 {
		t.Errorf("%d in several records", len(ds.Incidents)-len(want))
	}
	answers(t, address, 6, want)
}

func nearestCrossings(t *testing.T, address string, a *atlas.Atlas, ds *incident.Dataset) {
	type feature struct {
		Type     string `json:"type"`
		Geometry struct {
			Type        string    `json:"type"`
			Coordinates orb.Point `json:"coordinates"`
		} `json:"geometry"`
		Properties struct {
			ID       string  `json:"id"`
			Date     string  `json:"date"`
			Title    string  `json:"title"`
			Crossing string  `json:"crossing"`
			Km       float64 `json:"km"`
		} `json:"properties"`
	}
	var got struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}
	if err := json.Unmarshal([]byte(text(t, address, 7)), &got); err != nil || got.Type != "FeatureCollection" {
		t.Fatal(got.Type, err)
	}
	var want []feature
	for _, r := range found(t, a, "type=air_strike,drone_strike,shelling&geo_precision=site,town,tehsil&pairs=apart") {
		if o, _ := ds.Origin(r.Origin); !o.Redistribute || r.At == nil {
			continue
		}
		nearest, km := "", math.Inf(1)
		for _, c := range ds.Crossings {
			if d := geo.Distance(c.At, *r.At); d < km {
				nearest, km = c.Name, d
			}
		}
		f := feature{Type: "Feature"}
		f.Geometry.Type, f.Geometry.Coordinates = "Point", *r.At
		f.Properties.ID, f.Properties.Date, f.Properties.Title = r.ID, r.Date.String(), r.Title
		f.Properties.Crossing, f.Properties.Km = nearest, math.Round(km)
		want = append(want, f)
	}
	if diff := cmp.Diff(want, got.Features); diff != "" || len(want) < 20 {
		t.Errorf("%d strikes (-want +got):\n%s", len(want), diff)
	}
}

// text is the one value that a query gives, as it is written.
func text(t *testing.T, address string, n int) string {
	t.Helper()
	return cluster.Value[string](t, address, "SELECT geojson::text FROM ("+strings.TrimSuffix(query(t, n), ";")+") q")
}
