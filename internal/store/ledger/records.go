package ledger

import (
	"slices"
	"strings"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
)

// WithHeld is a dataset with what a store holds of other records and the dataset doesn't speak of, and with the verdicts
// on pairs that persons have given: only a verdict on the same pair takes their place.
func WithHeld(ds, held *incident.Dataset) *incident.Dataset {
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
	Refile(&out)
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

// Refile writes the files of origins anew and works out the version.
func Refile(ds *incident.Dataset) {
	canon.SortOrigins(ds)
	written := canon.OriginFiles(ds)
	files := slices.DeleteFunc(slices.Clone(ds.Files), func(f incident.File) bool { return canon.OfOrigins(f.Name) })
	ds.Files = append(files, written...)
	slices.SortFunc(ds.Files, func(a, b incident.File) int { return strings.Compare(a.Name, b.Name) })
	ds.Version = canon.Version(ds.Files)
}

// WithDigest is a list of digests with one as it is now; a record without rows has none.
func WithDigest(list []incident.Digest, now incident.Digest) []incident.Digest {
	out := slices.DeleteFunc(slices.Clone(list), func(d incident.Digest) bool { return d.Origin == now.Origin })
	if now.Rows > 0 {
		out = append(out, now)
	}
	return out
}

// Replaced is a list of records with one as it is known now.
func Replaced(list []incident.Origin, now incident.Origin) []incident.Origin {
	out := slices.DeleteFunc(slices.Clone(list), func(o incident.Origin) bool { return o.ID == now.ID })
	return append(out, now)
}
