package asked

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/asked/filter"
	"khyberatlas/internal/postgis/asked/table"
)

// Schema has all that lies here.
const Schema = table.Schema

// ErrNotReady is what Open says of a version whose tables nobody has made yet.
var ErrNotReady = table.ErrNotReady

// Fill makes the tables of a version from an atlas that has its rows, unless they are there. A reader sees all of them or none.
// imported is the number of the import that made the version.
func Fill(ctx context.Context, conn *pgx.Conn, a *atlas.Atlas, imported int64) error {
	return table.Fill(ctx, conn, a, imported)
}

// Answerer answers from the tables of one version. It is safe for any number of readers, of whom each takes a connection of the
// pool for as long as a statement takes. Who reads on beyond some hundred records takes a connection out of the pool until the
// end, so that questions within such a reading find one.
type Answerer struct {
	pool   *pgxpool.Pool
	facts  *table.Facts
	names  table.Names
	atlas  *atlas.Atlas // without rows
	read   table.Reader
	onMap  map[string]bool
	lately lately
	long   chan struct{} // has one for each who reads for long
}

// Open is what answers for a version as an import made it, and the atlas of its facts, without rows. The facts are those of the
// store that holds it.
func Open(ctx context.Context, pool *pgxpool.Pool, facts *incident.Dataset, imported int64) (*Answerer, *atlas.Atlas, error) {
	names, known, reckoned, err := table.Open(ctx, pool, facts.Version, imported)
	if err != nil {
		return nil, nil, err
	}
	of, err := atlas.WithoutRows(facts, reckoned)
	if err != nil {
		return nil, nil, fmt.Errorf("version %s: %w", facts.Version, err)
	}
	a := &Answerer{pool: pool, facts: known, names: names, atlas: of, onMap: map[string]bool{},
		long: make(chan struct{}, mostForLong)}
	for i := range of.Data().Districts {
		a.onMap[of.Data().Districts[i].ID] = true
	}
	a.read = table.Reader{Facts: known, OnMap: func(d string) bool { return a.onMap[d] }, Passed: func(origin string) bool {
		o, _ := of.Data().Origin(origin)
		return o.Redistribute
	}}
	return a, of, nil
}

// described has statements sent in one go, without a name: they are planned for their values, and any pooler takes them.
const described = pgx.QueryExecModeCacheDescribe

// each asks and reads row by row.
func (a *Answerer) each(ctx context.Context, sql string, args []any, read func(pgx.Rows) error) error {
	rows, err := a.pool.Query(ctx, sql, append([]any{described}, args...)...)
	if err != nil {
		return failed(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return failed(ctx, err)
		}
	}
	return failed(ctx, rows.Err())
}

// one asks for a single row.
func (a *Answerer) one(ctx context.Context, sql string, args []any, to ...any) error {
	return failed(ctx, a.pool.QueryRow(ctx, sql, append([]any{described}, args...)...).Scan(to...))
}

// failed is the end of the context where it has ended, whatever came of that, and store.ErrAway where the database is.
func failed(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return postgis.Explain("the database", err)
}

// filter is what a query asks for, with all that must be looked at for it looked at.
func (a *Answerer) filter(ctx context.Context, q incident.Query) (*filter.Filter, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f := filter.Of(q, a.facts, a.names)
	if f.Edge != nil {
		far, err := a.lately.of(f, "ring", func() ([]int32, error) { return a.beyond(ctx, f) })
		if err != nil {
			return nil, err
		}
		f.Beyond(far)
	}
	if f.Left != nil {
		rows, err := a.lately.of(f, "left", func() ([]int32, error) { return a.looked(ctx, f) })
		if err != nil {
			return nil, err
		}
		f.Among(rows)
	}
	return f, nil
}

// found is the filter as a part of a statement: what it selects from, and the conditions of a row r that is found.
type found struct {
	*filter.Filter
	apart bool
}

func (a *Answerer) found(ctx context.Context, q incident.Query) (found, error) {
	f, err := a.filter(ctx, q)
	return found{f, q.Apart}, err
}

// where is the tail of a statement about the rows that are found, each as r.
func (f found) where() string {
	return " FROM " + f.From("r", "") + " WHERE " + f.Found(f.apart, "", "")
}

// withTexts is where with the texts of each row as x.
func (f found) withTexts() string {
	return " FROM " + f.From("r", "x") + " WHERE " + f.Found(f.apart, "x", "")
}

// isNone reports whether there was no row.
func isNone(err error) bool { return errors.Is(err, pgx.ErrNoRows) }
