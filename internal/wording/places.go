package wording

import (
	"cmp"
	"strings"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// Place chooses the reader's name of a place.
func (w Wording) Place(name, ur, ps string) string {
	switch {
	case w.Lang() == "ur" && ur != "":
		name = ur
	case w.Lang() == "ps" && ps != "":
		name = ps
	}
	return i18n.Closed(name)
}

// District is the reader's name of a district; blank for none.
func (w Wording) District(d *incident.District) string {
	if d == nil {
		return ""
	}
	return w.Place(d.Name, d.NameUr, d.NamePs)
}

// Where says where an incident was: its place, with the district or the province that it doesn't name itself.
func (w Wording) Where(i *incident.Incident) string {
	area := i.District
	if area == "" || area == i.Place {
		area = i.Admin1
	}
	switch {
	case i.Place == "", i.Place == area:
		return area
	case area == "", strings.Contains(i.Place, area):
		return i.Place
	}
	return w.Text("map.place", "place", i.Place, "area", area)
}

// Within is a place with the area that it lies in; the area alone where the place isn't known.
func (w Wording) Within(place, area string) string {
	if place == "" {
		return area
	}
	return w.Text("map.place", "place", place, "area", area)
}

// Badge names what is known only to a district or to a province.
func (w Wording) Badge(b incident.Badge) string {
	if b.Precision == incident.DistrictLevel {
		return w.Text("map.badge.district", "area", b.District)
	}
	return w.Text("map.badge.province", "area", b.Admin1)
}

// Precision says how precisely an incident's place is known.
func (w Wording) Precision(r *incident.Record) string {
	if r.At == nil {
		return w.Text("incident.no_place")
	}
	area := cmp.Or(r.District, r.Admin1)
	switch {
	case r.GeoPrecision == incident.ProvinceLevel:
		area = r.Admin1
	case r.GeoPrecision == incident.DistrictLevel:
		area = cmp.Or(r.District, r.Place, r.Admin1)
	}
	if km := r.WithinKm(); km > 0 {
		return w.Text("incident.precision.within", "km", w.Km(km, true))
	}
	return w.Text("incident.precision."+string(r.GeoPrecision), "place", w.Where(r.Incident), "area", area)
}

// Km says a distance, "about" where it is from a coarse place.
func (w Wording) Km(km float64, about bool) string {
	places := 0
	if km < 10 && !about {
		places = 1
	}
	text := w.Text("words.km", "km", w.Decimal(km, places))
	if about {
		return w.Text("words.about", "what", text)
	}
	return text
}
