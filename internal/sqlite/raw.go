package sqlite

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"iter"

	"khyberatlas/internal/sqlite/raw"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// raw hands over the connection of the transaction, of which nothing else may be asked meanwhile.
func (tx *transaction) raw(f func(conn any) error) {
	if tx.err == nil {
		tx.fail(tx.conn.Raw(f))
	}
}

// eachRaw is each for a table of very many rows, whose name may have a condition after it. look is shown each as it is
// stored, and may be nil.
func eachRaw[T any](tx *transaction, t table.Of[T], look func([]driver.Value), values ...driver.Value) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		tx.raw(func(conn any) error {
			var broken raw.Damage
			for row, err := range raw.Each(conn, query(t), values, t.Fields, look) {
				switch {
				case errors.As(err, &broken):
					return ledger.Damage{Err: fmt.Errorf("read %s, %w", t.Name, err)}
				case err != nil:
					return fmt.Errorf("read %s: %w", t.Name, err)
				case tx.ctx.Err() != nil:
					return tx.ctx.Err()
				case !yield(row):
					return nil
				}
			}
			return nil
		})
	}
}
