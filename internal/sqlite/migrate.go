package sqlite

import (
	"context"
	"embed"
	"fmt"
)

// applicationID marks the files that are ours; the first migration writes it.
const applicationID = 0x4B484154 // "KHAT"

//go:embed migrations/*.sql
var migrations embed.FS

// scripts are the migrations in order. The number of a schema is that of its last migration.
func scripts() []string {
	entries, err := migrations.ReadDir("migrations")
	if err != nil {
		panic(fmt.Sprintf("embedded migrations: %v", err))
	}
	var names []string
	for _, e := range entries {
		names = append(names, "migrations/"+e.Name())
	}
	return names
}

// withChecksums is the step that brings the checksums. What stands in a database before it is taken as it is.
const withChecksums = "migrations/0004_checksums.sql"

func newest() int { return len(scripts()) }

// migrate brings the schema up to date, each step in a transaction of its own.
func (s *Store) migrate(ctx context.Context) error {
	for i, name := range scripts() {
		if err := s.step(ctx, name, i+1); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (s *Store) step(ctx context.Context, name string, number int) error {
	var at int
	// Asked outside a transaction first: a database that is up to date needs no lock to be opened.
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&at); err != nil {
		return err
	}
	if at >= number {
		return nil
	}
	script, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&at); err != nil {
		return err
	}
	if at >= number {
		return nil
	}
	if _, err := tx.ExecContext(ctx, string(script)); err != nil {
		return err
	}
	if name == withChecksums {
		t := &transaction{Tx: tx, ctx: ctx}
		if writeChecksums(t); t.err != nil {
			return t.err
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", number)); err != nil {
		return err
	}
	return tx.Commit()
}
