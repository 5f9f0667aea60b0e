package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// past is what the store knows beyond the dataset: which versions it held, and since when each incident is there. All
// that is told of it comes from the rows that the checksums are over, and from no join or index beside them.
type past struct {
	versions  []imported // in order of import
	incidents []history
	withdrawn []incident.Incident
}

// imported is a row of versions.
type imported struct {
	id                            int64
	version, released, importedAt string
	program, source, format       string
	embedded                      bool
	counts                        string
}

// history is a row of incident_history; the numbers are ids of versions.
type history struct {
	id              string
	cameIn, changed int64
	gone            *int64
}

type checksum struct{ table, sum string }

var versionsTable = table[imported]{"versions", "id",
	`id, version, released, imported_at, program, source, format, embedded, counts`,
	func(v *imported) []any {
		return []any{&v.id, &v.version, &v.released, &v.importedAt, &v.program, &v.source, &v.format, &v.embedded, &v.counts}
	}}

var historyTable = table[history]{"incident_history", "id", `id, came_in, changed_in, gone_in`,
	func(i *history) []any { return []any{&i.id, &i.cameIn, &i.changed, &i.gone} }}

var checksumsTable = table[checksum]{"checksums", "name", `name, sum`,
	func(c *checksum) []any { return []any{&c.table, &c.sum} }}

func readPast(tx *transaction) past {
	return past{versions: read(tx, versionsTable), incidents: read(tx, historyTable), withdrawn: read(tx, withdrawnTable)}
}

// provenPast is the past where it agrees with its checksums. Trusted, it is taken as it stands.
func provenPast(tx *transaction, trusted bool) past {
	p := readPast(tx)
	written := read(tx, checksumsTable)
	if tx.err != nil || trusted {
		return p
	}
	var differ []string
	for _, want := range p.checksums() {
		if !slices.Contains(written, want) {
			differ = append(differ, want.table)
		}
	}
	if len(differ) > 0 {
		tx.err = edited{differ}
	}
	return p
}

// checksums quote every text, so that no two lists of rows look alike.
func (p past) checksums() []checksum {
	versions, incidents, withdrawn := sha256.New(), sha256.New(), sha256.New()
	for _, v := range p.versions {
		fmt.Fprintf(versions, "%d %q %q %q %q %q %q %t %q\n", v.id, v.version, v.released, v.importedAt, v.program, v.source,
			v.format, v.embedded, v.counts)
	}
	for _, i := range p.incidents {
		gone := int64(0) // no version's id
		if i.gone != nil {
			gone = *i.gone
		}
		fmt.Fprintf(incidents, "%q %d %d %d\n", i.id, i.cameIn, i.changed, gone)
	}
	for _, i := range p.withdrawn {
		at := orb.MultiPoint{} // of a point or none
		if i.Point != nil {
			at = append(at, *i.Point)
		}
		fmt.Fprintf(withdrawn, "%q %d %d %q %q %q %q %q %q %q %v\n", i.ID, i.Date, i.EndDate, i.DatePrecision, i.Type, i.Title,
			i.Place, i.District, i.Admin1, i.Country, at)
	}
	return []checksum{{versionsTable.name, digest(versions)}, {historyTable.name, digest(incidents)},
		{withdrawnTable.name, digest(withdrawn)}}
}

func digest(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// writeChecksums has the past agree with its checksums as it is now.
func writeChecksums(tx *transaction) {
	for _, c := range readPast(tx).checksums() {
		keepChecksum(tx, c)
	}
}

func keepChecksum(tx *transaction, c checksum) {
	tx.exec("INSERT OR REPLACE INTO checksums (name, sum) VALUES (?, ?)", c.table, c.sum)
}

// names are those of the versions, by their ids.
func (p past) names() map[int64]string {
	names := make(map[int64]string, len(p.versions))
	for _, v := range p.versions {
		names[v.id] = v.version
	}
	return names
}

// addTo puts the past into the dataset: when versions were released, when incidents came and changed, which are gone.
func (p past) addTo(ds *incident.Dataset) error {
	ds.History, ds.Gone = map[string]incident.Day{}, map[string]string{}
	for _, v := range p.versions {
		day, err := incident.ParseDay(v.released)
		if err != nil {
			return damage{fmt.Errorf("read versions: %w", err)}
		}
		ds.History[v.version] = day
	}
	names := p.names()
	ages := map[string]history{}
	for _, i := range p.incidents {
		ages[i.id] = i
		if i.gone != nil {
			ds.Gone[i.id] = names[*i.gone]
		}
	}
	for n := range ds.Incidents {
		i := &ds.Incidents[n]
		age := ages[i.ID]
		i.CameIn, i.ChangedIn = names[age.cameIn], names[age.changed]
	}
	return nil
}
