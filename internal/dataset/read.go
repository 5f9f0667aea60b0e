package dataset

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

// Limits bound what it may cost to read files that nobody has vouched for.
type Limits struct {
	// Memory is the most that reading may hold at a time, in bytes; 0 is DefaultMemory.
	Memory int64
}

// DefaultMemory is enough for twenty times the shipped dataset.
const DefaultMemory = 512 << 20

// MostListed is how many faults, and how many warnings, are told in full; all are counted.
const MostListed = findings.MostListed

// Warning is something that looks wrong and may be right; it stops nothing.
type Warning struct{ incident.Fault }

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

// Check reads and checks a whole dataset. With faults there is no dataset; warnings never stop one. The error says that
// reading itself failed.
func Check(ctx context.Context, fsys fs.FS, limits Limits) (Result, error) {
	memory := limits.Memory
	if memory <= 0 {
		memory = DefaultMemory
	}
	r := &reader{List: findings.New(memory), fsys: fsys, ds: &incident.Dataset{}}
	for _, step := range []func(context.Context) error{
		r.meta, r.districts, r.tehsils, r.provinces, r.afProvinces, r.towns, r.landmarks, r.routes, r.rivers,
		r.actors, r.origins, r.periods, r.incidents, r.sources, r.claims, r.others, r.pairs, r.digests,
		r.crossings, r.spells, r.context, r.reported, r.changes,
	} {
		if err := ctx.Err(); err != nil {
			return Result{}, fmt.Errorf("read dataset: %w", err)
		}
		if err := step(ctx); err != nil {
			return Result{}, fmt.Errorf("read dataset: %w", err)
		}
		if r.Spent() {
			return r.result(), nil
		}
	}
	r.lookAround()
	return r.result(), nil
}

func (r *reader) result() Result {
	out := Result{Lines: r.incidentLines}
	if out.Faults, out.FaultsIn = r.Faults(); len(out.Faults) == 0 {
		canon.Seal(r.ds)
		r.sayAbsent()
		out.Dataset = r.ds
	}
	var warnings []incident.Fault
	warnings, out.WarningsIn = r.Warnings()
	for _, w := range warnings {
		out.Warnings = append(out.Warnings, Warning{w})
	}
	return out
}

// reader is one run of Check.
type reader struct {
	*findings.List
	fsys fs.FS
	ds   *incident.Dataset

	districtNames []string
	districtNamed map[string]bool
	districtIDs   map[string]bool
	region        orb.Bound // of all provinces, with a margin; empty where none could be read
	actorIDs      map[incident.Actor]bool
	originIDs     map[string]bool
	absent        []absent
	imported      []string       // the records that are not ours and whose rows are there
	incidentAt    map[string]int // index in ds.Incidents by id
	crossingAt    map[string]int
	incidentSpots []findings.Spot // of each incident's latitude
	incidentLines map[string]int  // of each incident's id
	crossingSpots []findings.Spot
	shapeSpots    map[string][]findings.Spot // of each feature, by file
	formulas      formulas
}

// district checks a name that must be one of the map's.
func (r *reader) district(w csvtext.Row, column, name string) {
	if name != "" && !r.Lost[districtsFile] && !r.districtNamed[name] {
		w.Wrong(column, "it is the name of a district of Khyber Pakhtunkhwa in "+districtsFile, r.Suggest(name, r.districtNames))
	}
}

// eachRow reads a table and calls do for every row that has its cells.
func (r *reader) eachRow(ctx context.Context, t table, do func(csvtext.Row)) error {
	file, err := r.open(t.file)
	if err != nil || file == nil {
		return err
	}
	defer file.Close()
	return csvtext.Each(ctx, file, csvtext.Table{File: t.file, Columns: t.columns(), ByID: t.byID()}, r.List, func(w csvtext.Row) {
		r.formulas.look(t, w)
		do(w)
		r.inEra(w, t)
	})
}

// keep holds a row for the dataset. After more faults than are listed none is kept: there will be no dataset.
func keep[T any](f *findings.List, list *[]T, v T) bool {
	if f.Full() {
		return false
	}
	*list = append(*list, v)
	return true
}
