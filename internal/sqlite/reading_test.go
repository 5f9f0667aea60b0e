package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// several is a database of the shipped dataset and two other records, proven as the program has it proven.
func several(t testing.TB, mode store.Mode) (*sqlite.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	if err := sqlite.Create(t.Context(), path, recordsOf(t, "open", "shut"), storetest.How); err != nil {
		t.Fatal(err)
	}
	return proven(t, path, mode), path
}

// recordsOf have rows enough to be read in several stretches.
func recordsOf(t testing.TB, ids ...string) *incident.Dataset {
	t.Helper()
	ds := datasettest.Records(t, ids...)
	for _, i := range ds.Incidents {
		for n := range 400 {
			if i.Origin == incident.Ours {
				break
			}
			more := i
			more.ID = fmt.Sprintf("%s-%d", i.ID, n)
			more.Sources = []incident.Source{{IncidentID: more.ID, Publisher: "Z"}, {IncidentID: more.ID, Publisher: "A"}}
			ds.Incidents = append(ds.Incidents, more)
		}
	}
	canon.Seal(ds)
	return ds
}

func proven(t testing.TB, path string, mode store.Mode) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, mode)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	s.Prove(func(ds *incident.Dataset) []string {
		if differ := canon.Compare(ds); mode != store.Read|store.Trusting {
			return differ
		}
		return nil
	})
	return s
}

// all reads everything and drops it.
func all(t testing.TB, s *sqlite.Store) (*incident.Dataset, error) {
	t.Helper()
	r, err := s.Read(t.Context())
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Facts(), r.Rows(t.Context(), nil)
}

