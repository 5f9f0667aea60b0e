package postgis_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// What is kept as PostgreSQL keeps its databases has everything, also what no copy of a store has.
func TestADumpBringsBackOlderVersionsToo(t *testing.T) {
	first, second := storetest.Made(1), storetest.Made(2)
	second.Incidents[1].Summary = "Another one"
	address, empty, c := holding(t, first, second), cluster.Shared(t).Bare(t), cluster.Shared(t)
	dump := filepath.Join(t.TempDir(), "dump")
	for _, command := range [][]string{
		{c.Program("pg_dump"), "-Fc", "-f", dump, "-d", address},
		{c.Program("pg_restore"), "--exit-on-error", "-d", empty, dump},
	} {
		if out, err := exec.CommandContext(t.Context(), command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", command, err, out)
		}
	}
	s, err := postgis.Open(t.Context(), empty, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Holds(t, s, second)
	ages := age(map[string][2]string{}, nil, first)
	shows(t, empty, "atlas.incidents_at('"+first.Version+"')", rowsOf(first, ages))
	shows(t, empty, "atlas.incidents", rowsOf(second, age(ages, first, second)))
	if _, err := s.Import(t.Context(), storetest.Made(3), storetest.How, nil); err != nil {
		t.Error(err)
	}
}
