package dataset_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/dataset/datasettest"
)

func TestTwelveFaultsAreAllNamed(t *testing.T) {
	ds, faults, _ := read(t, datasettest.TwelveFaults(t))
	if ds != nil {
		t.Error("a dataset with faults was read")
	}
	got := strings.TrimPrefix(listed(faults), "\n") + "\n"
	const golden = "testdata/twelve-faults.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}
