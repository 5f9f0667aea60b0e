package bysql_test

import (
	"errors"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/bysql"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// A standby that is named first is read from, and the tables are filled on the primary behind it.
func TestTablesAreFilledOnTheHostThatMayBeWrittenTo(t *testing.T) {
	primary := cluster.New(t, cluster.Options{})
	primary.Database(t) // test1
	standby, err := primary.Standby(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	defer standby.Remove()
	a, err := atlas.Build(datasettest.Shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := postgis.Create(t.Context(), primary.Address("test1"), a.Data(), storetest.How); err != nil {
		t.Fatal(err)
	}
	alone, err := bysql.New(t.Context(), standby.Address("test1"))
	if err != nil {
		t.Fatal(err)
	}
	defer alone.Close()
	if may, err := alone.Fillable(t.Context()); may || err != nil {
		t.Errorf("a standby alone may be filled: %t, %v", may, err)
	}
	tables, err := bysql.New(t.Context(), cluster.Addresses("test1", standby, primary))
	if err != nil {
		t.Fatal(err)
	}
	defer tables.Close()
	if _, err := tables.Version(t.Context(), a.Data()); !errors.Is(err, bysql.ErrNotReady) {
		t.Errorf("before: %v, want ErrNotReady", err)
	}
	if may, err := tables.Fillable(t.Context()); !may || err != nil {
		t.Errorf("with its primary it may be filled: %t, %v", may, err)
	}
	if err := tables.Fill(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	of, err := bysql.New(t.Context(), primary.Address("test1"))
	if err != nil {
		t.Fatal(err)
	}
	defer of.Close()
	v, err := of.Version(t.Context(), a.Data())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := v.ForOne().Totals(t.Context(), incident.Query{}); err != nil || got.Count == 0 {
		t.Errorf("%d incidents, %v", got.Count, err)
	}
}

// What is asked of a version is the same after it was given up and held again; when its incidents changed is not.
func TestAVersionThatComesBackIsAnsweredWithThePastThatItHasNow(t *testing.T) {
	at := cluster.Shared(t).Database(t)
	s, err := postgis.Open(t.Context(), at, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tables, err := bysql.New(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	defer tables.Close()
	for _, n := range []int{1, 2, 1} {
		storetest.Put(t, s, storetest.Made(n))
		r, err := s.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if _, err := tables.Version(t.Context(), r.Facts()); !errors.Is(err, bysql.ErrNotReady) {
			t.Fatalf("before version %d is filled: %v, want ErrNotReady", n, err)
		}
		a, err := atlas.Load(t.Context(), r, atlas.Place{})
		if err != nil {
			t.Fatal(err)
		}
		if err := tables.Fill(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		v, err := tables.Version(t.Context(), r.Facts())
		if err != nil || v.Past() != a.Past() {
			t.Errorf("version %d has the past %s, want %s: %v", n, v.Past(), a.Past(), err)
		}
	}
}
