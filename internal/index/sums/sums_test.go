package sums_test

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/sums"
)

// made is a row with its last day and its code.
type made struct {
	sums.Row
	from, to incident.Day
	code     int
}

const codes = 4 // of which the last has no row

// listed writes rows as a file has them, and opens that.
func listed(t interface{ Fatal(...any) }, rows []made, codes int) (sums.Rows, sums.List) {
	var all, from, to column.Builder
	order := make([][]int32, codes)
	for i := range rows {
		sums.PutRow(&all, &rows[i].Row)
		from.Int32(int32(rows[i].from))
		to.Int32(int32(rows[i].to))
		order[rows[i].code] = append(order[rows[i].code], int32(i))
	}
	starts, list := []int{0}, []int32(nil)
	for _, of := range order {
		list = append(list, of...)
		starts = append(starts, len(list))
	}
	var out bytes.Buffer
	w := sections.NewWriter(&out)
	all.Put(w, "rows")
	table := sums.Table{Rows: sums.Rows(all), From: column.Int32s(from), To: column.Int32s(to)}
	sums.Put(w, "list", table, list, starts)
	if err := w.Close(""); err != nil {
		t.Fatal(err)
	}
	f, err := sections.Held(out.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	return f.Section("rows"), sums.Open(f, "list")
}

func drawRow(t *rapid.T, days int) made {
	var m made
	m.from = incident.MustDay("2023-11-20") + incident.Day(rapid.IntRange(0, days).Draw(t, "from"))
	m.to = m.from + incident.Day(rapid.SampledFrom([]int{0, 0, 0, 1, 6, 30, 400}).Draw(t, "long"))
	m.code = rapid.IntRange(0, codes-2).Draw(t, "code")
	for f := range m.Figures {
		odd := rapid.SampledFrom([]int32{63, 64, 1000, -7, math.MaxInt32})
		m.Figures[f] = rapid.OneOf(rapid.Int32Range(sums.Blank, 3), odd).Draw(t, "figure")
	}
	m.Vague, m.Wide, m.Placed = rapid.Bool().Draw(t, "vague"), rapid.Bool().Draw(t, "wide"), rapid.Bool().Draw(t, "placed")
	m.OnePublisher = rapid.Bool().Draw(t, "one")
	return m
}

func TestSumsByDayAreThoseOfAScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		long := rapid.SampledFrom([]int{3, 100, 1000}).Draw(t, "days")
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) made { return drawRow(t, long) }), 0, 300).Draw(t, "rows")
		all, list := listed(t, rows, codes)
		scan := func(code int, of func(m *made) bool) (s sums.Sum, n int) {
			for i := range rows {
				if rows[i].code == code && of(&rows[i]) {
					all.Add(&s, i)
					n++
				}
			}
			return s, n
		}
		same := func(what string, want, got sums.Sum) {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s (-scan +sum):\n%s", what, diff)
			}
		}
		day := rapid.Custom(func(t *rapid.T) incident.Day {
			return incident.MustDay("2023-11-01") + incident.Day(rapid.IntRange(0, long+450).Draw(t, "day"))
		})
		for range 10 {
			d := day.Draw(t, "day")
			period := incident.Days{From: d}
			if rapid.Bool().Draw(t, "closed") {
				period.To = max(d, day.Draw(t, "to"))
			}
			if rapid.Bool().Draw(t, "open") {
				period.From = 0
			}
			for code := range codes {
				var begun, ended, meeting sums.Sum
				list.Begun(code, d, &begun)
				list.Ended(code, d, 1, &ended)
				list.Meeting(code, period, &meeting)
				want, _ := scan(code, func(m *made) bool { return m.from <= d })
				same(fmt.Sprint("begun by ", d), want, begun)
				want, _ = scan(code, func(m *made) bool { return m.to <= d })
				same(fmt.Sprint("ended by ", d), want, ended)
				want, n := scan(code, func(m *made) bool { return period.Meets(incident.Days{From: m.from, To: m.to}) })
				same(fmt.Sprint("meeting ", period), want, meeting)
				if got := list.CountMeeting(code, period); got != n {
					t.Fatalf("%d rows meet %s, by a scan %d", got, period, n)
				}
			}
		}
	})
}

func TestBlankFiguresAreNotSummedAsZero(t *testing.T) {
	row := func(best, low, high int32) made {
		return made{Row: sums.Row{Figures: [...]int32{best, low, high, sums.Blank, 1, sums.Blank, 2}, Placed: true}, from: 1, to: 1}
	}
	_, list := listed(t, []made{row(3, 2, 5), row(sums.Blank, 4, sums.Blank), row(sums.Blank, sums.Blank, sums.Blank)}, 1)
	var s sums.Sum
	list.Begun(0, 1, &s)
	want := incident.Totals{Count: 3, KilledLow: 6, Killed: new(3), KilledHigh: 9, WithoutBest: 2, WithoutFigure: 1, Open: 1,
		Civilians: incident.Part{Without: 3}, Forces: incident.Part{Sum: new(3)}, Militants: incident.Part{Without: 3},
		Injured: incident.Part{Sum: new(6)}}
	if diff := cmp.Diff(want, s.Totals()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
