// Package bysql has versions of the dataset to be served whose rows stay in PostgreSQL: their facts are in memory, and each
// answer is made by SQL (package asked) over tables that were made of the version once, by whoever could hold its rows.
package bysql

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/asked"
	"khyberatlas/internal/question"
	"khyberatlas/internal/served"
)

// ErrNotReady is what Version says where nobody has filled the tables.
var ErrNotReady = asked.ErrNotReady

// Tables are those of all versions in one database. They are safe for concurrent use.
type Tables struct {
	address string
	pool    *pgxpool.Pool
}

// New are the tables in a database. It is asked for nothing yet.
func New(ctx context.Context, address string) (*Tables, error) {
	pool, err := postgis.Pool(ctx, address)
	if err != nil {
		return nil, err
	}
	return &Tables{address, pool}, nil
}

// Close is called when nobody asks any more.
func (t *Tables) Close() { t.pool.Close() }

// Version is the version with these facts.
func (t *Tables) Version(ctx context.Context, facts *incident.Dataset) (*served.Version, error) {
	imported, err := imports(ctx, t.pool, facts.Version)
	if err != nil {
		return nil, t.explained(err)
	}
	answerer, of, err := asked.Open(ctx, t.pool, facts, imported)
	if err != nil {
		return nil, t.explained(err)
	}
	return served.New(of, func() question.Answerer { return answerer }), nil
}

// Fillable reports whether whoever asks may fill tables here: to find out by filling costs a look at every row.
func (t *Tables) Fillable(ctx context.Context) (may bool, err error) {
	conn, err := postgis.Writer(ctx, t.address)
	if err != nil {
		return false, ctx.Err() // none of the hosts may be written to
	}
	defer conn.Close(context.WithoutCancel(ctx))
	err = conn.QueryRow(ctx, `SELECT CASE WHEN to_regnamespace($1) IS NULL
		THEN has_database_privilege(current_database(), 'CREATE') ELSE has_schema_privilege($1, 'CREATE') END`,
		asked.Schema).Scan(&may)
	return may, t.explained(err)
}

// Fill makes the tables of a version, unless they are there, on whichever host may be written to, and lets the group read them
// that may read the store.
func (t *Tables) Fill(ctx context.Context, a *atlas.Atlas) error {
	conn, err := postgis.Writer(ctx, t.address)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	imported, err := imports(ctx, conn, a.Version())
	if err == nil {
		err = asked.Fill(ctx, conn, a, imported)
	}
	if err == nil {
		_, err = conn.Exec(ctx, readable)
	}
	return t.explained(err)
}

// imports is the number of the last import that made a version; 0 where a standby has not heard of it yet.
func imports(ctx context.Context, from interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}, version string) (number int64, err error) {
	err = from.QueryRow(ctx, "SELECT coalesce(max(id), 0) FROM khyberatlas.versions WHERE version = $1", version).Scan(&number)
	return number, err
}

// readable gives rights to what is the asker's own: others who fill do the same with theirs.
const readable = `DO $ours$
DECLARE
	own regclass;
BEGIN
	IF to_regrole('khyberatlas_reader') IS NULL THEN
		RETURN;
	END IF;
	IF (SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = '` + asked.Schema + `') THEN
		GRANT USAGE ON SCHEMA ` + asked.Schema + ` TO khyberatlas_reader;
	END IF;
	FOR own IN SELECT oid FROM pg_class WHERE relnamespace = '` + asked.Schema + `'::regnamespace AND relkind = 'r'
		AND pg_has_role(relowner, 'USAGE')
	LOOP
		EXECUTE format('GRANT SELECT ON %s TO khyberatlas_reader', own);
	END LOOP;
END $ours$`

func (t *Tables) explained(err error) error {
	if errors.Is(err, ErrNotReady) {
		return fmt.Errorf("%s: %w", postgis.Name(t.address), err)
	}
	return postgis.Explain(t.address, err)
}
