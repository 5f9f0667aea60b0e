package sqlite

import (
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// readPast reads what is known beyond the dataset.
func readPast(tx *transaction) ledger.Past {
	return ledger.Past{Versions: read(tx, table.Versions), Ages: read(tx, table.Ages), Withdrawn: read(tx, table.Withdrawn)}
}

// provenPast is the past where it agrees with its checksums. Trusted, it is taken as it stands.
func provenPast(tx *transaction, trusted bool) ledger.Past {
	p := readPast(tx)
	written := read(tx, table.Checksums)
	if tx.err == nil && !trusted {
		tx.err = p.Prove(written)
	}
	return p
}

// writeChecksums has the past agree with its checksums as it is now.
func writeChecksums(tx *transaction) {
	for _, c := range readPast(tx).Checksums() {
		keepChecksum(tx, c)
	}
}

func keepChecksum(tx *transaction, c table.Checksum) {
	tx.exec("INSERT OR REPLACE INTO checksums (name, sum) VALUES (?, ?)", c.Name, c.Sum)
}

func keepSum(tx *transaction, origin string, sum *ledger.Sum) {
	if sum.Rows == 0 {
		tx.exec("DELETE FROM checksums WHERE name = ?", ledger.SumsOf+origin)
		return
	}
	keepChecksum(tx, table.Checksum{Name: ledger.SumsOf + origin, Sum: sum.String()})
}

// forgetSums is for a table that has become another one: until the next import of a record its digest alone tells.
func forgetSums(tx *transaction) {
	tx.exec("DELETE FROM checksums WHERE substr(name, 1, length(?1)) = ?1", ledger.SumsOf)
}

// addVersion writes the import's own row and returns its number.
func addVersion(tx *transaction, ds *incident.Dataset, how store.How) (int64, error) {
	v, err := ledger.Imported(ds, how)
	if err != nil {
		return 0, err
	}
	done, err := tx.ExecContext(tx.ctx, `
		INSERT INTO versions (version, released, imported_at, program, source, format, embedded, counts)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		v.Version, v.Released, v.ImportedAt, v.Program, v.Source, v.Format, v.Embedded, v.Counts)
	if err != nil {
		return 0, fmt.Errorf("record import: %w", err)
	}
	return done.LastInsertId()
}

// keepHistory notes for every incident in which version it came and last changed. One that went and comes back keeps
// the version in which it first came, and coming back is a change.
func keepHistory(tx *transaction, version int64, before, after []incident.Incident, result *store.Result) {
	said, went := ledger.Said(before, after, result)
	for _, id := range said {
		tx.exec(`INSERT INTO incident_history (id, came_in, changed_in) VALUES (?1, ?2, ?2)
			ON CONFLICT (id) DO UPDATE SET changed_in = ?2, gone_in = NULL`, id, version)
	}
	for _, id := range went {
		tx.exec("UPDATE incident_history SET gone_in = ? WHERE id = ?", version, id)
	}
}

// keepWithdrawn notes which events go, and forgets those that are back.
func keepWithdrawn(tx *transaction, p ledger.Past, before, after []incident.Incident) {
	gone, back := p.Withdraws(before, after)
	for _, i := range back {
		tx.exec("DELETE FROM withdrawn WHERE id = ?", i.ID)
	}
	write(tx, table.Withdrawn, gone)
}
