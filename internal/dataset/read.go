package dataset

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Result is what Check found.
type Result struct {
	Dataset *incident.Dataset // nil where there is a fault
	// Faults and Warnings are those found first, a thousand at most, by file and line.
	Faults   incident.Faults
	Warnings []Warning
	// FaultsIn and WarningsIn count all of them, by file.
	FaultsIn, WarningsIn map[string]int
	// Lines are those of incidents.csv in which incidents stand, by id: whoever finds more faults says where.
	Lines map[string]int
}

// Read is Check within the limits that hold where nothing is said.
func Read(ctx context.Context, fsys fs.FS) (*incident.Dataset, incident.Faults, []Warning, error) {
	c, err := Check(ctx, fsys, Limits{})
	return c.Dataset, c.Faults, c.Warnings, err
}

// Check reads and checks a whole dataset. With faults there is no dataset; warnings never stop one. The error says that
// reading itself failed.
func Check(ctx context.Context, fsys fs.FS, limits Limits) (Result, error) {
	r := &reader{findings: newFindings(limits), fsys: fsys, ds: &incident.Dataset{}}
	for _, step := range []func(context.Context) error{
		r.meta, r.districts, r.tehsils, r.provinces, r.afProvinces, r.towns, r.landmarks, r.routes, r.rivers,
		r.actors, r.incidents, r.sources, r.claims, r.crossings, r.spells, r.context, r.reported, r.changes,
	} {
		if err := ctx.Err(); err != nil {
			return Result{}, fmt.Errorf("read dataset: %w", err)
		}
		if err := step(ctx); err != nil {
			return Result{}, fmt.Errorf("read dataset: %w", err)
		}
		if r.spent {
			return r.result(), nil
		}
	}
	r.lookAround()
	return r.result(), nil
}

func (r *reader) result() Result {
	out := Result{Faults: r.Faults(), Warnings: r.Warnings(), FaultsIn: r.faultsIn, WarningsIn: r.warningsIn,
		Lines: r.incidentLines}
	if len(out.Faults) == 0 {
		Seal(r.ds)
		out.Dataset = r.ds
	}
	return out
}

// reader is one run of Read.
type reader struct {
	findings
	fsys fs.FS
	ds   *incident.Dataset

	districtNames []string
	districtNamed map[string]bool
	districtIDs   map[string]bool
	region        orb.Bound // of all provinces, with a margin; empty where none could be read
	actorIDs      map[incident.Actor]bool
	incidentAt    map[string]int // index in ds.Incidents by id
	crossingAt    map[string]int
	incidentSpots []spot         // of each incident's latitude
	incidentLines map[string]int // of each incident's id
	crossingSpots []spot
	shapeSpots    map[string][]spot // of each feature, by file
	formulas      formulas
}

// district checks a name that must be one of the map's.
func (r *reader) district(row row, column, name string) {
	if name != "" && !r.lost[districtsFile] && !r.districtNamed[name] {
		row.wrong(column, "it is the name of a district of Khyber Pakhtunkhwa in "+districtsFile, r.suggest(name, r.districtNames))
	}
}
