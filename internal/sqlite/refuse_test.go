package sqlite_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
)

// raw runs statements on a file without asking whose it is.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_foreign_keys=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestFilesThatAreNotOursAreRefusedAndLeftAlone(t *testing.T) {
	for name, tc := range map[string]struct {
		make func(path string)
		want error
	}{
		"a text":             {func(p string) { write(t, p, strings.Repeat("id,date\n", 200)) }, sqlite.ErrNotOurs},
		"a short text":       {func(p string) { write(t, p, "hello") }, sqlite.ErrNotOurs},
		"another's database": {func(p string) { raw(t, p, "CREATE TABLE x (y)") }, sqlite.ErrNotOurs},
		"another's mark":     {func(p string) { raw(t, p, "PRAGMA application_id = 7", "CREATE TABLE x (y)") }, sqlite.ErrNotOurs},
		"another's in WAL":   {func(p string) { raw(t, p, "PRAGMA journal_mode = WAL", "CREATE TABLE x (y)") }, sqlite.ErrNotOurs},
		"a later schema":     {func(p string) { put(t, open(t, p, sqlite.Write), made(1)); raw(t, p, "PRAGMA user_version = 99") }, sqlite.ErrNewer},
		"a folder":           {func(p string) { mkdir(t, p) }, sqlite.ErrNotOurs},
	} {
		path := filepath.Join(t.TempDir(), "x.db")
		tc.make(path)
		before, _ := os.ReadFile(path)
		for _, mode := range []sqlite.Mode{sqlite.Read, sqlite.Write} {
			s, err := sqlite.Open(t.Context(), path, mode)
			if !errors.Is(err, tc.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: %v, want %v with the path", name, err, tc.want)
			}
			if s != nil {
				t.Errorf("%s: was opened", name)
			}
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s: was changed", name)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestReadingAMissingFileDoesNotMakeIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := sqlite.Open(t.Context(), path, sqlite.Read); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v, want fs.ErrNotExist", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file is there now (%v)", err)
	}
}

func TestAFileOfNoBytesIsANewDatabaseForWritingOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	write(t, path, "")
	if _, err := sqlite.Open(t.Context(), path, sqlite.Read); !errors.Is(err, sqlite.ErrBlank) {
		t.Errorf("reading it: %v, want ErrBlank", err)
	}
	s := open(t, path, sqlite.Write)
	put(t, s, made(1))
	holds(t, s, made(1))
}

func TestADamagedFileIsAnErrorNotACrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Write)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, made(1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(b); i++ {
		b[i] ^= 0x5a
	}
	write(t, path, string(b))
	r, err := sqlite.Open(t.Context(), path, sqlite.Read)
	if err == nil {
		_, err = r.Load(t.Context())
		r.Close()
	}
	if !errors.Is(err, sqlite.ErrDamaged) {
		t.Errorf("%v, want ErrDamaged", err)
	}
}

func TestRowsThatPointNowhereAreAnErrorNotACrash(t *testing.T) {
	s, path := fresh(t)
	put(t, s, made(1))
	raw(t, path, "PRAGMA foreign_keys = OFF", "DELETE FROM incidents")
	if _, err := s.Load(t.Context()); err == nil || !strings.Contains(err.Error(), "2025-03-04-full") {
		t.Errorf("%v, want an error that names the incident", err)
	}
}

