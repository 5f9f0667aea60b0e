package asked_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/spot"
)

// A case of the suite asks hundreds of statements: a hundred of each kind would take minutes.
func TestMain(m *testing.M) { os.Exit(cluster.Draws(m, "25")) }

func database(t testing.TB, settings ...func(*pgxpool.Config)) *pgxpool.Pool {
	t.Helper()
	config, err := pgxpool.ParseConfig(cluster.Shared(t).Database(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range settings {
		set(config)
	}
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

// version numbers the versions of a test, for datasets that are made have the same one.
var version atomic.Int64

// filled is an atlas of a dataset, an answerer over its tables and the facts of both.
func filled(ctx context.Context, pool *pgxpool.Pool, ds *incident.Dataset) (*atlas.Atlas, *asked.Answerer, *atlas.Atlas, error) {
	one := *ds
	one.Version = fmt.Sprintf("%s-%d", ds.Version, version.Add(1))
	whole, err := atlas.Build(&one)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := fill(ctx, pool, whole); err != nil {
		return nil, nil, nil, err
	}
	one.Incidents = nil
	a, facts, err := asked.Open(ctx, pool, &one, 1)
	return whole, a, facts, err
}

func fill(ctx context.Context, pool *pgxpool.Pool, a *atlas.Atlas) error {
	return pool.AcquireFunc(ctx, func(c *pgxpool.Conn) error { return asked.Fill(ctx, c.Conn(), a, 1) })
}

// must is filled where nothing fails.
func must(t *testing.T, pool *pgxpool.Pool, ds *incident.Dataset) (*atlas.Atlas, *asked.Answerer, *atlas.Atlas) {
	t.Helper()
	whole, a, facts, err := filled(t.Context(), pool, ds)
	if err != nil {
		t.Fatal(err)
	}
	return whole, a, facts
}

func TestSQLAnswersAsTheContractHasIt(t *testing.T) {
	pool := database(t)
	answertest.Test(t, func(ds *incident.Dataset, _ incident.Vocabulary) (question.Answerer, error) {
		_, a, _, err := filled(context.Background(), pool, ds)
		return a, err
	})
}

// rows are so many in a small country, of several years, of which every tenth is told by two.
func rows(n int) *incident.Dataset {
	ds := answertest.Map()
	ds.Origins = []incident.Origin{{ID: incident.Ours, Name: "Ours", Redistribute: true}, {ID: "theirs", Name: "Theirs"}}
	for i := range n {
		r := answertest.InAlpha(fmt.Sprintf("row-%06d", i*7919%1_000_003), func(r *incident.Incident) {
			r.Date = incident.MustDay("2005-01-01") + incident.Day(i*7300/n)
			r.Title, r.Summary = fmt.Sprintf("Bus %d", i), "čárpet Bazaar"
			r.Point = &orb.Point{70 + float64(i*131%2900)/1000, 33 + float64(i*37%990)/1000}
			r.Type, r.Actor = incident.Types[i%4], incident.Actors[i%5]
			r.District = []string{"Alpha", "Beta", "Gamma"}[i%3]
			if r.Killed.Best = new(i % 7); i%10 == 0 {
				r.GeoPrecision = "district"
			}
			r.Sources = []incident.Source{{IncidentID: r.ID, Publisher: "A", URL: "https://example.org/"}}
		})
		ds.Incidents = append(ds.Incidents, r)
		if i%10 == 1 {
			r.ID, r.Origin = r.ID+"-too", "theirs"
			ds.Incidents = append(ds.Incidents, r)
			ds.Pairs = append(ds.Pairs, incident.Pair{A: ds.Incidents[len(ds.Incidents)-2].ID, B: r.ID, Verdict: incident.Same,
				By: incident.ByPerson})
		}
	}
	return ds
}

func TestAnAtlasWithoutRowsKnowsWhatOneOfThemDoes(t *testing.T) {
	whole, _, facts := must(t, database(t), rows(2000))
	for name, of := range map[string]func(*atlas.Atlas) any{
		"rows":         func(a *atlas.Atlas) any { return a.Len() },
		"origins":      func(a *atlas.Atlas) any { return []bool{a.Holds("theirs"), a.Holds("nobody")} },
		"past":         func(a *atlas.Atlas) any { return a.Past() },
		"badges":       func(a *atlas.Atlas) any { return a.Badges() },
		"pairs":        func(a *atlas.Atlas) any { return a.Pairs() },
		"likely pairs": func(a *atlas.Atlas) any { return a.LikelyPairs() },
		"vocabulary":   func(a *atlas.Atlas) any { return a.Vocabulary() },
		"coverage":     func(a *atlas.Atlas) any { return a.Coverage() },
		"addresses":    func(a *atlas.Atlas) any { return a.Unlinked() },
	} {
		shape := cmpopts.IgnoreFields(incident.District{}, "Shape")
		if diff := cmp.Diff(of(whole), of(facts), cmpopts.EquateEmpty(), shape); diff != "" {
			t.Errorf("%s (-with rows +without):\n%s", name, diff)
		}
	}
	if n, mapped := facts.Size(); n != 0 || mapped {
		t.Errorf("no rows take %d bytes", n)
	}
}

func TestAReadingInAReadingFindsAConnection(t *testing.T) {
	pool := database(t, func(c *pgxpool.Config) { c.MaxConns = 1 })
	whole, a, _ := must(t, pool, rows(2000))
	read := 0
	for r, err := range a.Each(t.Context(), incident.Query{}, incident.SortDateDesc) {
		if err != nil {
			t.Fatal(err)
		}
		if read++; read%500 == 1 {
			for inner, err := range a.Each(t.Context(), incident.Query{}, incident.SortDate) {
				if err != nil || inner == nil {
					t.Fatal(err)
				}
			}
			if _, err := a.Record(t.Context(), r.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	if want, _ := whole.Totals(t.Context(), incident.Query{}); read != want.Count {
		t.Errorf("%d records were read of %d", read, want.Count)
	}
}

func TestAVersionIsThereAsAWholeOrNotAtAll(t *testing.T) {
	pool := database(t)
	ds := rows(100)
	if _, _, err := asked.Open(t.Context(), pool, ds, 1); !errors.Is(err, asked.ErrNotReady) {
		t.Errorf("before the first: %v", err)
	}
	_, first, _ := must(t, pool, ds)
	whole, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	conn, err := pgx.ConnectConfig(t.Context(), pool.Config().ConnConfig)
	if err != nil {
		t.Fatal(err)
	}
	if err := asked.Fill(ended, conn, whole, 1); err == nil {
		t.Error("tables were made for somebody who had gone")
	}
	if _, _, err := asked.Open(t.Context(), pool, ds, 1); !errors.Is(err, asked.ErrNotReady) {
		t.Errorf("what was begun: %v", err)
	}
	for range 2 { // the second time they are there
		if err := fill(t.Context(), pool, whole); err != nil {
			t.Fatal(err)
		}
	}
	tables := func() (n int) {
		err := pool.QueryRow(t.Context(), "SELECT count(*) FROM pg_tables WHERE schemaname = 'khyberatlas_asked'").Scan(&n)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := tables(); n != 7 {
		t.Errorf("%d tables of two versions, and of what is there", n)
	}
	// A server that lags has its version for some minutes, whatever follows.
	must(t, pool, ds)
	if got, err := first.Totals(t.Context(), incident.Query{}); err != nil || got.Count == 0 || tables() != 10 {
		t.Errorf("%d incidents of a version that two have just followed, %d tables, %v", got.Count, tables(), err)
	}
	age := func() {
		if _, err := pool.Exec(t.Context(), "UPDATE khyberatlas_asked.versions SET ready = ready - interval '1 hour'"); err != nil {
			t.Fatal(err)
		}
	}
	age()
	// A reader in the middle of the version before keeps it over the next one, and whoever makes that one isn't held up.
	tx, err := pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	var oldest string
	if err := tx.QueryRow(t.Context(), "SELECT 'rows_' || min(number) FROM khyberatlas_asked.versions").Scan(&oldest); err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), "LOCK TABLE khyberatlas_asked."+oldest+" IN ACCESS SHARE MODE"); err != nil {
		t.Fatal(err)
	}
	must(t, pool, ds)
	if got, err := first.Totals(t.Context(), incident.Query{}); err != nil || got.Count == 0 || tables() != 13 {
		t.Errorf("%d incidents of a version that is being read, %d tables, %v", got.Count, tables(), err)
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	age()
	must(t, pool, ds)
	if got, err := first.Totals(t.Context(), incident.Query{}); err == nil || tables() != 10 {
		t.Errorf("a version long gone answers: %d incidents, %d tables", got.Count, tables())
	}
}

func TestNobodyIsAnsweredFromTablesThatWereMadeAfterTheirOwnWereDropped(t *testing.T) {
	pool := database(t)
	_, before, _ := must(t, pool, rows(100))
	if _, err := pool.Exec(t.Context(), "DROP SCHEMA khyberatlas_asked CASCADE"); err != nil {
		t.Fatal(err)
	}
	must(t, pool, rows(200))
	if got, err := before.Totals(t.Context(), incident.Query{}); err == nil {
		t.Errorf("a version without tables has %d incidents", got.Count)
	}
}

func TestPostGISMayStandInAnySchema(t *testing.T) {
	address := cluster.Shared(t).Database(t)
	cluster.Exec(t, address, "DROP EXTENSION postgis")
	cluster.Exec(t, address, `CREATE SCHEMA "Else where"`)
	cluster.Exec(t, address, `CREATE EXTENSION postgis SCHEMA "Else where"`)
	pool, err := pgxpool.New(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	whole, a, _ := must(t, pool, rows(100))
	q := incident.Query{Boxes: []orb.Bound{{Min: orb.Point{70, 33}, Max: orb.Point{71.5, 33.5}}}}
	want, err := whole.Totals(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := a.Totals(t.Context(), q); err != nil || got.Count != want.Count {
		t.Errorf("%d, want %d: %v", got.Count, want.Count, err)
	}
	if _, err := a.Tile(t.Context(), q, spot.Tile{}, "incidents", func(string) bool { return true }); err != nil {
		t.Error(err)
	}
}

// What another build has made is no damage: it goes, and is made anew.
func TestTablesOfAnotherLayoutAreMadeAnew(t *testing.T) {
	pool := database(t)
	ds := rows(10)
	whole, _, _ := must(t, pool, ds)
	for _, change := range []string{"ALTER TABLE khyberatlas_asked.versions DROP COLUMN imported",
		"COMMENT ON SCHEMA khyberatlas_asked IS 'Layout 1.'"} {
		if _, err := pool.Exec(t.Context(), change); err != nil {
			t.Fatal(err)
		}
	}
	facts := *ds
	facts.Version, facts.Incidents = whole.Version(), nil
	if _, _, err := asked.Open(t.Context(), pool, &facts, 1); !errors.Is(err, asked.ErrNotReady) {
		t.Errorf("before: %v, want ErrNotReady", err)
	}
	if err := fill(t.Context(), pool, whole); err != nil {
		t.Fatal(err)
	}
	if a, _, err := asked.Open(t.Context(), pool, &facts, 1); err != nil {
		t.Error(err)
	} else if got, err := a.Totals(t.Context(), incident.Query{}); err != nil || got.Count == 0 {
		t.Errorf("%d incidents, %v", got.Count, err)
	}
}
