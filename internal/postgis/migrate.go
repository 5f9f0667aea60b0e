package postgis

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
)

//go:embed migrations/*.sql
var scripts embed.FS

// migrations are the numbered scripts in their order. The number of a schema is that of its last one.
func migrations() []string {
	names, err := fs.Glob(scripts, "migrations/0*.sql")
	if err != nil {
		panic(fmt.Sprintf("embedded migrations: %v", err))
	}
	return names
}

func newest() int { return len(migrations()) }

// forPeople makes the views, functions and rights that are for people. They hold nothing, and are made anew with every migration.
const forPeople = "migrations/people.sql"

// migrate brings the schema up to date, in one transaction: whatever happens it leaves the old schema or the new one.
func (s *Store) migrate(ctx context.Context, conn *pgx.Conn) (made bool, err error) {
	tx, err := begin(ctx, conn, pgx.TxOptions{})
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	// Asked outside of the lock first: a database that is up to date needs no lock to be opened.
	is, err := identify(ctx, conn)
	if err != nil || is.schema >= newest() {
		return false, err
	}
	tx.exec("SELECT pg_advisory_xact_lock(hashtext('khyberatlas'))")
	if tx.err != nil {
		return false, tx.err
	}
	if is, err = identify(ctx, conn); err != nil || is.schema >= newest() {
		return false, err
	}
	for _, name := range append(migrations()[is.schema:], forPeople) {
		tx.run(name)
	}
	if is.schema == 0 {
		writeChecksums(tx)
	}
	tx.exec("UPDATE khyberatlas.state SET schema = $1", newest())
	if tx.err != nil {
		return false, tx.err
	}
	return is.schema == 0, tx.Commit()
}

// run runs a script, which may have many statements.
func (tx *transaction) run(name string) {
	script, err := scripts.ReadFile(name)
	if err == nil && tx.err == nil {
		_, err = tx.conn.PgConn().Exec(tx.ctx, string(script)).ReadAll()
	}
	if err != nil {
		tx.fail(fmt.Errorf("%s: %w", name, err))
	}
}