// The closed lists stand in the schema a second time. Here every word of the domain is stored, and a foreign one isn't.
func TestTheSchemaKnowsTheWordsOfTheDomain(t *testing.T) {
	s, _ := fresh(t)
	n := 0
	try := func(what string, edit func(*incident.Dataset), wanted bool) {
		t.Helper()
		n++
		ds := made(n)
		edit(ds)
		if _, err := s.Import(t.Context(), ds, how, nil); (err == nil) != wanted {
			t.Errorf("%s: %v", what, err)
		}
	}
	each(try, "type", incident.Types, func(ds *incident.Dataset, v incident.Type) { ds.Incidents[1].Type = v })
	each(try, "actor", incident.Actors, func(ds *incident.Dataset, v incident.Actor) { ds.Incidents[1].Actor = v })
	each(try, "confidence", incident.Confidences, func(ds *incident.Dataset, v incident.Confidence) { ds.Incidents[1].Confidence = v })
	each(try, "country", incident.Countries, func(ds *incident.Dataset, v incident.Country) { ds.Incidents[1].Country = v })
	each(try, "geo_precision", incident.GeoPrecisions, func(ds *incident.Dataset, v incident.GeoPrecision) { ds.Incidents[1].GeoPrecision = v })
	each(try, "date_precision", incident.IncidentDatePrecisions, func(ds *incident.Dataset, v incident.DatePrecision) { ds.Incidents[1].DatePrecision = v })
	each(try, "side", incident.Sides, func(ds *incident.Dataset, v incident.Side) { ds.Incidents[1].Claims[0].Side = v })
	each(try, "subject", incident.Subjects, func(ds *incident.Dataset, v incident.Subject) { ds.Incidents[1].Claims[0].Subject = v })
	each(try, "status", incident.Statuses, func(ds *incident.Dataset, v incident.Status) { ds.Crossings[0].Spells[0].Status = v })
	each(try, "scope", incident.AllScopes, func(ds *incident.Dataset, v incident.Scope) { ds.Crossings[0].Spells[0].Scope = v })
	each(try, "from_precision", incident.SpellDatePrecisions, func(ds *incident.Dataset, v incident.DatePrecision) { ds.Crossings[0].Spells[0].FromPrecision = v })
	each(try, "category", incident.CrossingCategories, func(ds *incident.Dataset, v string) { ds.Crossings[0].Category = v })
	each(try, "context kind", incident.ContextKinds, func(ds *incident.Dataset, v string) { ds.Context[0].Kind = v })
	each(try, "context precision", incident.ContextDatePrecisions, func(ds *incident.Dataset, v incident.DatePrecision) { ds.Context[0].DatePrecision = v })
	each(try, "unit", incident.ReportedUnits, func(ds *incident.Dataset, v string) { ds.Reported[0].Unit = v })
	each(try, "actor kind", incident.ActorKinds, func(ds *incident.Dataset, v string) { ds.Actors[0].Kind = v })
	each(try, "change kind", incident.ChangeKinds, func(ds *incident.Dataset, v string) { ds.Changes[0].Kind = v })
	each(try, "change precision", incident.ChangeDatePrecisions, func(ds *incident.Dataset, v incident.DatePrecision) { ds.Changes[0].DatePrecision = v })
	each(try, "completeness", incident.Completenesses, func(ds *incident.Dataset, v string) { ds.Meta.Completeness = v })

	try("low above best", func(ds *incident.Dataset) { ds.Incidents[1].Killed.Low = ptr(4) }, false)
	try("end before start", func(ds *incident.Dataset) { ds.Incidents[1].EndDate = ds.Incidents[1].Date - 1 }, false)
	try("latitude of 91", func(ds *incident.Dataset) { ds.Incidents[1].Point[1] = 91 }, false)
	try("a claim on nothing", func(ds *incident.Dataset) { ds.Incidents[1].Claims[0].IncidentID = "x" }, false)
	try("a repeated id", func(ds *incident.Dataset) { ds.Incidents[0].ID = ds.Incidents[1].ID }, false)
	try("an address that isn't one", func(ds *incident.Dataset) { ds.Incidents[1].Sources[0].URL = "javascript:x" }, false)
}

func each[T ~string](try func(string, func(*incident.Dataset), bool), what string, words []T, set func(*incident.Dataset, T)) {
	for _, w := range words {
		try(what+" "+string(w), func(ds *incident.Dataset) { set(ds, w) }, true)
	}
	try(what+" of another language", func(ds *incident.Dataset) { set(ds, "quux") }, false)
}
