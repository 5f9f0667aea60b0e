package mapping

import (
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
)

// where finds the row's country, province and district, and lets its place be no more precise than it is known.
func (r *reading) where(i *incident.Incident) (u gazetteer.Unit) {
	precise := i.Point != nil && !i.GeoPrecision.Coarse() && i.GeoPrecision != ""
	p := gazetteer.Place{Country: r.word("country"), Admin1: r.word("admin1"), District: r.word("district"), Day: i.Date,
		At: i.Point, Precise: precise}
	switch u = r.unit(p); {
	case u.Country == "" && p.Country != "":
		r.wrong("country", "it is the name or the code of a country",
			"say in the mapping, in [words.country], which code it stands for")
	case u.Country == "":
		r.wrong("country", "a row says in which country it was, or names a province or a district that lies in one only",
			`where all are in one, say in the mapping, in [default]: country = "PK"`)
	}
	if i.Point != nil && r.places.Swapped(u.Country, *i.Point) {
		r.wrong("lat", fmt.Sprintf("the place lies in the country %s", u.Country), "are latitude and longitude swapped?")
	}
	i.Country, i.Admin1, i.District = u.Country, u.Admin1, u.District
	if !precise {
		i.GeoPrecision = coarse(i)
	}
	if i.GeoPrecision == incident.CountryLevel {
		i.Point = nil
	}
	return u
}

// unit asks for the one country that has the names, where the row names none.
func (r *reading) unit(p gazetteer.Place) gazetteer.Unit {
	if p.Country != "" {
		return r.places.Find(p)
	}
	var told []gazetteer.Unit
	for _, country := range incident.Countries {
		p.Country = string(country)
		if u := r.places.Find(p); u.Inside && u.Untold == "" && u.Admin1 != "" {
			told = append(told, u)
		}
	}
	if len(told) != 1 {
		return gazetteer.Unit{}
	}
	return told[0]
}

// coarse is the precision of a place by what is known of it: a point alone says nothing.
func coarse(i *incident.Incident) incident.GeoPrecision {
	switch {
	case i.District != "" && i.GeoPrecision != incident.ProvinceLevel && i.GeoPrecision != incident.CountryLevel:
		return incident.DistrictLevel
	case i.Admin1 != "" && i.GeoPrecision != incident.CountryLevel:
		return incident.ProvinceLevel
	}
	return incident.CountryLevel
}
