package postgis_test

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// says fails where an error isn't the one that is meant, or isn't one line that names the database and what to do.
func says(t *testing.T, err, is error, words ...string) {
	t.Helper()
	if err == nil || is != nil && !errors.Is(err, is) {
		t.Fatalf("%v, want %v", err, is)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q doesn't say %q", err, w)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("%q is more than a line", err)
	}
}

// put imports through an address.
func put(t *testing.T, address string, ds *incident.Dataset) error {
	t.Helper()
	s, err := postgis.Open(t.Context(), address, store.Write)
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = s.Import(t.Context(), ds, storetest.How, nil)
	return err
}

// holds fails where a store doesn't hold the very dataset.
func holds(t *testing.T, address string, ds *incident.Dataset) {
	t.Helper()
	s, err := postgis.Open(t.Context(), address, store.Read)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Holds(t, s, ds)
}

// with is an address with another part.
func with(t *testing.T, address string, change func(*url.URL)) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	change(u)
	return u.String()
}

func TestAnImportWhoseConnectionIsCutChangesNothing(t *testing.T) {
	shared := cluster.Shared(t)
	at := shared.Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	between := shared.Between(t)
	through := between.Address(at)
	cut := 0
	for sent := int64(200); ; sent = sent * 4 / 3 {
		between.Cut(sent, 0)
		err := put(t, through, storetest.Made(2))
		if err == nil {
			break
		}
		cut++
		says(t, err, store.ErrAway, postgis.Name(through))
		holds(t, at, storetest.Made(1))
	}
	holds(t, at, storetest.Made(2))
	if cut < 8 {
		t.Errorf("it was cut in %d places only", cut)
	}
}

// Where the answer to a commit is lost nobody can tell what became of it: then it says so, and all of it is there or nothing.
func TestAnImportWhoseAnswersAreCutIsWholeOrNotThere(t *testing.T) {
	shared := cluster.Shared(t)
	at := shared.Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	between := shared.Between(t)
	through := between.Address(at)
	for n, received := 2, int64(300); ; n, received = n+1, received+received/16 {
		between.Cut(0, received)
		err := put(t, through, storetest.Made(n))
		if err == nil {
			break
		}
		says(t, err, store.ErrAway)
		held := cluster.Value[string](t, at, "SELECT version FROM khyberatlas.versions ORDER BY id DESC LIMIT 1")
		if held == storetest.Version(n) && !strings.Contains(err.Error(), "khyberatlas version tells") {
			t.Errorf("it is there, and %q doesn't say that it may be", err)
		}
		for m := 1; m <= n; m++ {
			if held == storetest.Version(m) {
				holds(t, at, storetest.Made(m))
			}
		}
	}
}

// Whoever waits for a standby can be ended with the commit behind it.
func TestAServerThatEndsInTheMiddleOfACommitLeavesADoubt(t *testing.T) {
	at := cluster.Shared(t).Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	cluster.Exec(t, at, `CREATE FUNCTION ends() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`)
	cluster.Exec(t, at, `CREATE CONSTRAINT TRIGGER ends AFTER INSERT ON khyberatlas.versions DEFERRABLE INITIALLY DEFERRED
		FOR EACH ROW EXECUTE FUNCTION ends()`)
	says(t, put(t, at, storetest.Made(2)), store.ErrAway, at, "khyberatlas version tells")
}

func TestAPoolerWithoutItsServerIsAway(t *testing.T) {
	c := cluster.New(t, cluster.Options{})
	at := c.Pooler(t, cluster.OfTransactions)(c.Database(t))
	c.Kill()
	_, err := postgis.Open(t.Context(), at, store.Read)
	says(t, err, store.ErrAway, at)
}

