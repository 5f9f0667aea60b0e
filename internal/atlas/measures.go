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

// Others' "militant attacks" leave out the forces' own operations and strikes.
var militant = incident.Query{
	Types:  []incident.Type{"suicide_bombing", "ied", "armed_attack", "targeted_killing", "abduction", "drone_strike", "shelling"},
	Actors: []incident.Actor{"ttp", "jamaat_ul_ahrar", "hafiz_gul_bahadur", "iskp", "lashkar_e_islam", "unidentified"},
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

// areaSet are the records of an area, nil for an area that the dataset isn't about: of Pakistan and Afghanistan as
// wholes it holds only what lies near the frontier. Parts of the province are made of districts, so what is known to
// the province only is in none of them.
func (a *Atlas) areaSet(area string) set {
	if area == incident.KP {
		return a.match(incident.Query{Countries: []incident.Country{"PK"}, Admin1: []string{incident.KP}})
	}
	var ids []string
	for _, d := range a.areas.districts {
		if inArea(&d, area) {
			ids = append(ids, d.ID)
		}
	}
	if ids == nil {
		return nil
	}
	return a.match(incident.Query{InDistricts: ids})
}

func inArea(d *incident.District, area string) bool {
	switch area {
	case mainland:
		return !d.Merged2018
	case tribal:
		return d.Merged2018
	}
	return d.Name == area || d.Division+division == area
}
