package asked_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/postgis/asked"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
	"khyberatlas/internal/tile"
)

// measured is what a store at the address in ASKED_FROM holds, by default some made rows, in memory and in tables; those are in
// the database at the address in ASKED_IN, and stay there, by default in one of a throw-away cluster.
func measured(b *testing.B) (memory, sql question.Answerer, facts *atlas.Atlas) {
	b.Helper()
	whole, err := atlas.Build(rows(20_000))
	if from := os.Getenv("ASKED_FROM"); from != "" {
		whole, err = loaded(b.Context(), from, filepath.Join(b.TempDir(), "index"))
	}
	if err != nil {
		b.Fatal(err)
	}
	pool := poolOf(b)
	began := time.Now()
	if err := fill(b.Context(), pool, whole); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d rows were filled in in %v", whole.Len(), time.Since(began))
	a, facts, err := asked.Open(b.Context(), pool, whole.Data(), 1)
	if err != nil {
		b.Fatal(err)
	}
	return whole, a, facts
}

func poolOf(b *testing.B) *pgxpool.Pool {
	in := os.Getenv("ASKED_IN")
	if in == "" {
		return database(b)
	}
	pool, err := pgxpool.New(b.Context(), in)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(pool.Close)
	return pool
}

// loaded is the atlas of a store, its rows in a file.
func loaded(ctx context.Context, from, index string) (*atlas.Atlas, error) {
	s, err := stores.Place{Address: from}.Open(ctx, store.Read, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	defer s.Close()
	r, err := s.Read(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return atlas.Load(ctx, r, atlas.Place{Path: index, Key: "bench"})
}

// measures are what a page, a map and a program ask.
var measures = []struct {
	name, filter string
	ask          func(ctx context.Context, a question.Answerer, q incident.Query) error
}{
	{"id", "", func(ctx context.Context, a question.Answerer, _ incident.Query) error {
		_, err := a.Record(ctx, os.Getenv("ASKED_ID"))
		if errors.Is(err, incident.ErrNotFound) { // which takes no less
			err = nil
		}
		return err
	}},
	{"hundred of a box and a month", "bbox=70,33,71,34&datetime=2024-05-01/2024-05-31", hundred},
	{"hundred of a box and five years", "bbox=71,34,71.5,34.4&datetime=2019-01-01/2023-12-31", hundred},
	{"hundred of a box", "bbox=70,33,71,34", hundred},
	{"hundred of a month", "datetime=2024-05-01/2024-05-31", hundred},
	{"hundred of all", "", hundred},
	{"hundred of words", "q=drone%20bannu", hundred},
	{"hundred near a point", "near=71.52,34.01,25", hundred},
	{"hundred of a type", "type=ied&sort=-date", hundred},
	{"hundred that CQL2 finds", "filter=killed%3E5%20AND%20title%20LIKE%20%27%25school%25%27", hundred},
	{"totals of a month", "datetime=2024-05-01/2024-05-31", totals},
	{"totals of all", "", totals},
	{"totals of a type", "type=ied", totals},
	{"totals of a box", "bbox=70,33,71,34", totals},
	{"districts of a year", "datetime=2023-01-01/2023-12-31", districts},
	{"districts of all", "", districts},
	{"facets of a year", "datetime=2023-01-01/2023-12-31", facets},
	{"facets of all", "", facets},
	{"months of all", "", months},
	{"months by type of ten years", "datetime=2014-01-01/2023-12-31", byType},
	{"survey of all", "", survey},
	{"tile 6 of all", "", tileOf(6, 44, 25)},
	{"tile 8 of a year", "datetime=2023-01-01/2023-12-31", tileOf(8, 178, 102)},
	{"tile 10 of all", "", tileOf(10, 715, 409)},
	{"extent of all", "", func(ctx context.Context, a question.Answerer, q incident.Query) error {
		_, err := a.Extent(ctx, q)
		return err
	}},
}

func hundred(ctx context.Context, a question.Answerer, q incident.Query) error {
	_, err := a.Search(ctx, q, incident.Page{Limit: 100})
	return err
}

func totals(ctx context.Context, a question.Answerer, q incident.Query) error {
	_, err := a.Totals(ctx, q)
	return err
}

func districts(ctx context.Context, a question.Answerer, q incident.Query) error {
	_, err := a.Districts(ctx, q)
	return err
}

func facets(ctx context.Context, a question.Answerer, q incident.Query) error {
	_, err := a.Facets(ctx, q)
	return err
}

func survey(ctx context.Context, a question.Answerer, q incident.Query) error {
	_, err := a.Survey(ctx, q)
	return err
}

func months(ctx context.Context, a question.Answerer, q incident.Query) error {
	return chart(ctx, a, q, "")
}

func byType(ctx context.Context, a question.Answerer, q incident.Query) error {
	return chart(ctx, a, q, "type")
}

func chart(ctx context.Context, a question.Answerer, q incident.Query, by incident.By) error {
	c, err := a.Chart(ctx, q, "month", by)
	if err == nil {
		_, err = c.Whole()
	}
	return err
}

func tileOf(zoom, x, y int) func(context.Context, question.Answerer, incident.Query) error {
	return func(ctx context.Context, a question.Answerer, q incident.Query) error {
		_, err := a.Spots(ctx, q, tile.Grid(spot.Tile{Zoom: zoom, X: x, Y: y}))
		return err
	}
}

func BenchmarkAnswers(b *testing.B) {
	memory, sql, facts := measured(b)
	for _, m := range measures {
		values, err := url.ParseQuery(strings.Split(m.filter, "&sort")[0])
		if err != nil {
			b.Fatal(err)
		}
		q, faults := ogc.ParseQuery(values, facts.Vocabulary())
		if len(faults) > 0 {
			b.Fatal(faults)
		}
		for name, a := range map[string]question.Answerer{"memory": memory, "SQL": sql} {
			b.Run(fmt.Sprintf("%s/%s", m.name, name), func(b *testing.B) {
				for b.Loop() {
					if err := m.ask(b.Context(), a, q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
