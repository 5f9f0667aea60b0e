package atlas

import (
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// counterpart is a measure of others that the dataset has a figure for, as SCHEMA.md lays them beside each other.
type counterpart struct {
	measure, unit string
	query         incident.Query
	figure        func(t *incident.Totals) incident.Toll
}

// Others' "militant attacks" leave out the forces' own operations and strikes. Lists stand in the order of an address.
var militant = incident.Query{
	Types:  []incident.Type{"abduction", "armed_attack", "drone_strike", "ied", "shelling", "suicide_bombing", "targeted_killing"},
	Actors: []incident.Actor{"hafiz_gul_bahadur", "iskp", "jamaat_ul_ahrar", "lashkar_e_islam", "ttp", "unidentified"},
}

var measures = []counterpart{
	{"violent incidents", "incidents", incident.Query{}, count},
	{"fatalities of violence", "people", incident.Query{}, killed},
	{"militant attacks", "incidents", militant, count},
	{"people killed in militant attacks", "people", militant, killed},
	{"civilians killed in militant attacks", "people", militant,
		func(t *incident.Totals) incident.Toll { return incident.Toll{Best: t.Civilians.Sum} }},
	{"security forces killed in militant attacks", "people", militant,
		func(t *incident.Totals) incident.Toll { return incident.Toll{Best: t.Forces.Sum} }},
	{"suicide attacks", "incidents", incident.Query{Types: []incident.Type{"suicide_bombing"}}, count},
}

func count(t *incident.Totals) incident.Toll { return incident.Toll{Best: &t.Count} }

func killed(t *incident.Totals) incident.Toll { return t.Toll() }

// measureRank is the place in measures, -1 for a measure that the dataset has nothing for.
func measureRank(measure string) int {
	return slices.IndexFunc(measures, func(m counterpart) bool { return m.measure == measure })
}

// The areas of reported totals that are made of several districts.
const (
	mainland = "Khyber Pakhtunkhwa, mainland"
	tribal   = "Khyber Pakhtunkhwa, tribal districts"
	division = " division" // after the division's name
)

// areaRank puts the province first, then its halves, then divisions, then districts.
func areaRank(area string) int {
	switch {
	case area == incident.KP:
		return 0
	case area == mainland:
		return 1
	case area == tribal:
		return 2
	case strings.HasSuffix(area, division):
		return 3
	}
	return 4
}

// about reports whether the dataset is about an area: of Pakistan and Afghanistan as wholes it holds only what lies near the
// frontier. Parts of the province are made of districts, so what is known to the province only is in none of them.
func (a *Atlas) about(area string) bool {
	_, ok := a.inArea(incident.Query{}, area)
	return ok
}

// inArea narrows a query that asks for no place to an area.
func (a *Atlas) inArea(q incident.Query, area string) (incident.Query, bool) {
	if area == incident.KP {
		return q.OfProvince("PK", incident.KP), true
	}
	var ids []string
	for i := range a.areas.districts {
		if d := &a.areas.districts[i]; slices.Contains(AreasOf(d), area) {
			ids = append(ids, d.ID)
		}
	}
	return q.OfDistricts(ids), ids != nil
}

// AreasOf are the areas of reported totals that a district is part of, the smallest first.
func AreasOf(d *incident.District) []string {
	half := mainland
	if d.Merged2018 {
		half = tribal
	}
	return []string{d.Name, d.Division + division, half, incident.KP}
}
