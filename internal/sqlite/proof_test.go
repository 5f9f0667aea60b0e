package sqlite_test

import (
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

func TestWhatIsHeldIsComparedBeforeItIsUsed(t *testing.T) {
	s, path := fresh(t)
	put(t, s, made(1))
	out := filepath.Join(t.TempDir(), "copy.db")
	s.Prove(func(ds *incident.Dataset) []string { return []string{"towns", "claims"} })
	for verb, do := range map[string]func() error{
		"load":   func() error { _, err := s.Load(t.Context()); return err },
		"import": func() error { _, err := s.Import(t.Context(), made(2), how, nil); return err },
		"backup": func() error { return s.Backup(t.Context(), out) },
	} {
		if err := do(); !errors.Is(err, sqlite.ErrEdited) || !strings.Contains(err.Error(), path+" ") || !strings.HasSuffix(err.Error(), ": towns, claims") {
			t.Errorf("%s: %v, want ErrEdited with the path and the tables", verb, err)
		}
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy was left (%v)", err)
	}
	s.Prove(func(*incident.Dataset) []string { return nil })
	holds(t, s, made(1))
}

func TestAHistoryThatIsNotAsAnImportLeftItIsRefusedUnlessItIsTrusted(t *testing.T) {
	for statement, table := range map[string]string{
		"UPDATE versions SET released = '2020-01-01' WHERE id = 1":     "versions",
		"UPDATE versions SET source = 'elsewhere'":                     "versions",
		"UPDATE incident_history SET gone_in = 2 WHERE came_in = 1":    "incident_history",
		"PRAGMA foreign_keys = OFF; DELETE FROM versions WHERE id = 3": "versions",
		"UPDATE checksums SET sum = sum || '' WHERE name = 'x'":        "",
		"UPDATE checksums SET sum = printf('%064d', 0)":                "versions, incident_history, withdrawn",
		"UPDATE incident_history SET changed_in = 3":                   "incident_history",
		"INSERT INTO withdrawn SELECT id, date, end_date, date_precision, type, title, place, district, admin1, country, lat, lon FROM incidents": "withdrawn",
		"INSERT INTO incident_history VALUES ('x', 1, 1, 2)":         "incident_history",
		"UPDATE versions SET counts = json_set(counts, '$.towns',9)": "versions",
	} {
		s, path := fresh(t)
		for n := range 3 {
			ds := made(n + 1)
			ds.Incidents[1].Killed.High = ptr(n + 9)
			put(t, s, ds)
		}
		raw(t, path, statement)
		_, asked := s.Status(t.Context())
		_, loaded := s.Load(t.Context())
		for _, err := range []error{asked, loaded} {
			if (table == "") != (err == nil) || err != nil && (!errors.Is(err, sqlite.ErrEdited) || !strings.HasSuffix(err.Error(), ": "+table)) {
				t.Errorf("%s: %v, want a refusal that names %q", statement, err, table)
			}
		}
		if _, err := open(t, path, sqlite.Read|sqlite.Trusting).Load(t.Context()); err != nil {
			t.Errorf("%s: trusted, %v", statement, err)
		}
	}
}

func TestADatabaseFromBeforeTheChecksumsGetsThem(t *testing.T) {
	s, path := fresh(t)
	put(t, s, made(1))
	raw(t, path, "DROP TABLE checksums", "PRAGMA user_version = 3")
	if _, err := sqlite.Open(t.Context(), path, sqlite.Read); !errors.Is(err, sqlite.ErrOlder) {
		t.Errorf("reading it: %v, want ErrOlder", err)
	}
	holds(t, open(t, path, sqlite.Write), made(1))
	raw(t, path, "UPDATE versions SET embedded = 1")
	if _, err := open(t, path, sqlite.Read).Load(t.Context()); !errors.Is(err, sqlite.ErrEdited) {
		t.Errorf("edited after that: %v, want ErrEdited", err)
	}
}

func TestASchemaThatIsNotWhatItsNumberSaysIsDamage(t *testing.T) {
	for _, statement := range []string{"PRAGMA user_version = 0", "PRAGMA user_version = 1", "ALTER TABLE towns RENAME COLUMN rank TO rang", "DROP TABLE towns"} {
		s, path := fresh(t)
		put(t, s, made(1))
		raw(t, path, statement)
		for _, mode := range []sqlite.Mode{sqlite.Read, sqlite.Write} {
			s, err := sqlite.Open(t.Context(), path, mode)
			if err == nil {
				_, err = s.Load(t.Context())
				s.Close()
			}
			if !errors.Is(err, sqlite.ErrDamaged) && !errors.Is(err, sqlite.ErrOlder) || mode == sqlite.Write && errors.Is(err, sqlite.ErrOlder) {
				t.Errorf("%s, mode %d: %v, want ErrDamaged", statement, mode, err)
			}
		}
	}
}

func TestNothingIsImportedIntoAFileWithABrokenIndex(t *testing.T) {
	s, path := fresh(t)
	put(t, s, made(1))
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	var page, size int
	err = db.QueryRow("SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'claims_by_incident'").Scan(&page, &size)
	if err := errors.Join(err, db.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(b[(page-1)*size:], []byte{10, 0, 0, 0, 0, 0, 0, 0}) // an index without entries
	write(t, path, string(b))
	w := open(t, path, sqlite.Write)
	holds(t, w, made(1)) // no answer comes from an index
	if _, err := w.Import(t.Context(), made(2), how, nil); !errors.Is(err, sqlite.ErrDamaged) {
		t.Errorf("%v, want ErrDamaged", err)
	}
	holds(t, w, made(1))
}
