package placed_test

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/placed"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
)

// made are rows over ten years, most of a day, some of weeks, months and years, some coarse, every tenth without a place.
func made(n int) (rows []placed.Row) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		if i%10 == 9 {
			continue
		}
		day := incident.MustDay("2010-01-01") + incident.Day(3650*i/n)
		row := placed.Row{At: orb.Point{70 + float64(r.IntN(400))/100, 32 + float64(r.IntN(400))/100}, Badge: -1,
			Span: incident.Days{From: day, To: day + incident.Day([...]int{0, 0, 0, 0, 6, 30, 365, 3000}[r.IntN(8)])},
			Shown: placed.Shown{Row: i, Best: r.IntN(9) - 1, Low: -1,
				Codes: placed.Codes{Type: r.IntN(12), Confidence: r.IntN(3), Dated: r.IntN(3), Precision: r.IntN(256),
					Actor: r.IntN(1 << 16), Origin: r.IntN(1 << 16)}}}
		if r.IntN(20) == 0 {
			row.Badge = int32(r.IntN(30))
			row.At = orb.Point{70 + float64(row.Badge), 33}
		}
		rows = append(rows, row)
	}
	return rows
}

func opened(t testing.TB, rows []placed.Row, count int) placed.Places {
	var b bytes.Buffer
	w := sections.NewWriter(&b)
	placed.Put(w, rows, count)
	if err := w.Close("key"); err != nil {
		t.Fatal(err)
	}
	f, err := sections.Held(b.Bytes(), "key")
	if err != nil {
		t.Fatal(err)
	}
	return placed.Open(f)
}

// TestAViewShowsWhatALookAtEachRowFinds: for any period and tile the rows that meet the one and lie in the other come, whether
// all are asked for, those that a test keeps, or those of a set of many or few.
func TestAViewShowsWhatALookAtEachRowFinds(t *testing.T) {
	const count = 60_000 // some stretches
	rows := made(count)
	places := opened(t, slices.Clone(rows), count)
	rapid.Check(t, func(t *rapid.T) {
		var days incident.Days
		if rapid.Bool().Draw(t, "begins") {
			days.From = incident.MustDay("2009-12-01") + incident.Day(rapid.IntRange(0, 3700).Draw(t, "from"))
		}
		if rapid.Bool().Draw(t, "ends") {
			days.To = max(days.From, incident.MustDay("2009-12-01")) + incident.Day(rapid.IntRange(0, 1500).Draw(t, "long"))
		}
		zoom, coarse := rapid.IntRange(0, 12).Draw(t, "zoom"), rapid.Bool().Draw(t, "coarse")
		x, y := geo.WebMap(rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")].At)
		x, y = x>>(32-zoom), y>>(32-zoom)
		every := rapid.SampledFrom([]int{1, 2, 400}).Draw(t, "every")
		keep := func(row int) bool { return row%every == 0 }
		var want []int
		for i := range rows {
			r := &rows[i]
			atX, atY := geo.WebMap(r.At)
			if days.Meets(r.Span) && (r.Badge >= 0) == coarse && atX>>(32-zoom) == x && atY>>(32-zoom) == y && keep(r.Row) {
				want = append(want, r.Row)
			}
		}
		from, to := places.In(zoom, int(x), int(y), coarse)
		view := places.View(days, from, to)
		if view.Rows() < len(want) {
			t.Fatalf("%d rows are looked at for %d", view.Rows(), len(want))
		}
		s := set.New(count)
		for _, row := range want {
			s.Add(row)
		}
		for how, each := range map[string]func(func(*placed.Shown)){
			"by days": func(visit func(*placed.Shown)) { view.Each(keep, visit) },
			"by set":  func(visit func(*placed.Shown)) { view.EachOf(s, visit) },
		} {
			var got []int
			last := -1
			each(func(r *placed.Shown) {
				if r.Place < last {
					t.Fatalf("%s: place %d comes after %d", how, r.Place, last)
				}
				last = r.Place
				got = append(got, r.Row)
				at, _ := slices.BinarySearchFunc(rows, r.Row, func(of placed.Row, row int) int { return cmp.Compare(of.Row, row) })
				is := rows[at].Shown
				is.Place, is.Curve = r.Place, geo.WebCurve(geo.WebMap(rows[at].At))
				if is != *r || places.At(r.Place) != rows[at].At || places.Badge(r.Place) != int(rows[at].Badge) {
					t.Fatalf("%s: %+v at %v, want %+v", how, *r, places.At(r.Place), rows[at])
				}
			})
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Fatalf("%s: %d rows, want %d", how, len(got), len(want))
			}
		}
	})
}

// ExamplePlaces_View shows what lies in a tile and happened in a month.
func ExamplePlaces_View() {
	row := func(n int, day string) placed.Row {
		d := incident.MustDay(day)
		return placed.Row{At: orb.Point{71.5249, 34.0151}, Badge: -1, Span: incident.Days{From: d, To: d},
			Shown: placed.Shown{Row: n, Best: n, Low: -1}}
	}
	places := opened(nil, []placed.Row{row(0, "2024-05-30"), row(1, "2024-06-02")}, 2)
	from, to := places.In(6, 44, 25, false)
	view := places.View(incident.Days{From: incident.MustDay("2024-06-01"), To: incident.MustDay("2024-06-30")}, from, to)
	view.Each(nil, func(r *placed.Shown) { fmt.Println(r.Row, places.At(r.Place)) })
	// Output: 1 [71.5249 34.0151]
}
