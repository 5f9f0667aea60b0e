package index_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
)

// made are rows enough for several blocks of each structure: ties, blanks, days apart and months, few and many of a value.
func made(n int, seed uint64) []*incident.Record {
	rng := rand.New(rand.NewPCG(seed, 1))
	figure := func() *int {
		if rng.IntN(4) == 0 {
			return nil
		}
		return new(rng.IntN(20))
	}
	var rows []*incident.Record
	for i := range n {
		r := &incident.Record{Incident: &incident.Incident{ID: fmt.Sprintf("row-%05d", rng.IntN(1_000_000)*10+i%10),
			Date: incident.MustDay("2010-01-01") + incident.Day(rng.IntN(900)), DatePrecision: "day",
			Type: incident.Types[min(rng.IntN(40), 12)], Actor: incident.Actors[rng.IntN(3)], Confidence: "reported",
			GeoPrecision: incident.GeoPrecisions[rng.IntN(6)], Country: "PK", Admin1: incident.KP,
			District: []string{"", "Alpha", "Beta"}[rng.IntN(3)], Title: fmt.Sprintf("word%d", rng.IntN(30)), Origin: "atlas"}, Badge: -1,
			Publishers: rng.IntN(3)}
		switch rng.IntN(10) {
		case 0:
			r.DatePrecision = "month"
		case 1:
			r.DatePrecision = "week"
		case 2:
			r.EndDate = r.Date + incident.Day(rng.IntN(400))
		}
		if rng.IntN(10) > 0 {
			r.Point = &orb.Point{70 + float64(rng.IntN(300))/100, 33 + float64(rng.IntN(200))/100}
		}
		r.At = r.Point
		r.Killed = incident.Toll{Low: figure(), Best: figure(), High: figure()}
		r.Civilians, r.Injured = figure(), figure()
		for k := range r.Publishers {
			r.Sources = append(r.Sources, incident.Source{IncidentID: r.ID, Publisher: fmt.Sprint(k), Note: "a note"})
		}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b *incident.Record) int { return bytes.Compare([]byte(a.ID), []byte(b.ID)) })
	rows = slices.CompactFunc(rows, func(a, b *incident.Record) bool { return a.ID == b.ID })
	slices.SortStableFunc(rows, func(a, b *incident.Record) int { return int(a.Date - b.Date) })
	return rows
}

