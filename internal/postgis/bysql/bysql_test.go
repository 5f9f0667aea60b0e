package bysql_test

import (
	"errors"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/bysql"
	"khyberatlas/internal/postgis/cluster"
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
