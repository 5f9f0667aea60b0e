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

func TestTheVersionNamesTheReleasesThatRowsAreOf(t *testing.T) {
	for _, tc := range []struct{ held, now, want string }{
		{"", "22.1", "22.1"}, {"22.1", "22.1", "22.1"}, {"22.1", "26.0.4", "22.1, 26.0.4"}, {"22.1, 26.0.4", "26.0.8", "22.1, 26.0.8"},
		{"22.1, 26.0.8", "26.01.26.03", "22.1, 26.0.8"}, {"26.0.8", "22.1", "22.1, 26.0.8"}, {"22.1, 26.0.8", "26.1", "26.1, 26.0.8"},
		{"22.1, 26.0.8", "27.1", "27.1"}, {"27.1", "26.0.8", "27.1"}, {"22.1", "", "22.1"}, {"", "", ""},
	} {
		if got := ucdp.Together(tc.held, tc.now); got != tc.want {
			t.Errorf("%q and %q are %q, want %q", tc.held, tc.now, got, tc.want)
		}
	}
}
