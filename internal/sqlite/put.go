package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"khyberatlas/internal/store"
)

// putter writes incidents of other records: one that is new, one that says something else than held and not earlier. Coming
// back after it was gone is a change.
type putter struct {
	tx      *transaction
	version int64
	result  *store.Result
	put     *sql.Stmt
}

// whatIsSaid are the columns in which a row can differ from the one held.
func whatIsSaid(columns string) (said []string) {
	for name := range strings.SplitSeq(columns, ",") {
		switch name = strings.TrimSpace(name); name {
		case "id", "origin", "stamp", "provisional", "came_in", "changed_in":
		default:
			said = append(said, name)
		}
	}
	return said
}

func newPutter(tx *transaction, version int64, result *store.Result) *putter {
	p := &putter{tx: tx, version: version, result: result}
	if tx.err != nil {
		return p
	}
	said := whatIsSaid(importedTable.columns)
	var held, excluded, set []string
	for _, c := range said {
		held, excluded = append(held, "origin_incidents."+c), append(excluded, "excluded."+c)
		set = append(set, c+" = excluded."+c)
	}
	differs := "(" + strings.Join(held, ", ") + ") IS NOT (" + strings.Join(excluded, ", ") + ")"
	marks := strings.Repeat(", ?", strings.Count(importedTable.columns, ",")+1)[2:]
	var err error
	p.put, err = tx.PrepareContext(tx.ctx, "INSERT INTO origin_incidents ("+importedTable.columns+") VALUES ("+marks+")"+
		" ON CONFLICT (id) DO UPDATE SET "+strings.Join(set, ", ")+", stamp = excluded.stamp, provisional = excluded.provisional,"+
		" changed_in = CASE WHEN "+differs+" THEN excluded.changed_in ELSE changed_in END WHERE excluded.stamp >= stamp"+
		" RETURNING came_in, changed_in, origin")
	if err != nil {
		tx.fail(fmt.Errorf("write %s: %w", importedTable.name, err))
	}
	return p
}

func (p *putter) row(r store.Row) {
	if p.tx.err != nil {
		return
	}
	row := importedRow{Incident: *r.Incident, stamp: r.Stamp, provisional: r.Provisional, cameIn: p.version, changed: p.version}
	var came, changed int64
	var origin string
	err := p.put.QueryRowContext(p.tx.ctx, importedTable.fields(&row)...).Scan(&came, &changed, &origin)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		p.result.Older++
	case err != nil:
		p.tx.fail(fmt.Errorf("write %s, %s: %w", importedTable.name, r.ID, err))
	case origin != r.Origin:
		p.tx.fail(fmt.Errorf("write %s: the id %s is of the record %s, and no other may take it", importedTable.name, r.ID, origin))
	case came == p.version:
		p.result.Added++
	case changed == p.version:
		p.result.Changed++
	}
}

func (p *putter) close() {
	if p.put != nil {
		_ = p.put.Close()
	}
}
