package sqlite_test

import (
	"database/sql"
	"errors"
	"os"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

func TestAHistoryThatIsNotAsAnImportLeftItIsRefusedUnlessItIsTrusted(t *testing.T) {
	for statement, table := range map[string]string{
		"UPDATE versions SET released = '2020-01-01' WHERE id = 1":     "versions",
		"UPDATE versions SET source = 'elsewhere'":                     "versions",
		"UPDATE incident_history SET gone_in = 2 WHERE came_in = 1":    "incident_history",
		"PRAGMA foreign_keys = OFF; DELETE FROM versions WHERE id = 3": "versions",
		"UPDATE checksums SET sum = sum || '' WHERE name = 'x'":        "",
		"UPDATE checksums SET sum = printf('%064d', 0)":                "versions, incident_history, withdrawn",
		"UPDATE incident_history SET changed_in = 3":                   "incident_history",
		`INSERT INTO withdrawn SELECT id, date, end_date, date_precision, type, title, place, district, admin1, country, lat, lon
			FROM incidents`: "withdrawn",
		"INSERT INTO incident_history VALUES ('x', 1, 1, 2)":         "incident_history",
		"UPDATE versions SET counts = json_set(counts, '$.towns',9)": "versions",
	} {
		s, path := kind.Fresh(t)
		for n := range 3 {
			ds := storetest.Made(n + 1)
			ds.Incidents[1].Killed.High = new(n + 9)
			storetest.Put(t, s, ds)
		}
		raw(t, path, statement)
		_, asked := s.Status(t.Context())
		_, loaded := storetest.Load(t.Context(), s)
		for _, err := range []error{asked, loaded} {
			named := errors.Is(err, store.ErrEdited) && strings.HasSuffix(err.Error(), ": "+table)
			if (table == "") != (err == nil) || err != nil && !named {
				t.Errorf("%s: %v, want a refusal that names %q", statement, err, table)
			}
		}
		if _, err := storetest.Load(t.Context(), kind.MustOpen(t, path, store.Read|store.Trusting)); err != nil {
			t.Errorf("%s: trusted, %v", statement, err)
		}
	}
}

func TestAGroundThatIsNotAsItWasLaidIsRefusedUnlessItIsTrusted(t *testing.T) {
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	err := s.Lay(t.Context(), incident.GroundLayer{Name: "roads", Attribution: "somebody", Imported: incident.MustDay("2026-01-02")})
	if err != nil {
		t.Fatal(err)
	}
	raw(t, path, "UPDATE context_layers SET attribution = 'somebody else'")
	_, refused := storetest.Load(t.Context(), s)
	if !errors.Is(refused, store.ErrEdited) || !strings.HasSuffix(refused.Error(), ": context_layers") {
		t.Errorf("%v, want ErrEdited with the table", refused)
	}
	ds, err := storetest.Load(t.Context(), kind.MustOpen(t, path, store.Read|store.Trusting))
	if err != nil || ds.Ground[0].Attribution != "somebody else" {
		t.Errorf("trusted: %v", err)
	}
}

func TestADatabaseFromBeforeTheChecksumsGetsThem(t *testing.T) {
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	raw(t, path, "DROP TABLE checksums", "DROP TABLE context_layers", "DROP TABLE origin_incidents", "DROP TABLE origin_gone",
		"PRAGMA user_version = 3")
	if _, err := sqlite.Open(t.Context(), path, store.Read); !errors.Is(err, store.ErrOlder) {
		t.Errorf("reading it: %v, want ErrOlder", err)
	}
	storetest.Holds(t, kind.MustOpen(t, path, store.Write), storetest.Made(1))
	raw(t, path, "UPDATE versions SET embedded = 1")
	if _, err := storetest.Load(t.Context(), kind.MustOpen(t, path, store.Read)); !errors.Is(err, store.ErrEdited) {
		t.Errorf("edited after that: %v, want ErrEdited", err)
	}
}

func TestASchemaThatIsNotWhatItsNumberSaysIsDamage(t *testing.T) {
	for _, statement := range []string{"PRAGMA user_version = 0", "PRAGMA user_version = 1",
		"ALTER TABLE towns RENAME COLUMN rank TO rang", "DROP TABLE towns"} {
		s, path := kind.Fresh(t)
		storetest.Put(t, s, storetest.Made(1))
		raw(t, path, statement)
		for _, mode := range []store.Mode{store.Read, store.Write} {
			s, err := sqlite.Open(t.Context(), path, mode)
			if err == nil {
				_, err = storetest.Load(t.Context(), s)
				s.Close()
			}
			older := errors.Is(err, store.ErrOlder)
			if !errors.Is(err, store.ErrDamaged) && !older || mode == store.Write && older {
				t.Errorf("%s, mode %d: %v, want ErrDamaged", statement, mode, err)
			}
		}
	}
}

func TestNothingIsImportedIntoAFileWithABrokenIndex(t *testing.T) {
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	var page, size int
	err = db.QueryRow(`SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size
		WHERE name = 'claims_by_incident'`).Scan(&page, &size)
	if err := errors.Join(err, db.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(b[(page-1)*size:], []byte{10, 0, 0, 0, 0, 0, 0, 0}) // an index without entries
	write(t, path, string(b))
	w := kind.MustOpen(t, path, store.Write)
	storetest.Holds(t, w, storetest.Made(1)) // no answer comes from an index
	if _, err := w.Import(t.Context(), storetest.Made(2), storetest.How, nil); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("%v, want ErrDamaged", err)
	}
	storetest.Holds(t, w, storetest.Made(1))
}

func TestAStoreWithoutARecordOfTheEventRefusesNothing(t *testing.T) {
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	without := storetest.Made(2)
	without.Incidents = without.Incidents[:1]
	storetest.Put(t, s, without)
	raw(t, path, "DELETE FROM withdrawn") // as an older program leaves it
	another := storetest.Made(3)
	another.Incidents[1].Title = "Another event"
	if r := storetest.Put(t, kind.MustOpen(t, path, store.Write|store.Trusting), another); r.Added != 1 {
		t.Errorf("%+v", r)
	}
}
