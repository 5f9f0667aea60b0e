package dataset

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// mostBytes is the most that is read of one file.
const mostBytes = 256 << 20

// Read reads and checks a whole dataset. With faults there is no dataset; warnings never stop one. The error says that
// reading itself failed.
func Read(ctx context.Context, fsys fs.FS) (*incident.Dataset, incident.Faults, []Warning, error) {
	r := &reader{findings: findings{lost: map[string]bool{}}, fsys: fsys, ds: &incident.Dataset{}}
	for _, step := range []func(context.Context) error{
		r.meta, r.districts, r.tehsils, r.provinces, r.afProvinces, r.towns, r.landmarks, r.routes, r.rivers,
		r.actors, r.incidents, r.sources, r.claims, r.crossings, r.spells, r.context, r.reported, r.changes,
	} {
		if err := ctx.Err(); err != nil {
			return nil, nil, nil, fmt.Errorf("read dataset: %w", err)
		}
		if err := step(ctx); err != nil {
			return nil, nil, nil, fmt.Errorf("read dataset: %w", err)
		}
	}
	r.lookAround()
	if len(r.faults) > 0 {
		return nil, r.Faults(), r.Warnings(), nil
	}
	Seal(r.ds)
	return r.ds, nil, r.Warnings(), nil
}

// reader is one run of Read.
type reader struct {
	findings
	fsys fs.FS
	ds   *incident.Dataset

	districtNames []string
	districtIDs   map[string]bool
	region        orb.Bound // of all provinces, with a margin; empty where none could be read
	actorIDs      map[incident.Actor]bool
	incidentAt    map[string]int // index in ds.Incidents by id
	crossingAt    map[string]int
	incidentSpots []spot // of each incident's latitude
	crossingSpots []spot
	shapeSpots    map[string][]spot // of each feature, by file
}

// district checks a name that must be one of the map's.
func (r *reader) district(row row, column, name string) {
	if name == "" || r.lost[districtsFile] {
		return
	}
	for _, d := range r.districtNames {
		if d == name {
			return
		}
	}
	row.wrong(column, "it is the name of a district of Khyber Pakhtunkhwa in "+districtsFile, didYouMean(name, r.districtNames))
}
