package postgis

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/rows"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Import puts a dataset in the place of the one held, whole, in one transaction. Killed at any moment it leaves the old
// version or the new one. A dataset that the store refuses is an incident.Faults; one into a database that is itself
// refused fails like reading it. progress may be nil.
func (s *Store) Import(ctx context.Context, ds *incident.Dataset, how store.How, progress store.Progress) (
	_ store.Result, err error) {
	defer stopped(ctx, &err)
	tx, err := s.writing(ctx)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", err)
	}
	defer tx.end()
	p, old, err := s.provenOurs(tx.transaction)
	switch {
	case errors.Is(err, store.ErrEmpty):
		old = &incident.Dataset{}
	case err != nil:
		return store.Result{}, fmt.Errorf("import: %w", explain(s.name, err))
	}
	ds = ledger.WithHeld(ds, old)
	result := store.Result{Before: old.Version, After: ds.Version}
	if old.Version == ds.Version {
		result.Outcome = store.Unchanged
		return result, nil
	}
	if held, _ := p.Status(); how.When != nil && !how.When(held) {
		return store.Result{Outcome: store.Kept, Before: old.Version, After: old.Version}, nil
	}
	if faults := p.Refusals(ds, how.Lines); len(faults) > 0 {
		return store.Result{}, faults
	}
	version := p.Next()
	addVersion(tx.transaction, version, ds, how)
	own := ledger.Ours(ds.Incidents)
	keepHistory(tx.transaction, version, old.Incidents, own, &result)
	keepWithdrawn(tx.transaction, p, old.Incidents, own)
	writeChecksums(tx.transaction)
	replaceOthers(tx.transaction, version, ds, &result)
	mine := *ds
	mine.Incidents = own
	tx.written = ledger.Counter(&mine, progress)
	for _, part := range table.Parts {
		replace(tx.transaction, version, part, old, &mine)
	}
	tx.written = nil
	if refer(tx.transaction); tx.err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.name, tx.err))
	}
	if err := tx.Commit(); err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.name, err))
	}
	return result, nil
}

// replaceOf writes some of the dataset's tables anew.
func replaceOf(tx *transaction, version int64, old, ds *incident.Dataset, tables []string) {
	for _, part := range table.Parts {
		if slices.Contains(tables, part.Name) {
			replace(tx, version, part, old, ds)
		}
	}
}

// replace puts a table of a dataset in the place of the one held. Most have not changed.
func replace(tx *transaction, version int64, part table.Part, old, ds *incident.Dataset) {
	was, held := sumOf(tx, part.Rows(old))
	now, comes := sumOf(tx, part.Rows(ds))
	switch {
	case was == now:
		for range comes {
			if tx.written != nil {
				tx.written()
			}
		}
	case held == 0:
		tx.write("khyberatlas."+part.Name, "seq, since, "+part.Columns, numbered(after(&version, part.Rows(ds))))
	default:
		exchange(tx, version, part, ds)
	}
}

// sumOf stands for rows in their order.
func sumOf(tx *transaction, fields iter.Seq[[]any]) (sum [sha256.Size]byte, n int) {
	h := sha256.New()
	var line []byte
	for row := range fields {
		n++
		var err error
		if line, err = rows.Append(line[:0], row); err != nil {
			tx.fail(fmt.Errorf("row %d: %w", n, err))
		}
		h.Write(line)
	}
	return [sha256.Size]byte(h.Sum(nil)), n
}

// exchange closes the rows of a table that a dataset doesn't have, and adds those that it has beyond what is held. Of rows that
// are alike as many are held as there are; where they only stand in another order, that is changed in place.
func exchange(tx *transaction, version int64, part table.Part, ds *incident.Dataset) {
	name, columns := "khyberatlas."+part.Name, part.Columns
	tx.exec("CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT seq, " + columns + " FROM " + name + " WITH NO DATA")
	tx.write("incoming", "seq, "+columns, numbered(part.Rows(ds)))
	alike := func(from string) string {
		return "(SELECT *, row_number() OVER (PARTITION BY its_words ORDER BY seq) AS its_number FROM (SELECT seq, its_row, md5(ROW(" +
			columns + ")::text) AS its_words FROM " + from + ") AS unnumbered)"
	}
	tx.exec("CREATE TEMPORARY TABLE matched ON COMMIT DROP AS SELECT held.its_row, held.seq AS held_seq, incoming.seq FROM " +
		alike("(SELECT ctid AS its_row, * FROM "+name+" WHERE until IS NULL) AS held") + " AS held FULL JOIN " +
		alike("(SELECT ctid AS its_row, * FROM incoming) AS incoming") + " AS incoming USING (its_words, its_number)")
	tx.exec("UPDATE "+name+" AS held SET until = $1 FROM matched WHERE held.ctid = matched.its_row AND matched.seq IS NULL", version)
	tx.exec("UPDATE " + name + " AS held SET seq = matched.seq FROM matched " +
		"WHERE held.ctid = matched.its_row AND matched.seq <> matched.held_seq")
	tx.exec("INSERT INTO "+name+" (seq, since, "+columns+") SELECT seq, $1, "+columns+" FROM incoming "+
		"WHERE seq IN (SELECT seq FROM matched WHERE its_row IS NULL) ORDER BY seq", version)
	tx.exec("DROP TABLE matched, incoming")
}

// numbered are rows with their place before them.
func numbered(fields iter.Seq[[]any]) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		n := int64(0)
		for row := range after(&n, fields) {
			if n++; !yield(row) {
				return
			}
		}
	}
}

// after are rows with one more field before them.
func after(field any, fields iter.Seq[[]any]) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for row := range fields {
			if !yield(append([]any{field}, row...)) {
				return
			}
		}
	}
}

// references are columns that point at rows which must be held with them: foreign keys, which can't be of one version.
var references = [][3]string{{"tehsils", "district_id", "districts"}, {"incident_sources", "incident_id", "incidents"},
	{"claims", "incident_id", "incidents"}, {"crossing_status", "crossing_id", "crossings"}}

// refer refuses rows that point at none.
func refer(tx *transaction) {
	for _, r := range references {
		var broken string
		tx.ask([]any{&broken}, fmt.Sprintf(`SELECT coalesce(min(%[2]s), '') FROM khyberatlas.%[1]s AS of WHERE until IS NULL
			AND NOT EXISTS (SELECT FROM khyberatlas.%[3]s AS to_it WHERE to_it.until IS NULL AND to_it.id = of.%[2]s)`, r[0], r[1], r[2]))
		if broken != "" {
			tx.fail(fmt.Errorf("write %s: a row points at %q, which %s doesn't have", r[0], broken, r[2]))
		}
	}
}
