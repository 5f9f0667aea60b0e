package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"khyberatlas/internal/store/table"
)

// applicationID marks the files that are ours; the first migration writes it.
const applicationID = 0x4B484154 // "KHAT"

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

// withChecksums is the migration that brings the checksums. What stands in a database before it is taken as it is; after
// it only an import writes them, since writing them anew would make any edit good.
const withChecksums = "migrations/0004_checksums.sql"

// derivedTables makes the tables that hold the dataset row by row: all parts but the files, which are what it was read from.
const derivedTables = "migrations/derived.sql"

func newest() int { return len(migrations()) }

// migrate brings the schema up to date, in one transaction: killed at any moment it leaves the old schema or the new one.
func (s *Store) migrate(ctx context.Context) error {
	// Asked outside a transaction first: a database that is up to date needs no lock to be opened.
	var number int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&number); err != nil || number >= newest() {
		return err
	}
	begun, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer begun.Rollback()
	tx := &transaction{Tx: begun, ctx: ctx}
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&number); err != nil || number >= newest() {
		return err
	}
	for _, name := range migrations()[number:] {
		if tx.run(name); name == withChecksums {
			writeChecksums(tx)
		}
	}
	remakeDerived(tx)
	forgetSums(tx)
	tx.exec(fmt.Sprintf("PRAGMA user_version = %d", newest()))
	if tx.err != nil {
		return tx.err
	}
	return tx.Commit()
}

// run runs a script.
func (tx *transaction) run(name string) {
	script, err := scripts.ReadFile(name)
	if err == nil && tx.err == nil {
		_, err = tx.ExecContext(tx.ctx, string(script))
	}
	if err != nil {
		tx.fail(fmt.Errorf("%s: %w", name, err))
	}
}

// remakeDerived drops the derived tables, makes them as this program has them and fills them again with the rows that they
// held. A column that is new takes its default, one that is no more is left behind, and a table that is new is empty.
func remakeDerived(tx *transaction) {
	for _, part := range slices.Backward(table.Parts) {
		if part.Name != table.Files.Name && len(columnsOf(tx, "main", part.Name)) > 0 {
			tx.exec("CREATE TEMP TABLE held_" + part.Name + " AS SELECT * FROM main." + part.Name)
			tx.exec("DROP TABLE main." + part.Name)
		}
	}
	tx.run(derivedTables)
	for _, part := range table.Parts {
		now, held := columnsOf(tx, "main", part.Name), columnsOf(tx, "temp", "held_"+part.Name)
		if len(held) == 0 {
			continue
		}
		shared := strings.Join(slices.DeleteFunc(now, func(c string) bool { return !slices.Contains(held, c) }), ", ")
		tx.exec("INSERT INTO main." + part.Name + " (" + shared + ") SELECT " + shared + " FROM temp.held_" + part.Name)
		tx.exec("DROP TABLE temp.held_" + part.Name)
	}
}

// columnsOf are the columns of a table, quoted; a table that isn't there has none.
func columnsOf(tx *transaction, schema, table string) (columns []string) {
	if tx.err != nil {
		return nil
	}
	rows, err := tx.QueryContext(tx.ctx, `SELECT '"' || name || '"' FROM pragma_table_info(?, ?)`, table, schema)
	if err != nil {
		tx.fail(fmt.Errorf("columns of %s: %w", table, err))
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			tx.fail(fmt.Errorf("columns of %s: %w", table, err))
			return nil
		}
		columns = append(columns, name)
	}
	if err := rows.Err(); err != nil {
		tx.fail(fmt.Errorf("columns of %s: %w", table, err))
	}
	return columns
}
