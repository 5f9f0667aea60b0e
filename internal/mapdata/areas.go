package mapdata

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// area is what a record lies in, for readings by area: a district of the map, else the province. Its point is the one that
// stands for what is known only to it.
type area struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Kind string `json:"kind"` // district or province, home for the province of the districts
	Lon  int    `json:"lon"`
	Lat  int    `json:"lat"`
}

// areaKey is a district, or else a province.
type areaKey struct {
	district string
	country  incident.Country
	admin1   string
}

func areaOf(r *incident.Record) areaKey {
	if r.DistrictID != "" {
		return areaKey{district: r.DistrictID}
	}
	return areaKey{country: r.Country, admin1: r.Admin1}
}

// areaID is what the script knows an area by.
func areaID(k areaKey) string {
	if k.district != "" {
		return k.district
	}
	return incident.Slug(string(k.country), k.admin1)
}

// isHome reports whether an area is the whole province of the districts.
func (k areaKey) isHome() bool {
	return k.district == "" && k.country == "PK" && k.admin1 == incident.KP
}

// newAreas names areas and finds a point for each, which hangs on no filter.
func newAreas(q *question.Question, keys []areaKey) []area {
	data := q.Atlas.Data()
	districts := map[string]*incident.District{}
	for i := range data.Districts {
		districts[data.Districts[i].ID] = &data.Districts[i]
	}
	provinces := map[areaKey]*incident.Province{}
	for country, list := range map[incident.Country][]incident.Province{"PK": data.Provinces, "AF": data.AfProvinces} {
		for i := range list {
			provinces[areaKey{country: country, admin1: list[i].Name}] = &list[i]
		}
	}
	out := make([]area, len(keys))
	for i, k := range keys {
		var at orb.Point
		if d := districts[k.district]; d != nil {
			at, _ = atlas.Kept(q.Atlas, k, func() (orb.Point, error) { return geo.PointInside(d.Shape), nil })
			out[i] = area{ID: areaID(k), Kind: "district", Name: q.Wording.District(d)}
		} else {
			p := provinces[k]
			at, _ = atlas.Kept(q.Atlas, k, func() (orb.Point, error) { return pointOf(q, k, p), q.Err() })
			out[i] = area{ID: areaID(k), Kind: "province", Name: k.admin1}
			if k.isHome() {
				out[i].Kind = "home"
			}
			if p != nil {
				out[i].Name = q.Wording.Place(p.Name, p.NameUr, p.NamePs)
			}
		}
		out[i].Lon, out[i].Lat = tenThousandths(at[0]), tenThousandths(at[1])
	}
	return out
}

// pointOf is where a province's sign stands: where that of what is known only to it does, else inside its shape, else, for
// a province without one, at the first of its incidents' places.
func pointOf(q *question.Question, k areaKey, p *incident.Province) orb.Point {
	for _, b := range q.Atlas.Badges() {
		if b.Country == k.country && b.Admin1 == k.admin1 && b.Precision == incident.ProvinceLevel {
			return b.At
		}
	}
	if p != nil && len(p.Shape) > 0 {
		return geo.PointInside(p.Shape)
	}
	province := incident.Query{Countries: []incident.Country{k.country}, Admin1: []string{k.admin1}}
	for r := range q.Each(province, incident.SortDate) {
		if r.At != nil {
			return *r.At
		}
	}
	return orb.Point{}
}
