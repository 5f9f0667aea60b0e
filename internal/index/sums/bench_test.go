package sums_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/sums"
)

// BenchmarkMeeting sums a period of each of forty values that a million rows of twenty years have, or ten thousand.
func BenchmarkMeeting(b *testing.B) {
	for name, size := range map[string]int{"of a million": 1_000_000, "of ten thousand": 10_000} {
		b.Run(name, func(b *testing.B) {
			const values, days = 40, 7300
			r := rand.New(rand.NewPCG(1, 2))
			rows := make([]made, size)
			for i := range rows {
				m := &rows[i]
				m.from, m.Placed = incident.MustDay("2005-01-01")+incident.Day(r.IntN(days)), true
				if m.to = m.from; r.IntN(10) == 0 {
					m.to += incident.Day(r.IntN(30))
				}
				m.Figures = [...]int32{int32(r.IntN(9)) - 1, -1, int32(r.IntN(9)) - 1, -1, -1, -1, int32(r.IntN(3))}
			}
			slices.SortStableFunc(rows, func(x, y made) int { return int(x.from - y.from) })
			for i := range rows {
				rows[i].code = r.IntN(values)
			}
			_, list := listed(b, rows, values)
			for b.Loop() {
				from := incident.MustDay("2005-01-01") + incident.Day(r.IntN(days))
				for code := range values {
					var s sums.Sum
					list.Meeting(code, incident.Days{From: from, To: from + 500}, &s)
				}
			}
		})
	}
}
