package asked_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// heard keeps the statements that are sent.
type heard struct {
	lock sync.Mutex
	all  []pgx.TraceQueryStartData
}

func (h *heard) TraceQueryStart(ctx context.Context, _ *pgx.Conn, d pgx.TraceQueryStartData) context.Context {
	h.lock.Lock()
	defer h.lock.Unlock()
	h.all = append(h.all, d)
	return ctx
}

func (h *heard) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func TestWhatIsAskedMostIsFoundByAnIndex(t *testing.T) {
	h := &heard{}
	pool := database(t, func(c *pgxpool.Config) { c.ConnConfig.Tracer = h })
	_, a, _ := must(t, pool, rows(30_000))
	days := incident.Days{From: incident.MustDay("2015-03-01"), To: incident.MustDay("2015-04-10")}
	box := []orb.Bound{{Min: orb.Point{70.1, 33.1}, Max: orb.Point{70.3, 33.2}}}
	for name, ask := range map[string]func() error{
		"an id": func() error { _, err := a.Record(t.Context(), "row-000001"); return ignored(err) },
		"a box and a period": func() error {
			_, err := a.Search(t.Context(), incident.Query{Days: days, Boxes: box}, incident.Page{Limit: 100})
			return err
		},
		"a box":  func() error { _, err := a.Totals(t.Context(), incident.Query{Boxes: box}); return err },
		"a word": func() error { _, _, err := a.Cited(t.Context(), incident.Query{Words: []string{"2999"}}); return err },
		"near a point": func() error {
			_, err := a.Totals(t.Context(), incident.Query{Near: &incident.Near{At: orb.Point{70.2, 33.2}, Km: 3}})
			return err
		},
		"the last of all": func() error {
			_, err := a.Search(t.Context(), incident.Query{}, incident.Page{Limit: 100, Sort: incident.SortDateDesc})
			return err
		},
		"totals of all": func() error { _, err := a.Totals(t.Context(), incident.Query{}); return err },
	} {
		h.all = nil
		if err := ask(); err != nil {
			t.Fatal(err)
		}
		for _, d := range h.all {
			plan := planOf(t, pool, d)
			for _, line := range strings.Split(plan, "\n") {
				if strings.Contains(line, "Seq Scan on rows_") || strings.Contains(line, "Seq Scan on texts_") {
					t.Errorf("%s looks at every row:\n%s\n%s", name, d.SQL, plan)
				}
			}
		}
		if len(h.all) == 0 {
			t.Errorf("%s: nothing was asked", name)
		}
	}
}

// ignored is an error that is none: what isn't there is looked for like what is.
func ignored(error) error { return nil }

func planOf(t *testing.T, pool *pgxpool.Pool, d pgx.TraceQueryStartData) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	found, err := conn.Query(t.Context(), "EXPLAIN "+d.SQL, d.Args...)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}
