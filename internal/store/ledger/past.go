package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// Past is which versions a store held, and since when each incident is there. All that is told of it comes from the rows that
// the checksums are over, and from no join or index beside them.
type Past struct {
	Versions  []table.Version // in order of import
	Ages      []table.Age
	Withdrawn []incident.Incident
}

// Prove compares the past with the checksums that were written of it.
func (p Past) Prove(written []table.Checksum) error {
	var differ []string
	for _, want := range p.Checksums() {
		if !slices.Contains(written, want) {
			differ = append(differ, want.Name)
		}
	}
	if len(differ) > 0 {
		return Edited{differ}
	}
	return nil
}

// Checksums quote every text, so that no two lists of rows look alike.
func (p Past) Checksums() []table.Checksum {
	versions, incidents, withdrawn := sha256.New(), sha256.New(), sha256.New()
	for _, v := range p.Versions {
		fmt.Fprintf(versions, "%d %q %q %q %q %q %q %t %q\n", v.ID, v.Version, v.Released, v.ImportedAt, v.Program, v.Source,
			v.Format, v.Embedded, v.Counts)
	}
	for _, i := range p.Ages {
		gone := int64(0) // no version's id
		if i.Gone != nil {
			gone = *i.Gone
		}
		fmt.Fprintf(incidents, "%q %d %d %d\n", i.ID, i.Came, i.Changed, gone)
	}
	for _, i := range p.Withdrawn {
		at := orb.MultiPoint{} // of a point or none
		if i.Point != nil {
			at = append(at, *i.Point)
		}
		fmt.Fprintf(withdrawn, "%q %d %d %q %q %q %q %q %q %q %v\n", i.ID, i.Date, i.EndDate, i.DatePrecision, i.Type, i.Title,
			i.Place, i.District, i.Admin1, i.Country, at)
	}
	return []table.Checksum{{Name: table.Versions.Name, Sum: digest(versions)}, {Name: table.Ages.Name, Sum: digest(incidents)},
		{Name: table.Withdrawn.Name, Sum: digest(withdrawn)}}
}

func digest(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// Names are those of the versions, by their ids.
func (p Past) Names() map[int64]string {
	names := make(map[int64]string, len(p.Versions))
	for _, v := range p.Versions {
		names[v.ID] = v.Version
	}
	return names
}

// Next is the id that the version after those held will have.
func (p Past) Next() int64 {
	next := int64(1)
	for _, v := range p.Versions {
		next = max(next, v.ID+1)
	}
	return next
}

// AddTo puts the past into the dataset: when versions were released, when incidents came and changed, which are gone.
func (p Past) AddTo(ds *incident.Dataset) error {
	ds.History, ds.Gone = map[string]incident.Day{}, map[string]string{}
	for _, v := range p.Versions {
		day, err := incident.ParseDay(v.Released)
		if err != nil {
			return Damage{fmt.Errorf("read versions: %w", err)}
		}
		ds.History[v.Version] = day
	}
	names := p.Names()
	ages := map[string]table.Age{}
	for _, i := range p.Ages {
		ages[i.ID] = i
		if i.Gone != nil {
			ds.Gone[i.ID] = names[*i.Gone]
		}
	}
	for n := range ds.Incidents {
		i := &ds.Incidents[n]
		age := ages[i.ID]
		i.CameIn, i.ChangedIn = names[age.Came], names[age.Changed]
	}
	return nil
}

// Status of an empty store is its zero value but for OnlyEmbedded, with ErrEmpty.
func (p Past) Status() (store.Status, error) {
	st := store.Status{Imports: len(p.Versions), OnlyEmbedded: true}
	if st.Imports == 0 {
		return st, store.ErrEmpty
	}
	for _, v := range p.Versions {
		// Another record beside ours doesn't keep ours from following what a program carries.
		st.OnlyEmbedded = st.OnlyEmbedded && (v.Embedded || v.Format != "" && v.Format != "atlas")
	}
	last := p.Versions[st.Imports-1]
	st.Version, st.Program, st.Source, st.Format = last.Version, last.Program, last.Source, last.Format
	var err [3]error
	st.Released, err[0] = incident.ParseDay(last.Released)
	st.ImportedAt, err[1] = time.Parse(time.RFC3339, last.ImportedAt)
	err[2] = json.Unmarshal([]byte(last.Counts), &st.Counts)
	if err := errors.Join(err[:]...); err != nil {
		return store.Status{}, Damage{fmt.Errorf("read versions: %w", err)}
	}
	return st, nil
}

// Imported is an import's own row, whose id is yet to be given.
func Imported(ds *incident.Dataset, how store.How) (table.Version, error) {
	rows := ds.Counts()
	rows["incidents"] = len(Ours(ds.Incidents))
	for _, d := range ds.Digests {
		rows["incidents"] += d.Rows
	}
	counts, err := json.Marshal(rows)
	if err != nil {
		return table.Version{}, fmt.Errorf("record import: %w", err)
	}
	return table.Version{Version: ds.Version, Released: ds.Meta.Released.String(), ImportedAt: how.At.UTC().Format(time.RFC3339),
		Program: how.Program, Source: how.Source, Format: how.Format, Embedded: how.Embedded, Counts: string(counts)}, nil
}

// Ours are the incidents of our own record.
func Ours(all []incident.Incident) []incident.Incident {
	return slices.DeleteFunc(slices.Clone(all), func(i incident.Incident) bool {
		return i.Origin != "" && i.Origin != incident.Ours
	})
}
