package main

import (
	"bytes"
	"testing"
)

func TestItMakesSoManyRows(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), []string{"ucdp", "--rows", "3", "--inside", "1"}, &out, &out); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(out.Bytes(), []byte(",POINT (")); n != 3 {
		t.Errorf("%d rows", n)
	}
	for _, args := range [][]string{nil, {"acled"}, {"ucdp", "--rows", "x"}} {
		if err := run(t.Context(), args, &out, &out); err == nil {
			t.Errorf("%q was done", args)
		}
	}
}
