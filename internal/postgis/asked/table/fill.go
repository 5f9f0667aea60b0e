package table

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/atlas"
)

// lock is the number that keeps two from filling at once.
const lock = 0x6b7961736b6564

// Fill makes the tables of a version from an atlas that has its rows, unless they are there, in one transaction: a reader sees
// all of it or nothing. The tables of versions before the one before are dropped then, where nobody is reading them. imported is
// the number of the import that made the version: one that comes back is the same, and when its incidents changed is not.
func Fill(ctx context.Context, conn *pgx.Conn, a *atlas.Atlas, imported int64) error {
	err := pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error { return fill(ctx, tx, a, imported) })
	if err != nil {
		return fmt.Errorf("make the tables of version %s: %w", a.Version(), err)
	}
	return dropOld(ctx, conn)
}

func fill(ctx context.Context, tx pgx.Tx, a *atlas.Atlas, imported int64) error {
	if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", int64(lock)); err != nil {
		return err
	}
	if _, err := tx.Conn().PgConn().Exec(ctx, "SET LOCAL client_min_messages = warning;"+begun).ReadAll(); err != nil {
		return err
	}
	var there bool
	err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM "+Registry+" WHERE version = $1 AND past = $2 AND layout = $3 AND "+
		"imported = $4)", a.Version(), a.Past(), Layout, imported).Scan(&there)
	if err != nil || there {
		return err
	}
	reckoned, err := a.Reckoned()
	if err != nil {
		return err
	}
	var number int
	err = tx.QueryRow(ctx, "INSERT INTO "+Registry+" (number, version, past, layout, facts, reckoned, imported) "+
		"SELECT "+next+", $1::text, $2::text, $3::int, ''::bytea, $4::bytea, $5::bigint FROM "+Registry+" RETURNING number",
		a.Version(), a.Past(), Layout, reckoned, imported).Scan(&number)
	if err != nil {
		return err
	}
	f, n := &Facts{}, Numbered(number)
	if err := n.make(ctx, tx, a, f); err != nil {
		return err
	}
	facts, err := json.Marshal(f)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "UPDATE "+Registry+" SET facts = $2, ready = now() WHERE number = $1", number, facts)
	return err
}

// make makes the tables, fills them and then indexes them.
func (n Names) make(ctx context.Context, tx pgx.Tx, a *atlas.Atlas, f *Facts) error {
	conn := tx.Conn().PgConn()
	steps := func(all ...string) error {
		_, err := conn.Exec(ctx, strings.Join(all, ";\n")).ReadAll()
		return err
	}
	if err := steps(n.create(), "SET LOCAL maintenance_work_mem = '256MB'"); err != nil {
		return err
	}
	f.places = newCrowd(a.Len())
	for r, err := range a.Rows(ctx) {
		if err != nil {
			return err
		}
		f.places.add(&r)
	}
	if err := copied(ctx, conn, n.Rows, a, f.row); err != nil {
		return err
	}
	f.tookAll()
	if err := copied(ctx, conn, n.Texts, a, text); err != nil {
		return err
	}
	f.ready()
	return steps(append(append(n.index(), n.learn()...), n.sum(f), "ANALYZE "+n.Rows, "ANALYZE "+n.Texts, "ANALYZE "+n.Sums)...)
}

// copied has a table take a line of each row. The table is new, so that its rows are all visible and need no vacuum.
func copied(ctx context.Context, conn *pgconn.PgConn, to string, a *atlas.Atlas, put func(*line, *atlas.Row) error) error {
	from, into := io.Pipe()
	var made error
	done := make(chan struct{})
	go func() {
		defer close(done)
		w := bufio.NewWriterSize(into, 64<<10)
		var l line
		for r, err := range a.Rows(ctx) {
			if err == nil {
				err = put(&l, &r)
			}
			if err == nil {
				_, err = w.Write(l)
			}
			if made = err; err != nil {
				break
			}
		}
		if made == nil {
			made = w.Flush()
		}
		_ = into.CloseWithError(made) // it never fails
	}()
	_, err := conn.CopyFrom(ctx, from, "COPY "+to+" FROM STDIN (FREEZE)")
	_ = from.Close() // likewise
	<-done
	if made != nil && !errors.Is(made, io.ErrClosedPipe) {
		return made
	}
	return err
}

// dropOld drops the tables of versions that two others have followed long ago: a server that lags may still ask them. What
// somebody reads is left for the next time.
func dropOld(ctx context.Context, conn *pgx.Conn) error {
	found, err := conn.Query(ctx, "SELECT number FROM (SELECT number, lag(ready, 2) OVER (ORDER BY number DESC) AS followed FROM "+
		Registry+") AS all_of_them WHERE followed < now() - interval '10 minutes'")
	if err != nil {
		return fmt.Errorf("look for old versions: %w", err)
	}
	old, err := pgx.CollectRows(found, pgx.RowTo[int])
	if err != nil {
		return fmt.Errorf("look for old versions: %w", err)
	}
	for _, number := range old {
		n := Numbered(number)
		_, err := conn.PgConn().Exec(ctx, fmt.Sprintf("BEGIN; SET LOCAL lock_timeout = '1s'; DELETE FROM %s WHERE number = %d; "+
			"DROP TABLE IF EXISTS %s, %s, %s; COMMIT", Registry, number, n.Rows, n.Texts, n.Sums)).ReadAll()
		if err == nil {
			continue
		}
		if _, err := conn.Exec(ctx, "ROLLBACK"); err != nil {
			return fmt.Errorf("drop an old version: %w", err)
		}
		if !isBusy(err) {
			return fmt.Errorf("drop an old version: %w", err)
		}
	}
	return nil
}

// isBusy reports whether somebody held a lock for longer than was waited.
func isBusy(err error) bool {
	var fault *pgconn.PgError
	return errors.As(err, &fault) && fault.Code == "55P03"
}

// otherShape is said where there is no registry, or another build's.
var otherShape = []string{"42P01", "3F000", "42703"}

// ErrNotReady is what Open says of a version that nobody has filled tables with.
var ErrNotReady = errors.New("no tables of this version are ready in " + Schema)

// Open finds the tables of a version as an import made it, what is known of them, and what atlas.WithoutRows needs.
func Open(ctx context.Context, from interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}, version string, imported int64) (n Names, f *Facts, reckoned []byte, err error) {
	var number int
	var facts []byte
	var schema string
	err = from.QueryRow(ctx, "SELECT number, facts, reckoned, coalesce("+postgis+", 'public') FROM "+Registry+
		" WHERE version = $1 AND layout = $2 AND imported = $3 ORDER BY number DESC LIMIT 1", version, Layout, imported).
		Scan(&number, &facts, &reckoned, &schema)
	var fault *pgconn.PgError
	switch {
	case errors.Is(err, pgx.ErrNoRows), errors.As(err, &fault) && slices.Contains(otherShape, fault.Code):
		return n, nil, nil, fmt.Errorf("version %s: %w", version, ErrNotReady)
	case err != nil:
		return n, nil, nil, fmt.Errorf("look for the tables of version %s: %w", version, err)
	}
	f = &Facts{}
	if err := json.Unmarshal(facts, f); err != nil {
		return n, nil, nil, fmt.Errorf("read what is known of version %s: %w", version, err)
	}
	f.ready()
	n = Numbered(number)
	n.PostGIS = schema
	return n, f, reckoned, nil
}
