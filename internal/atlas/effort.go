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

// effortByMonth runs from the first to the last month with an incident, empty months included unless they are very many.
func (a *Atlas) effortByMonth() []MonthEffort {
	all := a.match(incident.Query{})
	chart := incident.Chart{Interval: "month", Days: a.charted(incident.Query{}, all)}
	members := map[int]set{}
	all.each(func(i int) {
		month := chart.BinOf(a.index.spans.days[i].From)
		if members[month] == nil {
			members[month] = newSet(a.index.size)
		}
		members[month].add(i)
	})
	var out []MonthEffort
	months := chart.Bins()
	for i := range months {
		if m := members[i]; m != nil || months <= incident.MostBins {
			out = append(out, MonthEffort{Days: chart.BinDays(i), Incidents: m.count(), Publishers: a.publishersOf(m)})
		}
	}
	return out
}

func (a *Atlas) effortByDistrict() []DistrictEffort {
	out, all := make([]DistrictEffort, len(a.areas.districts)), a.match(incident.Query{})
	for i := range a.areas.districts {
		d := &a.areas.districts[i]
		members := all.both(a.index.districts[d.ID])
		out[i] = DistrictEffort{District: d, Incidents: members.count(), Publishers: a.publishersOf(members)}
	}
	return out
}

func (a *Atlas) publishersOf(members set) int {
	distinct := map[string]bool{}
	members.each(func(i int) {
		for _, s := range a.records[i].Sources {
			distinct[s.Publisher] = true
		}
	})
	return len(distinct)
}