func TestAFullTablespaceIsToldAndChangesNothing(t *testing.T) {
	at := cluster.Full(t, 12<<20)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	s, err := postgis.Open(t.Context(), at, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = s.Feed(t.Context(), "theirs", large(100_000), storetest.How)
	says(t, err, store.ErrFull, at, "nothing was changed")
	holds(t, at, storetest.Made(1))
}

// large is a record of so many rows, each of which takes some room.
func large(rows int) store.Feed {
	return store.Feed{
		Rows: func(_ *incident.Dataset, put func(store.Row) error) error {
			for n := range rows {
				row := &incident.Incident{ID: fmt.Sprint("t-", n), Origin: "theirs", Date: incident.MustDay("2024-02-01"),
					DatePrecision: "day", Type: "state_based", Title: strings.Repeat("x", 1000), Country: "PK", GeoPrecision: "country",
					Actor: "other", Confidence: "reported"}
				if err := put(store.Row{Incident: row, Stamp: 1}); err != nil {
					return err
				}
			}
			return nil
		},
		About: func(incident.Origin) (incident.Origin, []incident.Period) {
			return incident.Origin{ID: "theirs", Name: "Theirs"}, nil
		},
		Complete: func() (incident.Days, int64) { return incident.Days{}, 0 },
	}
}

func TestAWrongPasswordIsToldWithoutThePassword(t *testing.T) {
	c := cluster.New(t, cluster.Options{Password: "right one"})
	at := with(t, c.Database(t), func(u *url.URL) { u.User = url.UserPassword(cluster.Owner, "wrong one") })
	_, err := postgis.Open(t.Context(), at, store.Read)
	says(t, err, fs.ErrPermission, "refuses the password")
	if strings.Contains(err.Error(), "wrong") {
		t.Errorf("%q has the password", err)
	}
}

func TestWhoMayNotWriteIsToldAndMayRead(t *testing.T) {
	at := cluster.Shared(t).Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	name := cluster.Value[string](t, at, "SELECT current_database()")
	cluster.Exec(t, at, "CREATE ROLE reader_"+name+" LOGIN")
	reader := with(t, at, func(u *url.URL) { u.User = url.User("reader_" + name) })
	_, err := postgis.Open(t.Context(), reader, store.Read)
	says(t, err, fs.ErrPermission, reader, "permission denied", "GRANT")
	cluster.Exec(t, at, "GRANT USAGE ON SCHEMA khyberatlas TO reader_"+name)
	cluster.Exec(t, at, "GRANT SELECT ON ALL TABLES IN SCHEMA khyberatlas TO reader_"+name)
	holds(t, reader, storetest.Made(1))
	says(t, put(t, reader, storetest.Made(2)), fs.ErrPermission, reader, "permission denied")
	holds(t, at, storetest.Made(1))
	bare := cluster.Shared(t).Database(t)
	says(t, put(t, with(t, bare, func(u *url.URL) { u.User = url.User("reader_" + name) }), storetest.Made(1)), fs.ErrPermission)
}

func TestAServerThatIsTooOldIsTold(t *testing.T) {
	at := cluster.Old(t, "12.9")
	_, err := postgis.Open(t.Context(), at, store.Read)
	says(t, err, nil, at, "version 12", "15 or later")
}

func TestADatabaseWithoutPostGISIsTold(t *testing.T) {
	at := cluster.Shared(t).Bare(t)
	says(t, put(t, at, storetest.Made(1)), nil, at, "CREATE EXTENSION postgis")
	if cluster.Value[bool](t, at, "SELECT to_regnamespace('khyberatlas') IS NOT NULL") {
		t.Error("something was left")
	}
}

func TestADatabaseThatIsNotThereIsTold(t *testing.T) {
	at := with(t, cluster.Shared(t).Address("nowhere"), func(*url.URL) {})
	_, err := postgis.Open(t.Context(), at, store.Write)
	says(t, err, nil, at, "createdb")
}

func TestTablesOfAnotherProgramAreLeftAlone(t *testing.T) {
	at := cluster.Shared(t).Database(t)
	cluster.Exec(t, at, "CREATE SCHEMA khyberatlas CREATE TABLE notes (n int)")
	says(t, put(t, at, storetest.Made(1)), store.ErrNotOurs, at)
}

func TestAServerThatIsAwayIsTold(t *testing.T) {
	between := cluster.Shared(t).Between(t)
	at := between.Address(cluster.Shared(t).Database(t))
	between.Refuse()
	_, err := postgis.Open(t.Context(), at, store.Read)
	says(t, err, store.ErrAway, at)
}

// A network that falls silent in the middle of a reading tells nobody.
func TestAReadingThatHearsNothingEnds(t *testing.T) {
	shared := cluster.Shared(t)
	at := shared.Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	between := shared.Between(t)
	s, err := postgis.Open(t.Context(), between.Address(at), store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Feed(t.Context(), "theirs", large(20_000), storetest.How); err != nil {
		t.Fatal(err)
	}
	r, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	postgis.Silence(t, 500*time.Millisecond)
	err = r.Rows(t.Context(), func(_ int, rows []incident.Incident) error {
		if rows[0].Origin != incident.Ours {
			between.Stall()
		}
		return nil
	})
	says(t, err, store.ErrAway, "said nothing")
	between.Mend()
}

func TestAPoolerOfTransactionsMayStandBetween(t *testing.T) {
	shared := cluster.Shared(t)
	pooled := shared.Pooler(t, cluster.OfTransactions)
	k := kind(t)
	direct := k.Place
	k.Place = func(t *testing.T) string { return pooled(direct(t)) }
	place := k.Place(t)
	s := k.MustOpen(t, place, store.Write)
	storetest.Put(t, s, storetest.Made(1))
	seen := k.Follow(t, place)
	storetest.Lived(t, s)
	copied := k.MustOpen(t, k.Place(t), store.Write)
	storetest.CopiesInto(t, s, copied)
	storetest.Within(t, seen, "an import through a pooler", storetest.Put(t, s, storetest.Made(4)).After)
	refused := with(t, place, func(u *url.URL) { u.RawQuery = "options=-cgeqo%3Doff" })
	_, err := postgis.Open(t.Context(), refused, store.Read)
	says(t, err, nil, "pooler", "leave it out")
}

func TestAStandbyIsReadAndNotWritten(t *testing.T) {
	primary := cluster.New(t, cluster.Options{})
	at := primary.Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	standby, err := primary.Standby(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	defer standby.Remove()
	there := with(t, at, func(u *url.URL) { u.Host = fmt.Sprintf("127.0.0.1:%d", standby.Port) })
	holds(t, there, storetest.Made(1))
	says(t, put(t, there, storetest.Made(2)), nil, "standby", "primary")
	both := with(t, at, func(u *url.URL) { u.Host = fmt.Sprintf("127.0.0.1:%d,127.0.0.1:%d", standby.Port, primary.Port) })
	if err := put(t, both, storetest.Made(2)); err != nil {
		t.Fatal(err)
	}
	k := kind(t)
	seen := k.Follow(t, there)
	if err := put(t, both, storetest.Made(3)); err != nil {
		t.Fatal(err)
	}
	storetest.Within(t, seen, "an import, by whom a standby is asked,", storetest.Version(3))
	if err := primary.Remove(); err != nil {
		t.Fatal(err)
	}
	if err := standby.Promote(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := put(t, both, storetest.Made(4)); err != nil {
		t.Fatal(err)
	}
	storetest.Within(t, seen, "an import after the failover", storetest.Version(4))
}
