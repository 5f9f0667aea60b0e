package incident

import "slices"

// addresses calls visit for every address that the dataset holds.
func (ds *Dataset) addresses(visit func(*string)) {
	visit(&ds.Meta.LicenceURL)
	for i := range ds.Ground {
		visit(&ds.Ground[i].LicenceURL)
	}
	for i := range ds.Incidents {
		ds.Incidents[i].addresses(visit)
	}
	for i := range ds.Crossings {
		visit(&ds.Crossings[i].SourceURL)
		for j := range ds.Crossings[i].Spells {
			visit(&ds.Crossings[i].Spells[j].SourceURL)
		}
	}
	for i := range ds.Context {
		visit(&ds.Context[i].URL)
	}
	for i := range ds.Reported {
		visit(&ds.Reported[i].URL)
	}
	for i := range ds.Changes {
		visit(&ds.Changes[i].URL)
	}
	for i := range ds.Origins {
		visit(&ds.Origins[i].URL)
		visit(&ds.Origins[i].LicenceURL)
	}
}

func (i *Incident) addresses(visit func(*string)) {
	for j := range i.Sources {
		visit(&i.Sources[j].URL)
	}
	for j := range i.Claims {
		visit(&i.Claims[j].URL)
	}
}

// Followable is the dataset without those of its addresses that are none, and how many they are. A check at import lets
// none in, but rows also come from older programs and other hands, and whatever is shown as a link is followed.
func (ds *Dataset) Followable() (*Dataset, int) {
	wrong := 0
	ds.addresses(func(a *string) {
		if *a != "" && !IsAddress(*a) {
			wrong++
		}
	})
	if wrong == 0 {
		return ds, 0
	}
	out := *ds
	out.Incidents, out.Crossings = slices.Clone(ds.Incidents), slices.Clone(ds.Crossings)
	for i := range out.Incidents {
		out.Incidents[i].Sources = slices.Clone(out.Incidents[i].Sources)
		out.Incidents[i].Claims = slices.Clone(out.Incidents[i].Claims)
	}
	for i := range out.Crossings {
		out.Crossings[i].Spells = slices.Clone(out.Crossings[i].Spells)
	}
	out.Ground = slices.Clone(ds.Ground)
	out.Context, out.Reported, out.Changes = slices.Clone(ds.Context), slices.Clone(ds.Reported), slices.Clone(ds.Changes)
	out.Origins = slices.Clone(ds.Origins)
	out.addresses(func(a *string) {
		if !IsAddress(*a) {
			*a = ""
		}
	})
	return &out, wrong
}

// Followable likewise of one incident; it is the same one where no address is wrong.
func (i *Incident) Followable() (*Incident, int) {
	wrong := 0
	i.addresses(func(a *string) {
		if *a != "" && !IsAddress(*a) {
			wrong++
		}
	})
	if wrong == 0 {
		return i, 0
	}
	out := *i
	out.Sources, out.Claims = slices.Clone(i.Sources), slices.Clone(i.Claims)
	out.addresses(func(a *string) {
		if !IsAddress(*a) {
			*a = ""
		}
	})
	return &out, wrong
}
