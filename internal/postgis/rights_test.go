package postgis_test

import (
	"context"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// as is the address of a database for another user.
func as(t *testing.T, user, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(user)
	return u.String()
}

func run(address, statement string) error {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, statement)
	return err
}

func TestTheReadingRoleReadsEverythingAndWritesNothing(t *testing.T) {
	ds := datasettest.Records(t, "open")
	address := holding(t, ds)
	cluster.Exec(t, address, "DROP ROLE IF EXISTS visitor")
	cluster.Exec(t, address, "CREATE ROLE visitor LOGIN IN ROLE khyberatlas_reader")
	visitor := as(t, "visitor", address)
	for _, query := range []string{"SELECT count(*) FROM atlas.incidents", "SELECT count(*) FROM atlas.incidents_once",
		"SELECT count(*) FROM atlas.incidents_at('" + ds.Version + "')"} {
		if n := cluster.Value[int](t, visitor, query); n != len(ds.Incidents) {
			t.Errorf("%s: %d, want %d", query, n, len(ds.Incidents))
		}
	}
	for _, statement := range []string{"DELETE FROM khyberatlas.incidents", "UPDATE khyberatlas.state SET changes = 0",
		"CREATE TABLE atlas.mine ()", "CREATE TABLE khyberatlas.mine ()", "DROP VIEW atlas.pairs"} {
		if err := run(visitor, statement); err == nil || !strings.Contains(err.Error(), "42501") {
			t.Errorf("%s: %v, want no right to", statement, err)
		}
	}
	s, err := postgis.Open(t.Context(), visitor, store.Read)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Holds(t, s, ds)
}

// Whoever makes the store may be anybody who may make schemas, and PostGIS may be anywhere.
func TestAPlainUserMakesAStoreAndNoRole(t *testing.T) {
	c := cluster.New(t, cluster.Options{})
	address := c.Bare(t)
	cluster.Exec(t, address, "CREATE ROLE plain LOGIN")
	cluster.Exec(t, address, "CREATE SCHEMA elsewhere")
	cluster.Exec(t, address, "GRANT USAGE ON SCHEMA elsewhere TO plain")
	cluster.Exec(t, address, "CREATE EXTENSION postgis SCHEMA elsewhere")
	cluster.Exec(t, address, "DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO plain', current_database()); END $$")
	s, err := postgis.Open(t.Context(), as(t, "plain", address), store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ds := storetest.Made(1)
	if _, err := s.Import(t.Context(), ds, storetest.How, nil); err != nil {
		t.Fatal(err)
	}
	storetest.Holds(t, s, ds)
	if n := cluster.Value[int](t, as(t, "plain", address), "SELECT count(*) FROM atlas.incidents WHERE geom IS NOT NULL"); n != 1 {
		t.Errorf("%d incidents have a place, want one", n)
	}
	if cluster.Value[bool](t, address, "SELECT to_regrole('khyberatlas_reader') IS NOT NULL") {
		t.Error("there is a role that nobody had the right to make")
	}
}

func TestASchemaOfAnotherIsLeftAlone(t *testing.T) {
	address := cluster.Shared(t).Database(t)
	cluster.Exec(t, address, "CREATE SCHEMA atlas")
	cluster.Exec(t, address, "CREATE TABLE atlas.theirs ()")
	_, err := postgis.Open(t.Context(), address, store.Write)
	if err == nil || !strings.Contains(err.Error(), `schema "atlas" that is another's`) || !strings.Contains(err.Error(), "RENAME") {
		t.Errorf("%v, want what is there already and what can be done", err)
	}
	if cluster.Value[bool](t, address, "SELECT to_regnamespace('khyberatlas') IS NOT NULL OR to_regclass('atlas.theirs') IS NULL") {
		t.Error("something was changed")
	}
}

func TestViewsThatStandOnOursStopAMigrationAndStay(t *testing.T) {
	address := holding(t, storetest.Made(1))
	cluster.Exec(t, address, "CREATE VIEW public.mine AS SELECT id FROM atlas.incidents")
	script, err := os.ReadFile("migrations/people.sql")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	_, err = conn.PgConn().Exec(t.Context(), string(script)).ReadAll()
	if err == nil || !strings.Contains(err.Error(), "view mine depends on view atlas.incidents") {
		t.Errorf("%v, want the view that is in the way", err)
	}
	if n := cluster.Value[int](t, address, "SELECT count(*) FROM public.mine"); n != 2 {
		t.Errorf("the view shows %d rows, want two", n)
	}
	cluster.Exec(t, address, "DROP VIEW public.mine")
	if _, err := conn.PgConn().Exec(t.Context(), string(script)).ReadAll(); err != nil {
		t.Errorf("without it: %v", err)
	}
}