func TestTheShippedDatasetAndOthersAreReadAsTheyWereImported(t *testing.T) {
	want := recordsOf(t, "open", "shut")
	s, path := several(t, store.Read)
	for _, apart := range []string{"", // as they were imported; then as far apart as nobody puts them
		"UPDATE origin_incidents SET rowid = rowid * 1000000007",
		"UPDATE origin_incidents SET rowid = 9223372036854775807 WHERE rowid = (SELECT max(rowid) FROM origin_incidents)",
		"UPDATE origin_incidents SET rowid = -9223372036854775808 WHERE rowid = (SELECT min(rowid) FROM origin_incidents)"} {
		raw(t, path, apart)
		got, err := storetest.Load(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for n := range got.Incidents {
			got.Incidents[n].CameIn, got.Incidents[n].ChangedIn = "", ""
		}
		if diff := cmp.Diff(want.Incidents, got.Incidents, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s: (-imported +read)\n%s", apart, diff)
		}
	}
}

func TestRowsOfOtherRecordsThatWereEditedAreRefusedUnlessTheyAreTrusted(t *testing.T) {
	for _, statement := range []string{
		"UPDATE origin_incidents SET title = title || '.' WHERE rowid = 2",
		"UPDATE origin_incidents SET lat = lat + 1e-9 WHERE lat IS NOT NULL",
		"UPDATE origin_incidents SET citations = '[]' WHERE rowid = (SELECT max(rowid) FROM origin_incidents)",
		"UPDATE origin_incidents SET origin = 'nobody' WHERE rowid = 1",
		"DELETE FROM origin_incidents WHERE rowid = 1",
		"DELETE FROM origin_incidents WHERE origin = 'open'",
		// Without the checksum the digest tells, and of what only the store knows nothing does.
		"DELETE FROM checksums WHERE name LIKE 'origin_incidents %'; UPDATE origin_incidents SET title = 'x' WHERE rowid = 2",
	} {
		s, path := several(t, store.Read)
		imported, err := all(t, s)
		if err != nil {
			t.Fatal(err)
		}
		raw(t, path, statement)
		if _, err := all(t, s); !errors.Is(err, store.ErrEdited) || !strings.HasSuffix(err.Error(), ": origin_incidents") {
			t.Errorf("%s: %v, want a refusal that names the table", statement, err)
		}
		trusting := proven(t, path, store.Read|store.Trusting)
		ds, err := storetest.Load(t.Context(), trusting)
		if err != nil {
			t.Fatalf("%s: trusted, %v", statement, err)
		}
		if of := *ds; len(canon.Compare(&of)) != 0 || ds.Version == imported.Version {
			t.Errorf("%s: trusted it is version %s, %s of its rows", statement, ds.Version, of.Version)
		}
	}
}

func TestWhatOnlyTheStoreKnowsOfARowIsProvenToo(t *testing.T) {
	for _, statement := range []string{"UPDATE origin_incidents SET stamp = 9 WHERE rowid = 1",
		"UPDATE origin_incidents SET provisional = 1 - provisional WHERE rowid = 1", "UPDATE origin_incidents SET came_in = 9",
		"UPDATE checksums SET sum = printf('%064d', 7) WHERE name = 'origin_incidents shut'"} {
		s, path := several(t, store.Read)
		raw(t, path, statement)
		if _, err := all(t, s); !errors.Is(err, store.ErrEdited) {
			t.Errorf("%s: %v, want ErrEdited", statement, err)
		}
	}
}

func TestRowsWithoutAChecksumAreProvenByTheirDigestUntilOneIsWritten(t *testing.T) {
	s, path := several(t, store.Write)
	raw(t, path, "DELETE FROM checksums WHERE name LIKE 'origin_incidents %'")
	if _, err := all(t, s); err != nil {
		t.Fatal(err)
	}
	ds := recordsOf(t, "open", "shut")
	ds.Meta.Title += "."
	canon.Seal(ds)
	storetest.Put(t, s, ds)
	if n := column(t, database(t, path), "SELECT count(*) FROM checksums WHERE name LIKE 'origin_incidents %'")[0]; n != "2" {
		t.Errorf("%s checksums are written, want one a record", n)
	}
}

// An index beside its database is of this very file, whatever its rows and version are.
func TestAKeyIsOfOneFile(t *testing.T) {
	s, path := several(t, store.Read)
	key := func(s *sqlite.Store) string {
		t.Helper()
		r, err := s.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		return r.Key()
	}
	seen := map[string]string{}
	look := func(what string) {
		t.Helper()
		k := key(proven(t, path, store.Read|store.Trusting))
		if before, ok := seen[k]; ok {
			t.Errorf("%s has the key of %s", what, before)
		}
		seen[k] = what
	}
	look("the database")
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	for n, statement := range []string{"UPDATE origin_incidents SET title = 'x' WHERE rowid = 1",
		"UPDATE incidents SET target = 'x' WHERE seq = 1", "CREATE TABLE x (y)", "DROP TABLE x", "VACUUM",
		"PRAGMA journal_mode = WAL", "PRAGMA journal_mode = DELETE"} {
		raw(t, path, statement)
		look(fmt.Sprintf("edit %d, %s", n, statement))
	}
	if err := os.Rename(copied, path); err != nil {
		t.Fatal(err)
	}
	look("a copy put in its place")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, copied, string(b))
	later := time.Now().Add(time.Second)
	if err := errors.Join(os.Chtimes(copied, later, later), os.Rename(copied, path)); err != nil {
		t.Fatal(err)
	}
	look("the same bytes, written later")
}

func TestAFilePutInPlaceIsNotReadInTheOthersName(t *testing.T) {
	s, path := several(t, store.Read)
	r, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	other := filepath.Join(filepath.Dir(path), "other.db")
	if err := sqlite.Create(t.Context(), other, storetest.Made(1), storetest.How); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	if err := r.Rows(t.Context(), nil); err != nil || r.Facts().Version == storetest.Version(1) {
		t.Errorf("what is being read goes on to be: %v", err)
	}
	now := kind.MustOpen(t, path, store.Read).(*sqlite.Store)
	if facts, err := all(t, now); err != nil || facts.Version != storetest.Version(1) {
		t.Errorf("the next reading is of the other file: %v", err)
	}
}

// BENCH_DB names a database with many rows; without it there are as many as an import of a moment makes.
func BenchmarkReading(b *testing.B) {
	path := os.Getenv("BENCH_DB")
	if path == "" {
		_, path = several(b, store.Read)
	}
	s := proven(b, path, store.Read)
	b.Run("facts", func(b *testing.B) {
		for b.Loop() {
			r, err := s.Read(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			r.Close()
		}
	})
	b.Run("rows", func(b *testing.B) {
		r, err := s.Read(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		defer r.Close()
		for b.Loop() {
			if err := r.Rows(b.Context(), func(int, []incident.Incident) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*r.Count())/b.Elapsed().Seconds(), "rows/s")
	})
}
