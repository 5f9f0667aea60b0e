package cluster_test

import (
	"testing"
	"time"

	"khyberatlas/internal/postgis/cluster"
)

func TestPatroniHasAStandbyTakeThePlaceOfAKilledLeaderAndThatFollows(t *testing.T) {
	t.Parallel()
	g := cluster.Patroni(t, 2)
	leader := g.Leader()
	address := g.Addresses("postgres") + "?target_session_attrs=read-write"
	cluster.Exec(t, address, "CREATE TABLE numbers (n int PRIMARY KEY)")

	wrote, last := make(chan int), make(chan int)
	go func() { last <- acknowledged(t.Context(), address, 0, wrote) }()
	for range 50 {
		<-wrote
	}
	began := time.Now()
	leader.Kill()
	n := <-last
	next := g.Leader()
	t.Logf("%s led %s after %s was killed", next.Name, time.Since(began).Round(100*time.Millisecond), leader.Name)
	if next == leader || n < 49 {
		t.Errorf("%s leads after %s; %d was the last", next.Name, leader.Name, n)
	}
	// What was acknowledged is there, and at most the one that was being written beside it.
	const count = "SELECT count(*) FROM numbers"
	got := cluster.Value[int](t, address, count)
	if got != n+1 && got != n+2 {
		t.Errorf("%d of %d acknowledged numbers are there", got, n+1)
	}
	cluster.Exec(t, address, "INSERT INTO numbers SELECT generate_series($1::int, $2::int)", got, got+9)

	leader.Start()
	g.Whole()
	if g.Leader() != next {
		t.Error("the one that came back leads")
	}
	cluster.Exec(t, address, "INSERT INTO numbers VALUES ($1)", got+10)
	for cluster.Value[int](t, leader.Address("postgres"), count) != got+11 {
		time.Sleep(10 * time.Millisecond)
	}
}
