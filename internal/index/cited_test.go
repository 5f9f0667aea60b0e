package index_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/set"
)

func TestCitationsAndClaimsOfFewRowsAndOfManyAreThoseOfTheirRecords(t *testing.T) {
	rows := made(2000, 7)
	rng := rand.New(rand.NewPCG(7, 2))
	for _, r := range rows {
		n, m := rng.IntN(4), rng.IntN(3)
		switch rng.IntN(50) {
		case 0:
			n = 254 + rng.IntN(3) // up to a byte, and over it
		case 1:
			m = 254 + rng.IntN(3)
		case 2:
			n, m = 1000, 300
		}
		r.Sources, r.Claims = nil, nil
		for k := range n {
			r.Sources = append(r.Sources, incident.Source{IncidentID: r.ID, Publisher: fmt.Sprint(k)})
		}
		for k := range m {
			r.Claims = append(r.Claims, incident.Claim{IncidentID: r.ID, Claimant: fmt.Sprint(k)})
		}
	}
	x := built(t, rows, 2)
	for _, all := range []int{1, 3, 20, 1000} {
		s, sources, claims := set.New(x.Len()), 0, 0
		for i, r := range rows {
			if rng.IntN(all) == 0 {
				s.Add(i)
				sources, claims = sources+len(r.Sources), claims+len(r.Claims)
			}
		}
		if n, m := x.Cited(s); n != sources || m != claims {
			t.Errorf("of %d rows %d citations and %d claims are counted, want %d and %d", s.Count(), n, m, sources, claims)
		}
	}
	if n, m := x.Cited(set.Rows{}); n+m != 0 {
		t.Errorf("no rows have %d citations and %d claims", n, m)
	}
}
