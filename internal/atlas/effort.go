package atlas

import "khyberatlas/internal/incident"

// MonthEffort says how much was found of a month: incidents, each in the month of its first day, and how many distinct
// publishers reported them.
type MonthEffort struct {
	incident.Days
	Incidents, Publishers int
}

// DistrictEffort likewise of a district.
type DistrictEffort struct {
	District              *incident.District
	Incidents, Publishers int
}

// efforts are those of every month, from the first to the last with an incident, empty months included unless they are very
// many, and of every district. Publishers are in no column, so that all records are read for them.
func (a *Atlas) efforts() (byMonth []MonthEffort, byDistrict []DistrictEffort) {
	if a.rows == nil {
		return a.kept.Reckoned.efforts(a.areas.districts)
	}
	all := a.match(incident.Query{})
	chart := incident.Chart{Interval: "month", Days: a.charted(incident.Query{}, all)}
	months, districts := map[int]*effort{}, map[string]*effort{}
	all.Each(func(i int) bool {
		r := a.rows.Record(i)
		add(months, chart.BinOf(r.Span().From), r)
		add(districts, r.InDistrict(), r)
		return true
	})
	bins := chart.Bins()
	for i := range bins {
		if m := months[i]; m != nil || bins <= incident.MostBins {
			byMonth = append(byMonth, MonthEffort{chart.BinDays(i), m.count(), m.publishers()})
		}
	}
	for i := range a.areas.districts {
		d := &a.areas.districts[i]
		of := districts[d.ID]
		byDistrict = append(byDistrict, DistrictEffort{d, of.count(), of.publishers()})
	}
	return byMonth, byDistrict
}

// effort is what is counted of one month or district; nil where there is nothing.
type effort struct {
	incidents int
	distinct  map[string]bool // publishers
}

func add[K comparable](to map[K]*effort, key K, r *incident.Record) {
	e := to[key]
	if e == nil {
		e = &effort{distinct: map[string]bool{}}
		to[key] = e
	}
	e.incidents++
	for i := range r.Sources {
		e.distinct[r.Sources[i].Publisher] = true
	}
}

func (e *effort) count() int {
	if e == nil {
		return 0
	}
	return e.incidents
}

func (e *effort) publishers() int {
	if e == nil {
		return 0
	}
	return len(e.distinct)
}
