package atlas

import (
	"cmp"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
)

// name keeps the open words of the rows: provinces, countries, and the districts that rows state.
func (k *kept) name(b *index.Builder) {
	k.Stated, k.Admin1 = b.Values(index.District), b.Values(index.Admin1)
	for _, c := range b.Values(index.Country) {
		k.Countries = append(k.Countries, incident.Country(c))
	}
	seen := map[string]bool{"": true}
	for _, id := range b.OnMap {
		seen[id] = true
	}
	for i := range b.Rows {
		if id := b.Value(index.InDistrict, &b.Rows[i]); !seen[id] {
			seen[id] = true
			k.Others = append(k.Others, incident.Named{ID: id, Name: b.Value(index.District, &b.Rows[i])})
		}
	}
}

// newVocabulary lists the districts of the map by name, then those that other rows state, under made-up ids.
func newVocabulary(a *Atlas) incident.Vocabulary {
	onMap := make([]incident.Named, len(a.areas.districts))
	stated, admin1 := slices.Clone(a.kept.Stated), append(slices.Clone(a.kept.Admin1), incident.KP)
	for i, d := range a.areas.districts {
		onMap[i] = incident.Named{ID: d.ID, Name: d.Name}
		stated = append(stated, d.Name)
	}
	byName := func(a, b incident.Named) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) }
	others := slices.Clone(a.kept.Others)
	slices.SortFunc(onMap, byName)
	slices.SortFunc(others, byName)
	return incident.Vocabulary{
		Districts: append(onMap, others...),
		Stated:    sortedOnce(stated),
		Admin1:    sortedOnce(admin1),
		Countries: countriesOf(a.kept.Countries),
		Origins:   originsOf(a.data),
		Collected: a.Days(),
	}
}

// sortedOnce are the texts in order, each once and none blank.
func sortedOnce(list []string) []string {
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" })
}

// countriesOf has those of our own record first.
func countriesOf(there []incident.Country) []incident.Country {
	others := slices.DeleteFunc(slices.Clone(there),
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
