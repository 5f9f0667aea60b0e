package ucdp_test

import (
	"slices"
	"testing"

	"khyberatlas/internal/intake/ucdp"
)

func TestALaterReleaseHasAGreaterOrder(t *testing.T) {
	inOrder := []ucdp.Release{{}, {Version: "17.1"}, {Version: "21.0.12", Candidate: true}, {Version: "22.1"},
		{Version: "25.0.12", Candidate: true}, {Version: "26.1"}, {Version: "26.01.26.03", Candidate: true},
		{Version: "26.0.4", Candidate: true}, {Version: "26.0.11", Candidate: true}}
	var orders []int64
	for _, r := range inOrder {
		orders = append(orders, r.Order())
	}
	if !slices.IsSorted(orders) || len(slices.Compact(slices.Clone(orders))) != len(orders) {
		t.Errorf("the orders are %d", orders)
	}
}
