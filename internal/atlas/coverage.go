package atlas

import (
	"cmp"
	"slices"

	"khyberatlas/internal/incident"
)

// Coverage lays what the dataset holds beside what others count.
type Coverage struct {
	Comparisons []Comparison
	Apart       []Apart // in the dataset's order

	ByMonth    []MonthEffort
	ByDistrict []DistrictEffort
}

// Comparison is one measure in one area. Months are calendar months, for a chart; Longer are all other periods.
type Comparison struct {
	Area, Measure, Unit string
	Query               incident.Query // what of the dataset is counted; the period of each Beside comes to it
	Months, Longer      []Beside
}

// Beside is what the dataset holds in a period and what was counted by others; every publisher's count is its own.
// An incident belongs to every period that its span meets, as in a search.
type Beside struct {
	incident.Days
	Held     incident.Toll   // as it is told; empty where no incident gives the figure
	Totals   incident.Totals // of the incidents that Held is made of
	Reported []*incident.ReportedTotal
}

// Apart is a total that has nothing of the dataset beside it.
type Apart struct {
	*incident.ReportedTotal
	Why Mismatch
}

// Mismatch says what of a reported total is not the dataset's: asked in this order, the first that holds.
type Mismatch string

// The dataset doesn't count such things; it isn't about that area; it wasn't collected for all of that period.
const (
	OtherMeasure Mismatch = "measure"
	OtherArea    Mismatch = "area"
	OtherPeriod  Mismatch = "period"
)

// Coverage compares area by area and measure by measure, the whole province first. It is worked out once, and callers only
// read it.
func (a *Atlas) Coverage() Coverage { return a.coverage() }

// compareAll has each period counted by the same question as a search would be.
func (a *Atlas) compareAll(totals func(incident.Query) incident.Totals) Coverage {
	var c Coverage
	groups := map[comparisonKey][]*incident.ReportedTotal{}
	for i := range a.data.Reported {
		r := &a.data.Reported[i]
		if why := a.mismatch(r); why != "" {
			c.Apart = append(c.Apart, Apart{r, why})
			continue
		}
		k := comparisonKey{r.Area, r.Measure, r.Unit}
		groups[k] = append(groups[k], r)
	}
	keys := make([]comparisonKey, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y comparisonKey) int {
		return cmp.Or(cmp.Compare(areaRank(x.area), areaRank(y.area)), cmp.Compare(x.area, y.area),
			cmp.Compare(measureRank(x.measure), measureRank(y.measure)), cmp.Compare(x.unit, y.unit))
	})
	for _, k := range keys {
		c.Comparisons = append(c.Comparisons, a.compare(k, groups[k], totals))
	}
	c.ByMonth, c.ByDistrict = a.efforts()
	return c
}

type comparisonKey struct{ area, measure, unit string }

func (a *Atlas) mismatch(r *incident.ReportedTotal) Mismatch {
	days := incident.Days{From: r.From, To: r.To}
	whole := func(c incident.Days) bool { return c.From <= days.From && days.To <= c.To }
	switch {
	case measureRank(r.Measure) < 0 || measures[measureRank(r.Measure)].unit != r.Unit:
		return OtherMeasure
	case !a.about(r.Area):
		return OtherArea
	case r.To == 0 || !slices.ContainsFunc(a.data.CoveredBy(nil), whole):
		return OtherPeriod
	}
	return ""
}

func (a *Atlas) compare(k comparisonKey, reported []*incident.ReportedTotal,
	totals func(incident.Query) incident.Totals) Comparison {
	slices.SortStableFunc(reported, func(x, y *incident.ReportedTotal) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Publisher, y.Publisher))
	})
	m := measures[measureRank(k.measure)]
	c := Comparison{Area: k.area, Measure: k.measure, Unit: k.unit}
	c.Query, _ = a.inArea(m.query, k.area)
	for len(reported) > 0 {
		days := incident.Days{From: reported[0].From, To: reported[0].To}
		n := 1
		for n < len(reported) && reported[n].From == days.From && reported[n].To == days.To {
			n++
		}
		b := Beside{Days: days, Totals: totals(c.Query.Within(days)), Reported: reported[:n:n]}
		b.Held = m.figure(&b.Totals)
		if isMonth(days) {
			c.Months = append(c.Months, b)
		} else {
			c.Longer = append(c.Longer, b)
		}
		reported = reported[n:]
	}
	return c
}

func isMonth(d incident.Days) bool {
	y, m, day := d.From.Date()
	return day == 1 && d.To == incident.DayOf(y, m+1, 1)-1
}
