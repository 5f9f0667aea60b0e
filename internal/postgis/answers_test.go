package postgis_test

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// What is drawn to be searched lacks what a dataset must have beside that, so the database is made to take anything.
const takeAnything = `DO $$
DECLARE
	c record;
BEGIN
	FOR c IN SELECT conname, conrelid::regclass AS of FROM pg_constraint WHERE contype = 'c'
		AND connamespace = 'khyberatlas'::regnamespace LOOP
		EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.of, c.conname);
	END LOOP;
END $$`

// An atlas that is loaded from the store, here from a standby of it, answers as one that is built of the dataset itself.
func TestAnAtlasThatIsReadFromItAnswersAsAnAnswererMust(t *testing.T) {
	primary := cluster.New(t, cluster.Options{})
	at := primary.Database(t)
	standby, err := primary.Standby(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	defer standby.Remove()
	for _, set := range []string{"synchronous_commit = remote_apply", "synchronous_standby_names = 'second'"} {
		cluster.Exec(t, primary.Address("postgres"), "ALTER SYSTEM SET "+set)
	}
	cluster.Exec(t, primary.Address("postgres"), "SELECT pg_reload_conf()")
	s, err := postgis.Open(t.Context(), at, store.Write|store.Trusting)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	there := with(t, at, func(u *url.URL) { u.Host = fmt.Sprintf("127.0.0.1:%d", standby.Port) })
	reads, err := postgis.Open(t.Context(), there, store.Read|store.Trusting)
	if err != nil {
		t.Fatal(err)
	}
	defer reads.Close()
	cluster.Exec(t, at, takeAnything)
	cluster.Exec(t, at, "DROP INDEX khyberatlas.pairs_held") // two drawn ones may be of the same incidents
	defer func() {                                           // the standby goes first
		cluster.Exec(t, primary.Address("postgres"), "ALTER SYSTEM SET synchronous_standby_names = ''")
		cluster.Exec(t, primary.Address("postgres"), "SELECT pg_reload_conf()")
	}()
	n := 0
	answertest.Test(t, func(ds *incident.Dataset, _ incident.Vocabulary) (question.Answerer, error) {
		n++
		cluster.Exec(t, at, "TRUNCATE khyberatlas.origin_incidents, khyberatlas.origin_gone, khyberatlas.withdrawn")
		whole := owned(ds)
		whole.Version, whole.Meta.Released = fmt.Sprintf("%016x", n), incident.MustDay("2026-01-01")
		whole.Files = []incident.File{{Name: "number", Bytes: []byte(whole.Version)}} // by which the version is told, with what is held
		if _, err := s.Import(t.Context(), whole, storetest.How, nil); err != nil {
			return nil, err
		}
		r, err := reads.Read(t.Context())
		if err != nil {
			return nil, err
		}
		defer r.Close()
		a, err := atlas.Load(t.Context(), ageless{r, ds}, atlas.Place{})
		if err != nil {
			return nil, err
		}
		return a.ForOne(), nil
	})
}

// owned is a dataset whose citations, claims and spells say whose they are.
func owned(ds *incident.Dataset) *incident.Dataset {
	out := *ds
	out.Incidents, out.Crossings = slices.Clone(ds.Incidents), slices.Clone(ds.Crossings)
	for n := range out.Incidents {
		i := &out.Incidents[n]
		i.Sources, i.Claims = slices.Clone(i.Sources), slices.Clone(i.Claims)
		for k := range i.Sources {
			i.Sources[k].IncidentID = i.ID
		}
		for k := range i.Claims {
			i.Claims[k].IncidentID = i.ID
		}
	}
	for n := range out.Crossings {
		c := &out.Crossings[n]
		c.Spells = slices.Clone(c.Spells)
		for k := range c.Spells {
			c.Spells[k].CrossingID = c.ID
		}
	}
	return &out
}

// ageless is a reading of rows that don't know when they came: the datasets that are drawn don't say so.
type ageless struct {
	store.Reading
	of *incident.Dataset
}

func (a ageless) Facts() *incident.Dataset {
	facts := *a.Reading.Facts()
	facts.Version, facts.Files, facts.Meta, facts.History, facts.Gone = a.of.Version, a.of.Files, a.of.Meta, a.of.History, a.of.Gone
	facts.Origins, facts.Pairs, facts.Digests = a.of.Origins, a.of.Pairs, a.of.Digests
	return &facts
}

func (a ageless) Rows(ctx context.Context, take func(worker int, rows []incident.Incident) error) error {
	return a.Reading.Rows(ctx, func(worker int, rows []incident.Incident) error {
		for n := range rows {
			rows[n].CameIn, rows[n].ChangedIn = "", ""
		}
		return take(worker, rows)
	})
}