func built(t interface{ Fatal(...any) }, rows []*incident.Record, parts int) *index.Index {
	b := &index.Builder{}
	var of []*index.Part
	for range parts {
		of = append(of, b.Part())
	}
	for i, r := range rows {
		if err := of[i%parts].Add(r, 0); err != nil {
			t.Fatal(err)
		}
	}
	b.Sort()
	for i := range b.Rows {
		b.Rows[i].At = b.Rows[i].Own
	}
	b.Draft()
	var out bytes.Buffer
	id := func(b []byte, r *incident.Record) []byte { return append(b, r.ID...) }
	if err := b.Write(&out, "", index.Forms{id}, map[string][]byte{"said": []byte("more")}, nil); err != nil {
		t.Fatal(err)
	}
	f, err := sections.Held(out.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.New(f)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestARecordIsReadAsItWasAdded(t *testing.T) {
	rows := made(500, 1)
	x := built(t, rows, 3)
	if x.Len() != len(rows) || string(x.More("said")) != "more" {
		t.Fatalf("%d rows of %d", x.Len(), len(rows))
	}
	for i, want := range rows {
		got := x.Record(i)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("row %d (-added +read):\n%s", i, diff)
		}
		if x.Find(want.ID) != i || string(x.Kept(index.Feature, i)) != want.ID {
			t.Fatalf("row %d is not found by its id", i)
		}
	}
	if x.Find("") >= 0 || x.Find("zzz") >= 0 || x.Find("row") >= 0 {
		t.Error("something has an id that nothing has")
	}
}

// rowsOf are the rows of a set.
func rowsOf(s set.Rows) (all []int) {
	s.Each(func(i int) bool {
		all = append(all, i)
		return true
	})
	return all
}

// The contract suite of answerers asks small datasets; here the rows fill blocks of each kind.
func TestSearchIsAScanOfManyRows(t *testing.T) {
	rows := made(4000, 2)
	x := built(t, rows, 2)
	var places incident.Extent
	for _, r := range rows {
		if r.Point != nil {
			places.AddBox(r.Point.Bound())
		}
	}
	day := rapid.Custom(func(t *rapid.T) incident.Day {
		return incident.MustDay("2009-12-01") + incident.Day(rapid.IntRange(0, 1000).Draw(t, "day"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var q incident.Query
		if rapid.Bool().Draw(t, "from?") {
			q.Days.From = day.Draw(t, "from")
		}
		if rapid.Bool().Draw(t, "to?") {
			q.Days.To = max(day.Draw(t, "to"), q.Days.From)
		}
		if rapid.Bool().Draw(t, "types?") {
			q.Types = rapid.SliceOfNDistinct(rapid.SampledFrom(incident.Types), 1, 3, rapid.ID).Draw(t, "types")
		}
		switch rapid.IntRange(0, 4).Draw(t, "place") {
		case 0:
			west, south := rapid.Float64Range(69, 73).Draw(t, "west"), rapid.Float64Range(32, 35).Draw(t, "south")
			east := west + rapid.Float64Range(0, 2).Draw(t, "wide")
			q.Boxes = []orb.Bound{{Min: orb.Point{west, south}, Max: orb.Point{east, south + 0.5}}}
		case 1: // a box around all places, or around nearly all
			q.Boxes = []orb.Bound{places.Box.Pad(rapid.SampledFrom([]float64{-0.1, 0, 1}).Draw(t, "pad"))}
		case 2:
			q.Near = &incident.Near{At: orb.Point{rapid.Float64Range(69, 73).Draw(t, "lon"), rapid.Float64Range(-89, 89).Draw(t, "lat")},
				Km: rapid.Float64Range(0, 20000).Draw(t, "km")}
		}
		if rapid.Bool().Draw(t, "words?") {
			q.Words = []string{rapid.SampledFrom([]string{"word", "word1", "word29", "none"}).Draw(t, "word")}
		}
		if rapid.Bool().Draw(t, "least?") {
			q.KilledMin = new(rapid.IntRange(0, 20).Draw(t, "killed"))
		}
		var want []int
		var sum incident.Totals
		for i, r := range rows {
			if matches(q, r) {
				want = append(want, i)
				sum.Add(r)
			}
		}
		found := x.Match(q)
		if diff := cmp.Diff(want, rowsOf(found)); diff != "" {
			t.Fatalf("%+v (-scan +found):\n%s", q, diff)
		}
		got := x.Sum(found)
		if diff := cmp.Diff(sum, got.Totals()); diff != "" {
			t.Fatalf("sums of %+v (-scan +found):\n%s", q, diff)
		}
		if l, values, plain := x.Plain(&q); plain {
			got := x.Meeting(l, values, q.Days)
			if diff := cmp.Diff(sum, got.Totals()); diff != "" {
				t.Fatalf("sums by day of %+v (-scan +sum):\n%s", q, diff)
			}
		}
		var spanned incident.Extent
		for _, i := range want {
			spanned.AddDays(rows[i].Span())
			if at := rows[i].Point; at != nil {
				spanned.AddBox(at.Bound())
			}
		}
		box, any := x.Around(found)
		if x.Spanned(found) != spanned.Days || any != spanned.HasBox || any && box != spanned.Box {
			t.Fatalf("%+v span %v around %v, by a scan %+v", q, x.Spanned(found), box, spanned)
		}
		if all, some := x.AroundAll(slices.Values(want)); some != any || any && all != box {
			t.Fatalf("around the rows of %+v is %v, by blocks %v", q, all, box)
		}
	})
}

func matches(q incident.Query, r *incident.Record) bool {
	in := func(b orb.Bound) bool { return r.Point == nil || b.Contains(*r.Point) }
	has := func(prefix string) bool { return len(r.Title) >= len(prefix) && r.Title[:len(prefix)] == prefix }
	return q.Days.Meets(r.Span()) && (len(q.Types) == 0 || slices.Contains(q.Types, r.Type)) &&
		(len(q.Boxes) == 0 || slices.ContainsFunc(q.Boxes, in)) &&
		(q.Near == nil || r.Point != nil && !r.GeoPrecision.Wide() && geo.Distance(q.Near.At, *r.Point) <= q.Near.Km) &&
		!slices.ContainsFunc(q.Words, func(w string) bool { return !has(w) }) &&
		(q.KilledMin == nil || r.Killed.AtLeast() != nil && *r.Killed.AtLeast() >= *q.KilledMin)
}

func TestRowsAreWalkedInEveryOrder(t *testing.T) {
	rows := made(3000, 3)
	x := built(t, rows, 2)
	best := func(i int) int {
		if rows[i].Killed.Best == nil {
			return -1
		}
		return *rows[i].Killed.Best
	}
	for name, q := range map[string]incident.Query{"all": {}, "few": {Types: []incident.Type{"ied"}, Words: []string{"word7"}}} {
		found := x.Match(q)
		want := rowsOf(found)
		for order, less := range map[incident.Sort]func(i, j int) int{
			incident.SortDate:     func(i, j int) int { return i - j },
			incident.SortDateDesc: func(i, j int) int { return first(int(rows[j].Date-rows[i].Date), i-j) },
			incident.SortKilled:   func(i, j int) int { return first(best(j)-best(i), i-j) },
		} {
			slices.SortFunc(want, less)
			if got := x.Window(found, order, 0, len(want)); !slices.Equal(want, got) {
				t.Errorf("%s by %s: another order", name, order)
			}
			if got := x.Window(found, order, 7, 20); len(want) > 20 && !slices.Equal(want[7:20], got) {
				t.Errorf("%s by %s: another window", name, order)
			}
		}
	}
}

func first(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}
