package main

import (
	"io"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/sqlite"
)

func TestAnImportThatIsKilledLeavesOneWholeVersion(t *testing.T) {
	t.Parallel()
	folders, versions := twoVersions(t)
	path := filepath.Join(t.TempDir(), "test.db")
	begun := time.Now()
	command(t, "import", "--db", path, folders[0])
	whole := time.Since(begun)
	seed := uint64(begun.UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	held, killed, seen := versions[0], 0, map[string]int{}
	for range 50 {
		next := folders[0]
		if held == versions[0] {
			next = folders[1]
		}
		cmd := exec.Command(programName, "import", "--db", path, next)
		said, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Counted from the first line, which comes before anything is read.
		if _, err := said.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(time.Duration(random.Int64N(int64(whole))), func() { cmd.Process.Kill() })
		if _, err := io.Copy(io.Discard, said); err != nil {
			t.Fatal(err)
		}
		if cmd.Wait() != nil {
			killed++
		}
		kill.Stop()
		held = wholeVersion(t, path)
		seen[held]++
		if held != versions[0] && held != versions[1] {
			t.Fatalf("seed %d: the database holds %q, which is neither %q nor %q", seed, held, versions[0], versions[1])
		}
	}
	t.Logf("%d of 50 were killed; held afterwards: %v", killed, seen)
	if killed == 0 {
		t.Errorf("seed %d: no import was killed in time", seed)
	}
}

// wholeVersion works the version out anew from every row that the database holds.
func wholeVersion(t *testing.T, path string) string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, sqlite.Read)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ds, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	held := ds.Version
	if dataset.Seal(ds); ds.Version != held {
		t.Fatalf("the rows are those of %s, not of %s", ds.Version, held)
	}
	return held
}
