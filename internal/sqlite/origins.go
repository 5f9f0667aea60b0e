package sqlite

import (
	"fmt"
	"slices"
	"strings"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/raw"
	"khyberatlas/internal/store"
)

// The incidents of other records than ours stand in a table of their own: an import of one record leaves those of all
// others as they are, and goes through its rows one by one.

// gone is an incident that its record no longer has.
type gone struct {
	id, origin string
	in         int64
}

var goneTable = table[gone]{"origin_gone", "id", `id, origin, gone_in`, func(g *gone) []any { return []any{&g.id, &g.origin, &g.in} }}

// withHeld is a dataset with what a store holds of other records and the dataset doesn't speak of, and with the verdicts
// on pairs that persons have given: only a verdict on the same pair takes their place.
func withHeld(ds, held *incident.Dataset) *incident.Dataset {
	out := *ds
	// Of a record of which nobody has rows, what the later dataset says of it holds.
	brings := func(id string) bool {
		of := func(d incident.Digest) bool { return d.Origin == id }
		return id == incident.Ours || slices.ContainsFunc(ds.Origins, func(o incident.Origin) bool { return o.ID == id }) &&
			(slices.ContainsFunc(ds.Digests, of) || !slices.ContainsFunc(held.Digests, of))
	}
	out.Origins = kept(ds.Origins, held.Origins, func(o incident.Origin) string { return o.ID }, brings)
	out.Digests = kept(ds.Digests, held.Digests, func(d incident.Digest) string { return d.Origin }, brings)
	out.Periods = kept(ds.Periods, held.Periods, func(p incident.Period) string { return p.Origin }, brings)
	out.Pairs = slices.Clone(ds.Pairs)
	for _, p := range held.Pairs {
		if !slices.ContainsFunc(ds.Pairs, p.Of) {
			out.Pairs = append(out.Pairs, p)
		}
	}
	// As many of each may be others: a dataset can list a record whose rows it doesn't bring.
	if slices.Equal(out.Origins, ds.Origins) && slices.Equal(out.Digests, ds.Digests) && slices.Equal(out.Periods, ds.Periods) &&
		slices.Equal(out.Pairs, ds.Pairs) {
		return ds
	}
	refile(&out)
	return &out
}

// kept is what a dataset brings, and of what is held that of the records that it doesn't bring.
func kept[T any](brought, held []T, origin func(T) string, brings func(string) bool) []T {
	out := slices.DeleteFunc(slices.Clone(brought), func(v T) bool {
		return !brings(origin(v)) && slices.ContainsFunc(held, func(h T) bool { return origin(h) == origin(v) })
	})
	for _, v := range held {
		if !brings(origin(v)) {
			out = append(out, v)
		}
	}
	return out
}

// refile writes the files of origins anew and works out the version.
func refile(ds *incident.Dataset) {
	canon.SortOrigins(ds)
	written := canon.OriginFiles(ds)
	files := slices.DeleteFunc(slices.Clone(ds.Files), func(f incident.File) bool { return canon.OfOrigins(f.Name) })
	ds.Files = append(files, written...)
	slices.SortFunc(ds.Files, func(a, b incident.File) int { return strings.Compare(a.Name, b.Name) })
	ds.Version = canon.Version(ds.Files)
}

// replaceOthers puts the incidents of the other records that a dataset brings in the place of those held. When they were
// said, and whether provisionally, is in no dataset: of those that come again it stays as it was.
func replaceOthers(tx *transaction, version int64, ds *incident.Dataset, result *store.Result) {
	brought := map[string]bool{}
	for n := range ds.Incidents {
		if origin := ds.Incidents[n].Origin; origin != incident.Ours && !brought[origin] {
			brought[origin] = true
			tx.exec(mayGo, origin)
		}
	}
	if len(brought) == 0 || tx.err != nil {
		return
	}
	put := newPutter(tx, version, asItWas, result)
	var err error
	for n := 0; n < len(ds.Incidents) && err == nil; n++ {
		if i := &ds.Incidents[n]; i.Origin != incident.Ours {
			err = put.row(store.Row{Incident: i})
		}
	}
	put.close()
	tx.fail(err) // where the rows can't be written, that is told already
	for origin := range brought {
		result.Removed += dropWhere(tx, version, "origin = ? AND stamp < 0", origin)
		sum := &raw.Sum{}
		for range eachRaw(tx, importedOfOne(), sum.Add, origin) {
		}
		keepSum(tx, origin, sum)
	}
	forgetBack(tx)
}

// dropWhere takes incidents out and notes that they are gone.
func dropWhere(tx *transaction, version int64, where string, args ...any) int {
	tx.exec("INSERT OR REPLACE INTO origin_gone (id, origin, gone_in) SELECT id, origin, ? FROM origin_incidents WHERE "+where,
		append([]any{version}, args...)...)
	return tx.count("DELETE FROM origin_incidents WHERE "+where, args...)
}

// forgetBack takes those that are there again out of those that are gone.
func forgetBack(tx *transaction) {
	tx.exec("DELETE FROM origin_gone WHERE id IN (SELECT id FROM origin_incidents)")
}

// count runs a statement and says how many rows it changed.
func (tx *transaction) count(statement string, args ...any) int {
	if tx.err != nil {
		return 0
	}
	done, err := tx.ExecContext(tx.ctx, statement, args...)
	if err != nil {
		tx.fail(fmt.Errorf("%s: %w", statement, err))
		return 0
	}
	n, err := done.RowsAffected()
	if err != nil {
		tx.fail(err)
	}
	return int(n)
}
