package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// builder fills one file in one transaction.
type builder struct {
	ctx   context.Context
	tx    *sql.Tx
	file  File
	stamp string // lastChange

	families map[string]*family // the related tables, by name
}

const pageSize = 4096

func (f File) build(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite3", dsn(path))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()

	limit := f.Limit
	if limit == 0 {
		limit = DefaultLimit
	}
	if _, err := db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", max(1, limit/pageSize))); err != nil {
		return err
	}
	// The transaction isn't bound to the context: the driver would start a goroutine for every row. The builder asks the
	// context between rows instead.
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	b := &builder{ctx: ctx, tx: tx, file: f, stamp: f.lastChange(), families: map[string]*family{}}
	if err := b.all(); err != nil {
		return named(errors.Join(err, tx.Rollback()), limit)
	}
	return named(tx.Commit(), limit)
}

// named tells a file that is full from other faults.
func named(err error, limit int64) error {
	if full, ok := errors.AsType[sqlite3.Error](err); ok && full.Code == sqlite3.ErrFull {
		return fmt.Errorf("%w: over %d bytes, or the disk is full: %w", ErrTooLarge, limit, err)
	}
	return err
}

func (b *builder) all() error {
	steps := []func() error{b.core, b.layers, b.metadata, b.styles}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) layers() error {
	for _, l := range b.file.Layers {
		if err := b.layer(l); err != nil {
			return fmt.Errorf("layer %s: %w", l.name, err)
		}
	}
	return nil
}

func (b *builder) exec(query string, args ...any) error {
	if _, err := b.tx.Exec(query, args...); err != nil {
		return fmt.Errorf("%s: %w", firstLine(query), err)
	}
	return nil
}

func firstLine(query string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(query), "\n")
	return line
}

// The file is private and thrown away on any fault, so nothing is synchronised and the journal stays in memory.
// secure_delete zeroes what SQLite leaves unused: without it, pages can hold leftovers of the process's memory, which
// are neither the reader's business nor the same in two files.
func dsn(path string) string {
	v := url.Values{}
	v.Set("mode", "rw")
	v.Set("_foreign_keys", "1")
	v.Set("_journal_mode", "MEMORY")
	v.Set("_locking_mode", "EXCLUSIVE")
	v.Set("_secure_delete", "1")
	v.Set("_synchronous", "OFF")
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path)) + "?" + v.Encode()
}

// quote writes a name as SQL wants it; "from" and "to" are columns here.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
