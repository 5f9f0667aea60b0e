package answertest

import (
	"context"
	"iter"
	"reflect"
	"slices"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// must gives an answer, or ends the test that asked for it.
func must[T any](answer T, err error) func(t *rapid.T) T {
	return func(t *rapid.T) T {
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}

// agree holds all that an answerer says to a query against the twin, and against what must hold whatever is said.
func agree(t *rapid.T, a question.Answerer, twin *Twin, q incident.Query) {
	ctx := context.Background()
	for _, order := range append([]incident.Sort{incident.SortChanged}, incident.Sorts...) {
		all := incident.Page{Sort: order}
		want := must(twin.Search(ctx, q, all))(t)
		same(t, q, "search by "+string(order), want, must(a.Search(ctx, q, all))(t))
		same(t, q, "each by "+string(order), want.Records, must(collected(a.Each(ctx, q, order)))(t))
		window := incident.Page{Sort: order, Limit: rapid.IntRange(1, 20).Draw(t, "limit"),
			Offset: rapid.IntRange(0, want.Matched+2).Draw(t, "offset")}
		agreeOnNeighbours(t, a, want, q, order)
		from, to := window.Window(want.Matched)
		want.Records = want.Records[from:to]
		same(t, q, "a window on it", want, must(a.Search(ctx, q, window))(t))
	}
	for _, r := range must(a.Search(ctx, q, incident.Page{Limit: 3}))(t).Records {
		one := must(a.Record(ctx, r.ID))(t)
		if diff := cmp.Diff(r, one, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s (-search +record):\n%s", r.ID, diff)
		}
		same(t, q, "record", must(twin.Record(ctx, r.ID))(t), one)
	}
	same(t, q, "totals", must(twin.Totals(ctx, q))(t), must(a.Totals(ctx, q))(t))
	same(t, q, "origins", inOrder(must(twin.Origins(ctx, q))(t)), inOrder(must(a.Origins(ctx, q))(t)))
	same(t, q, "straddling", must(twin.Straddling(ctx, q))(t), must(a.Straddling(ctx, q))(t))
	same(t, q, "claimants", must(twin.Claimants(ctx, q))(t), must(a.Claimants(ctx, q))(t))
	same(t, q, "extent", must(twin.Extent(ctx, q))(t), must(a.Extent(ctx, q))(t))
	same(t, q, "facets", must(twin.Facets(ctx, q))(t), must(a.Facets(ctx, q))(t))
	same(t, q, "districts", must(twin.Districts(ctx, q))(t), must(a.Districts(ctx, q))(t))
	same(t, q, "tehsils", must(twin.Tehsils(ctx, q))(t), must(a.Tehsils(ctx, q))(t))
	same(t, q, "crossings", must(twin.Crossings(ctx, q))(t), must(a.Crossings(ctx, q))(t))
	agreeOnCharts(t, a, twin, q)
	agreeOnSpots(t, a, twin, q)
	agreeOnSurvey(t, a, twin, q)
	same(t, q, "regions", must(twin.Regions(ctx, q))(t), must(a.Regions(ctx, q))(t))
	agreeOnNotes(t, a, twin, q)
	agreeOnMarks(t, a, twin, q)
	agreeOnFacets(t, a, twin.rows, q)
	agreeOnAreas(t, a, twin.rows, q)
	agreeOnRecords(t, a, twin.rows, q)
}

// agreeOnFiles: of each origin all rows are there, whatever tells of the same event.
func agreeOnFiles(t *rapid.T, a question.Answerer, twin *Twin) {
	ctx := context.Background()
	for _, o := range twin.rows.ds.AllOrigins() {
		want := must(collected(twin.Incidents(ctx, o.ID)))(t)
		same(t, incident.Query{}, "incidents of "+o.ID, want, must(collected(a.Incidents(ctx, o.ID)))(t))
	}
}

// inOrder is a list whose order says nothing.
func inOrder(list []string) []string { return slices.Sorted(slices.Values(list)) }

// collected are all records of a sequence, unless an error ends it.
func collected[T any](each iter.Seq2[*T, error]) (all []*T, err error) {
	for r, err := range each {
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// same compares two answers. Of records it leaves out what a twin doesn't know, of areas their shapes.
func same(t *rapid.T, q incident.Query, what string, want, got any) {
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(incident.Record{}, "Badge", "Distances", "CrossingID", "CrossingKm", "FrontierKm",
			"Event", "Rank", "Others"),
		cmpopts.IgnoreFields(incident.District{}, "Shape"), cmpopts.IgnoreFields(incident.Tehsil{}, "Shape"),
		cmp.Comparer(func(x, y *incident.Incident) bool { return x.ID == y.ID })); diff != "" {
		t.Fatalf("%s of %+v (-scan +answer):\n%s", what, q, diff)
	}
}

// agreeOnCharts: the days and the series are the twin's, and bins have no gap, hold each event once, where its first span
// day inside the period lies, and add up.
func agreeOnCharts(t *rapid.T, a question.Answerer, twin *Twin, q incident.Query) {
	every := pick(t, "interval", incident.Intervals)
	by := pick(t, "by", append([]incident.By{""}, incident.Bys...))
	found := twin.rows.search(q)
	c := must(a.Chart(context.Background(), q, every, by))(t)
	same(t, q, "chart", withoutBins(must(twin.Chart(context.Background(), q, every, by))(t)), withoutBins(c))
	h := must(c.Whole())(t)
	split := map[string][]*row{}
	first := map[*row]incident.Day{}
	for _, r := range found {
		first[r] = max(q.Days.From, incident.MustDay(r.from))
		split[valueOf(r, by)] = append(split[valueOf(r, by)], r)
	}
	if by == "" {
		split = map[string][]*row{"": found}
	}
	if len(h.Series) != len(split) {
		t.Fatalf("%d series by %q, want %d", len(h.Series), by, len(split))
	}
	for _, s := range h.Series {
		if announced := c.Bins(); len(s.Bins) != announced {
			t.Fatalf("%d bins, announced %d", len(s.Bins), announced)
		}
		counted := 0
		for i, b := range s.Bins {
			if i > 0 && b.From != s.Bins[i-1].To+1 {
				t.Fatalf("a gap before %v in %+v", b.Days, s.Bins)
			}
			var inside []*row
			for _, r := range split[s.Value] {
				if b.Contains(first[r]) {
					inside = append(inside, r)
				}
			}
			if diff := cmp.Diff(totals(inside), b.Totals); diff != "" {
				t.Fatalf("bin %v of %q by %s, %s (-scan +answer):\n%s", b.Days, s.Value, every, by, diff)
			}
			counted += b.Count
		}
		if counted != len(split[s.Value]) {
			t.Fatalf("the bins of %q hold %d of %d", s.Value, counted, len(split[s.Value]))
		}
	}
}

// withoutBins is what a chart says before anything is counted.
func withoutBins(c incident.Chart) incident.Chart {
	c.Series = slices.Clone(c.Series)
	for i := range c.Series {
		c.Series[i].Bins = nil
	}
	return c
}

// agreeOnFacets: a value counts what a search finds that chooses it alone in its list. The lists of facets are those of a
// query by name.
func agreeOnFacets(t *rapid.T, a question.Answerer, n *rows, q incident.Query) {
	for list, facets := range reflect.ValueOf(must(a.Facets(context.Background(), q))(t)).Fields() {
		f := pick(t, list.Name, facets.Interface().([]incident.Facet))
		alone := q
		chosen := reflect.ValueOf(&alone).Elem().FieldByName(list.Name)
		chosen.Set(reflect.MakeSlice(chosen.Type(), 1, 1))
		chosen.Index(0).SetString(f.Value)
		if want := len(n.search(alone)); f.Count != want {
			t.Fatalf("facet %s %q of %+v counts %d, choosing it gives %d", list.Name, f.Value, q, f.Count, want)
		}
	}
}

// agreeOnAreas: every figure is that of its incidents, the tehsils' and what is too coarse for them make the district's,
// and a box narrows no count.
func agreeOnAreas(t *rapid.T, a question.Answerer, n *rows, q incident.Query) {
	ctx, everywhere := context.Background(), q.Anywhere()
	found := n.search(everywhere)
	byDistrict, byTehsil := map[string][]*row{}, map[string][]*row{}
	for _, r := range found {
		byDistrict[r.DistrictID] = append(byDistrict[r.DistrictID], r)
		byTehsil[r.TehsilID] = append(byTehsil[r.TehsilID], r)
	}
	tehsils, coarse := map[string]int{}, map[string]int{}
	for _, area := range must(a.Tehsils(ctx, everywhere))(t) {
		if diff := cmp.Diff(totals(byTehsil[area.Tehsil.ID]), area.Totals); diff != "" {
			t.Fatalf("tehsil %s of %+v (-scan +answer):\n%s", area.Tehsil.ID, q, diff)
		}
		tehsils[area.District.ID] += area.Totals.Count
		coarse[area.District.ID] = area.TooCoarse
	}
	districts := must(a.Districts(ctx, everywhere))(t)
	if len(districts) != len(n.ds.Districts) {
		t.Fatalf("%d districts", len(districts))
	}
	for i, d := range n.ds.Districts {
		area := districts[i]
		if diff := cmp.Diff(totals(byDistrict[d.ID]), area.Totals); area.District.ID != d.ID || diff != "" {
			t.Fatalf("district %s of %+v (-scan +answer):\n%s", d.ID, q, diff)
		}
		if _, divided := coarse[d.ID]; divided && tehsils[d.ID]+coarse[d.ID] != area.Totals.Count {
			t.Fatalf("%s: tehsils %d + too coarse %d, district %d", d.ID, tehsils[d.ID], coarse[d.ID], area.Totals.Count)
		}
	}
}
