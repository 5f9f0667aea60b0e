package canon

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// Seal puts a dataset in canonical order and works out its canonical files and its version. Whoever makes a dataset by
// other means than Read ends with it.
func Seal(ds *incident.Dataset) {
	for n := range ds.Incidents {
		i := &ds.Incidents[n]
		i.Origin = cmp.Or(i.Origin, incident.Ours)
		SealRow(i)
		if i.Origin == incident.Ours {
			i.Coding = incident.Coding{} // ours has no codes but those of the schema, and no column for others
		}
	}
	slices.SortFunc(ds.Incidents, func(a, b incident.Incident) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	for n := range ds.Crossings {
		spells := ds.Crossings[n].Spells
		sortByRow(spells, columns.Spells)
		slices.SortStableFunc(spells, func(a, b incident.Spell) int { return cmp.Compare(a.From, b.From) })
	}
	sortBy(ds.Crossings, func(c incident.Crossing) string { return c.ID })
	sortBy(ds.Actors, func(a incident.ActorInfo) string { return string(a.ID) })
	sortBy(ds.Towns, func(t incident.TownPlace) string { return t.ID })
	sortBy(ds.Rivers, func(r incident.River) string { return r.ID })
	sortBy(ds.Landmarks, func(l incident.Landmark) string { return l.ID })
	sortBy(ds.Routes, func(r incident.Route) string { return r.ID })
	sortBy(ds.Districts, func(d incident.District) string { return d.ID })
	sortBy(ds.Tehsils, func(t incident.Tehsil) string { return t.ID })
	sortBy(ds.Provinces, func(p incident.Province) string { return p.Name })
	sortBy(ds.AfProvinces, func(p incident.Province) string { return p.ID })
	for n := range ds.Provinces {
		ds.Provinces[n].ID = "" // only those of Afghanistan have one in their file
	}
	sortByRow(ds.Context, columns.Context)
	sortByRow(ds.Reported, columns.Reported)
	sortByRow(ds.Changes, columns.Changes)
	ds.Digests = digests(ds)
	SortOrigins(ds)
	ds.Files = canonical(ds)
	ds.Version = Version(ds.Files)
}

// SealRow puts what hangs on an incident in canonical order.
func SealRow(i *incident.Incident) {
	sortByRow(i.Sources, columns.Sources)
	sortByRow(i.Claims, columns.Claims)
}

// SortOrigins puts the origins in order, ours first, with what is said of them.
func SortOrigins(ds *incident.Dataset) {
	slices.SortFunc(ds.Origins, func(a, b incident.Origin) int {
		switch {
		case (a.ID == incident.Ours) != (b.ID == incident.Ours) && a.ID == incident.Ours:
			return -1
		case (a.ID == incident.Ours) != (b.ID == incident.Ours):
			return 1
		}
		return strings.Compare(a.ID, b.ID)
	})
	sortByRow(ds.Periods, columns.Periods)
	sortByRow(ds.Pairs, columns.Pairs)
	sortBy(ds.Digests, func(d incident.Digest) string { return d.Origin })
}

func sortBy[T any](list []T, key func(T) string) {
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(key(a), key(b)) })
}

// sortByRow orders by the bytes of the canonical row.
func sortByRow[T any](list []T, layout columns.List[T]) {
	if len(list) < 2 {
		return
	}
	keyed := make([]struct {
		key string
		T   T
	}, len(list))
	for i, v := range list {
		keyed[i].key, keyed[i].T = line(cells(layout, v)), v
	}
	slices.SortStableFunc(keyed, func(a, b struct {
		key string
		T   T
	}) int {
		return strings.Compare(a.key, b.key)
	})
	for i := range keyed {
		list[i] = keyed[i].T
	}
}

// Version is the first 16 hexadecimal digits of the SHA-256 of the canonical files, one after the other in order of
// name. In an unpacked dataset.zip the same comes out of
//
//	find . '(' -name '*.csv' -o -name '*.geojson' -o -name dataset.json ')' ! -path './origins/*' |
//		LC_ALL=C sort | xargs cat | sha256sum | cut -c1-16
func Version(files []incident.File) string {
	sum := sha256.New()
	for _, f := range byName(files) {
		sum.Write(f.Bytes)
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}

// VersionWith is what a sealed dataset's version would be if it had the rows of other records too, of which only the digests
// are known.
func VersionWith(ds *incident.Dataset, others []incident.Digest) string {
	whole := *ds
	whole.Digests = slices.Concat(ds.Digests, others)
	sortBy(whole.Digests, func(d incident.Digest) string { return d.Origin })
	return Version(canonical(&whole))
}

func byName(files []incident.File) []incident.File {
	out := slices.Clone(files)
	sortBy(out, func(f incident.File) string { return f.Name })
	return out
}
