package gpkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"khyberatlas/internal/columns"
)

// builder fills one file in one transaction.
type builder struct {
	ctx   context.Context
	db    *sqlite3.SQLiteConn
	file  File
	stamp string // lastChange

	families   map[string]*family // the related tables, by name
	relates    bool               // the table of relations is among the extensions
	registered []string           // the tables that the contents list
}

const pageSize = 4096

// build fills the file at a path. It goes past database/sql, which costs as much again as what SQLite does for a row, and asks
// the context between rows.
func (f File) build(ctx context.Context, path string) (err error) {
	opened, err := (&sqlite3.SQLiteDriver{}).Open(dsn(path))
	if err != nil {
		return err
	}
	db, ok := opened.(*sqlite3.SQLiteConn)
	if !ok {
		return errors.Join(fmt.Errorf("a connection is a %T", opened), opened.Close())
	}
	defer func() { err = errors.Join(err, db.Close()) }()

	limit := f.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	b := &builder{ctx: ctx, db: db, file: f, stamp: f.lastChange(), families: map[string]*family{}}
	if err := b.exec(fmt.Sprintf("PRAGMA max_page_count = %d", max(1, limit/pageSize))); err != nil {
		return named(err, limit)
	}
	// From here on SQLite has the file open, and it needs no name: what ends the process, however hard, leaves nothing of
	// it behind. Where an open file can't be removed, whoever asked for it does that at the end.
	_ = os.Remove(path)
	if err := b.exec("BEGIN"); err != nil {
		return named(err, limit)
	}
	if err := b.closing(b.all()); err != nil {
		return named(err, limit) // the file is thrown away as it is
	}
	return named(b.exec("COMMIT"), limit)
}

// named tells a file for which there is no room from other faults. SQLite has one word for a file at its limit and for a
// full disk, and others for a quota and a disk that fails.
func named(err error, limit int64) error {
	fault, ok := errors.AsType[sqlite3.Error](err)
	if ok && slices.Contains([]sqlite3.ErrNo{sqlite3.ErrFull, sqlite3.ErrIoErr, sqlite3.ErrCantOpen}, fault.Code) {
		return fmt.Errorf("%w: it is over %d bytes, or the disk takes no more: %w", ErrNoRoom, limit, err)
	}
	return err
}

func (b *builder) all() error {
	steps := []func() error{b.core, b.layers, b.origins, b.metadata, b.styles, b.counts}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// closing gives up what outlives the layers: SQLite keeps the file open for a statement that isn't.
func (b *builder) closing(err error) error {
	for _, f := range b.families {
		err = f.rows.close(err)
	}
	return err
}

func (b *builder) layers() error {
	for _, l := range b.file.Layers {
		if err := b.writeLayer(l); err != nil {
			return fmt.Errorf("layer %s: %w", l.name, err)
		}
	}
	return nil
}

// origins writes the table of records, by whose id each incident names its own.
func (b *builder) origins() error {
	if len(b.file.Origins) < 2 {
		return nil
	}
	t := table{"origins", "Records that the incidents come from, with their terms", columns.Origins.Properties()}
	if err := b.create(t, ""); err != nil {
		return err
	}
	if err := b.register(t, "attributes", [4]any{}); err != nil {
		return err
	}
	rows, err := b.inserter(t, "")
	if err != nil {
		return err
	}
	for _, o := range b.file.Origins {
		if err := rows.put(func(into []driver.Value) []driver.Value { return cells(into, columns.Origins, o) }); err != nil {
			return rows.close(fmt.Errorf("record %s: %w", o.ID, err))
		}
	}
	return rows.close(nil)
}

func (b *builder) exec(query string, args ...any) error {
	values := make([]driver.NamedValue, len(args))
	for i, a := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(a)
		if err != nil {
			return fmt.Errorf("%s: %w", firstLine(query), err)
		}
		values[i] = driver.NamedValue{Ordinal: i + 1, Value: v}
	}
	if _, err := b.db.ExecContext(context.Background(), query, values); err != nil {
		return fmt.Errorf("%s: %w", firstLine(query), err)
	}
	return nil
}

func firstLine(query string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(query), "\n")
	return line
}

// The file is private and thrown away on any fault, so nothing is synchronised and the journal stays in memory. Keys are given
// out here and point at rows that are there, so nobody looks them up once more.
// secure_delete zeroes what SQLite leaves unused: without it, pages can hold leftovers of the process's memory, which
// are neither the reader's business nor the same in two files.
func dsn(path string) string {
	v := url.Values{}
	v.Set("mode", "rw")
	v.Set("_foreign_keys", "0")
	v.Set("_journal_mode", "MEMORY")
	v.Set("_locking_mode", "EXCLUSIVE")
	v.Set("_secure_delete", "1")
	v.Set("_synchronous", "OFF")
	return location(path) + "?" + v.Encode()
}

// location is a path as a file's address, of which only what would end the path is escaped.
func location(path string) string {
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
}

// quote writes a name as SQL wants it; "from" and "to" are columns here.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
