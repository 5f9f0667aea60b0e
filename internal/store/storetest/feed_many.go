package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// many are so many rows from a number on, each of as many killed as its number ends with.
func many(from, to int) (rows []*incident.Incident) {
	for n := from; n < to; n++ {
		rows = append(rows, theirs(fmt.Sprintf("t-%d", n*7919%10_007), "2024-02-01", n%10))
	}
	return rows
}

// Stores may well write rows in another way where there are many, and where those before them were held or not.
func eachOfAThousandRowsIsToldFromThoseHeld(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	if r := fed(t, s, feedOf(5, many(0, 700)...)); r.Added != 700 || r.Changed != 0 {
		t.Errorf("the first feed did %+v", r)
	}
	rows := many(300, 1300) // 400 that are held, 600 that aren't
	for n := range 100 {
		other := *rows[n]
		figure := *other.Killed.Best + 1
		other.Killed.Best = &figure
		rows[n] = &other
	}
	for n := 0; n < 400; n += 2 { // by turns
		rows[n], rows[n+400] = rows[n+400], rows[n]
	}
	if r := fed(t, s, feedOf(5, rows...)); r.Added != 600 || r.Changed != 100 || r.Older != 0 || r.Removed != 0 {
		t.Errorf("the second feed did %+v", r)
	}
	whole := feedOf(6, append(many(0, 1300), theirs("t-0", "2024-02-01", 3))...)
	whole.Whole = true
	if r := fed(t, s, whole); r.Added != 0 || r.Changed != 101 || r.Removed != 0 {
		t.Errorf("the third feed did %+v", r)
	}
	if found, ds := ofTheirs(t, s); len(found) != 1300 || ds.Digests[0].Rows != 1300 {
		t.Errorf("%d are held, %+v", len(found), ds.Digests)
	}
}

func aRowThatIsRefusedEndsTheFeed(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	rows := many(0, 1000)
	rows[500].Killed.Low = func() *int { n := 99; return &n }()
	if _, err := s.Feed(t.Context(), "theirs", feedOf(1, rows...), How); err == nil {
		t.Error("a row whose least is above its best was stored")
	}
	Holds(t, s, Made(1))
}

func aFeedThatIsStoppedChangesNothing(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	feed, rows := feedOf(1), many(0, 2000)
	feed.Rows = func(_ *incident.Dataset, put func(store.Row) error) error {
		for n, i := range rows {
			if n == 1000 {
				stop()
			}
			if err := put(store.Row{Incident: i}); err != nil {
				return err
			}
		}
		return nil
	}
	if _, err := s.Feed(ctx, "theirs", feed, How); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the context's error", err)
	}
	Holds(t, s, Made(1))
}
