package atlas

import (
	"cmp"
	"maps"
	"slices"

	"khyberatlas/internal/incident"
)

// newVocabulary lists the districts of the map by name, then those that other rows state, under made-up ids.
func newVocabulary(a *Atlas) incident.Vocabulary {
	onMap := make([]incident.Named, len(a.areas.districts))
	for i, d := range a.areas.districts {
		onMap[i] = incident.Named{ID: d.ID, Name: d.Name}
	}
	stated := map[string]string{}
	admin1, names := map[string]bool{incident.KP: true}, map[string]bool{}
	countries := map[incident.Country]bool{}
	for _, c := range incident.Countries {
		countries[c] = true
	}
	for _, d := range onMap {
		names[d.Name] = true
	}
	for i := range a.records {
		r := &a.records[i]
		if r.Admin1 != "" {
			admin1[r.Admin1] = true
		}
		countries[r.Country] = true
		if r.District != "" {
			names[r.District] = true
		}
		key := r.InDistrict()
		if _, seen := stated[key]; key != "" && r.DistrictID == "" && !seen {
			stated[key] = r.District
		}
	}
	others := make([]incident.Named, 0, len(stated))
	for id, name := range stated {
		others = append(others, incident.Named{ID: id, Name: name})
	}
	byName := func(a, b incident.Named) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) }
	slices.SortFunc(onMap, byName)
	slices.SortFunc(others, byName)
	return incident.Vocabulary{
		Districts: append(onMap, others...),
		Stated:    slices.Sorted(maps.Keys(names)),
		Admin1:    slices.Sorted(maps.Keys(admin1)),
		Countries: countriesOf(countries),
		Origins:   originsOf(a.data),
		Collected: a.Days(),
	}
}

// countriesOf has those of our own record first.
func countriesOf(there map[incident.Country]bool) []incident.Country {
	others := slices.DeleteFunc(slices.Sorted(maps.Keys(there)),
		func(c incident.Country) bool { return slices.Contains(incident.Countries, c) })
	return append(slices.Clone(incident.Countries), others...)
}

func originsOf(ds *incident.Dataset) []incident.Named {
	var out []incident.Named
	for _, o := range ds.AllOrigins() {
		out = append(out, incident.Named{ID: o.ID, Name: o.Name})
	}
	return out
}
