package main

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

func TestAnImportThatIsKilledLeavesOneWholeVersion(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	folders, versions := versionsOf(t, rowsAndFewShapes(t, 1100))
	path := filepath.Join(t.TempDir(), "test.db")
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	held, killed, seen := "", 0, map[string]int{}
	whole := importFor(t, path, folders[0], 0) // how long an import took that was left alone
	for runs := 0; killed < 50; runs++ {
		if runs == 500 {
			t.Fatalf("seed %d: of %d imports only %d were killed in time", seed, runs, killed)
		}
		held = wholeVersion(t, path)
		seen[held]++
		if held != versions[0] && held != versions[1] {
			t.Fatalf("seed %d: the database holds %q, which is neither %q nor %q", seed, held, versions[0], versions[1])
		}
		next := folders[0]
		if held == versions[0] {
			next = folders[1]
		}
		// Some moments past the end: what comes between the commit and the end of the process is short.
		if took := importFor(t, path, next, 1+time.Duration(random.Int64N(int64(whole+whole/4)))); took > 0 {
			whole = took
			continue
		}
		killed++
	}
	t.Logf("%d were killed; held afterwards: %v", killed, seen)
}

// importFor runs an import and kills it after a while (0: never), counted from its first line, which comes before
// anything is read. It says how long the import took, 0 for one that was killed.
func importFor(t *testing.T, path, folder string, while time.Duration) (took time.Duration) {
	t.Helper()
	cmd := exec.Command(programName, "import", "--db", path, folder)
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := said.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if while > 0 {
		kill := time.AfterFunc(while, func() { cmd.Process.Kill() })
		defer kill.Stop()
	}
	if _, err := io.Copy(io.Discard, said); err != nil {
		t.Fatal(err)
	}
	if cmd.Wait() != nil {
		return 0
	}
	return time.Since(begun)
}

// rowsAndFewShapes is a dataset with many incidents and shapes of a few points: most of its import is the transaction,
// and what a killed one left is read in milliseconds.
func rowsAndFewShapes(t *testing.T, incidents int) fs.FS {
	t.Helper()
	root, out := os.DirFS(minimalFolder), fstest.MapFS{}
	for _, name := range dataset.Names() {
		data, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	rows := out["incidents.csv"]
	first := strings.Split(string(rows.Data), "\n")[1]
	_, rest, _ := strings.Cut(first, ",")
	for n := range incidents {
		rows.Data = fmt.Appendf(rows.Data, "2025-01-02-again-%d,%s\n", n, rest)
	}
	return out
}

// wholeVersion works the version out anew from every row that the database holds.
func wholeVersion(t *testing.T, path string) string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, store.Read)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ds, err := storetest.Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	held := ds.Version
	if canon.Seal(ds); ds.Version != held {
		t.Fatalf("the rows are those of %s, not of %s", ds.Version, held)
	}
	return held
}
