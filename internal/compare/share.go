package compare

import (
	"cmp"
	"slices"
	"strings"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
)

// measure is what others count in districts too, and so what shares are of.
const measure = "militant attacks"

// Thin is the share below which what is held says little of what happened.
const Thin = 0.1

// FewCounted is the count of others below which a share says too little: none of three is chance.
const FewCounted = 10

// Share is how much the dataset holds of what others counted in an area and a period. Each publisher counts by rules of
// its own, so it is a range.
type Share struct {
	Area string
	Days incident.Days
	Held int
	// Least and Most are the smallest and the greatest count of others: High is the share of the one, Low of the other.
	Low, High   float64
	Least, Most float64
	Publishers  []string // without the papers that they were read in, in order
	Query       incident.Query
}

// Few reports whether a count of others is too small for a share of it.
func (s Share) Few() bool { return s.Least < FewCounted }

// Thin reports whether even the highest share is thin: by every count of others.
func (s Share) Thin() bool { return !s.Few() && s.High < Thin }

// Shares are all that can be said of a version.
type Shares struct{ list []Share }

// SharesOf takes the shares from what a version holds beside others' counts.
func SharesOf(c atlas.Coverage) Shares {
	var all Shares
	for _, k := range c.Comparisons {
		if k.Measure != measure {
			continue
		}
		for _, b := range slices.Concat(k.Months, k.Longer) {
			if s, ok := shareOf(k, b, b.Reported); ok {
				all.list = append(all.list, s)
			}
		}
	}
	return all
}

// shareOf is the share of some of the counts that stand beside what is held.
func shareOf(k atlas.Comparison, b atlas.Beside, counts []*incident.ReportedTotal) (Share, bool) {
	s := Share{Area: k.Area, Days: b.Days, Held: b.Totals.Count, Query: k.Query.Within(b.Days)}
	for _, r := range counts {
		least, most := r.Value, r.Value
		if r.ValueHigh != nil {
			most = max(most, *r.ValueHigh)
		}
		if least <= 0 {
			continue
		}
		if s.Least == 0 || least < s.Least {
			s.Least = least
		}
		s.Most = max(s.Most, most)
		if name := Counter(r.Publisher); !slices.Contains(s.Publishers, name) {
			s.Publishers = append(s.Publishers, name)
		}
	}
	if s.Most == 0 {
		return s, false
	}
	s.Low, s.High = float64(s.Held)/s.Most, float64(s.Held)/s.Least
	return s, true
}

// Counter is who counted, without the paper that it was read in: "PICSS (in Dawn)" is PICSS.
func Counter(publisher string) string {
	name, _, _ := strings.Cut(publisher, " (")
	return name
}

// Areas are those with a share, in the order of the coverage.
func (s Shares) Areas() []string {
	var out []string
	for _, x := range s.list {
		if !slices.Contains(out, x.Area) {
			out = append(out, x.Area)
		}
	}
	return out
}

// In are all shares of an area, in the order of the coverage.
func (s Shares) In(area string) []Share {
	return slices.DeleteFunc(slices.Clone(s.list), func(x Share) bool { return x.Area != area })
}

// Of is the share of an area in exactly a period.
func (s Shares) Of(area string, days incident.Days) (Share, bool) {
	i := slices.IndexFunc(s.list, func(x Share) bool { return x.Area == area && x.Days == days })
	if i < 0 {
		return Share{}, false
	}
	return s.list[i], true
}

// Within is the share of an area in a period, else in the longest part of it that others counted, the earliest of those.
func (s Shares) Within(area string, days incident.Days) (Share, bool) {
	inside := slices.DeleteFunc(slices.Clone(s.list), func(x Share) bool {
		return x.Area != area || x.Days.From < days.From || x.Days.To > days.To
	})
	if len(inside) == 0 {
		return Share{}, false
	}
	return slices.MinFunc(inside, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Days.Len(), a.Days.Len()), cmp.Compare(a.Days.From, b.Days.From))
	}), true
}

// Nearest is the share of the smallest area around a district that others counted: in a period, else in the longest part
// of it, where that is not of few. A whole province says little of a district of which half a year was counted.
func (s Shares) Nearest(d *incident.District, days incident.Days) (Share, bool) {
	for _, area := range atlas.AreasOf(d) {
		if found, ok := s.Of(area, days); ok {
			return found, true
		}
		if part, ok := s.Within(area, days); ok && !part.Few() {
			return part, true
		}
	}
	return Share{}, false
}

// Twice is what one publisher counted in both periods of a pair, with what is held of each.
type Twice struct {
	Publisher     string
	Before, After Share
}

// Both are the publishers that counted an area in both periods of a pair: only their shares can be compared.
func Both(c atlas.Coverage, area string, p Pair) []Twice {
	counted := func(days incident.Days, publisher string) (Share, bool) {
		for _, k := range c.Comparisons {
			if k.Measure != measure || k.Area != area {
				continue
			}
			for _, b := range slices.Concat(k.Months, k.Longer) {
				if b.Days == days {
					return shareOf(k, b, by(b.Reported, publisher))
				}
			}
		}
		return Share{}, false
	}
	var out []Twice
	both, _ := counted(p.Before, "")
	for _, name := range both.Publishers {
		before, _ := counted(p.Before, name)
		if after, ok := counted(p.After, name); ok {
			out = append(out, Twice{name, before, after})
		}
	}
	return out
}

// by are the counts of one publisher, or all for a blank one.
func by(counts []*incident.ReportedTotal, publisher string) []*incident.ReportedTotal {
	return slices.DeleteFunc(slices.Clone(counts), func(r *incident.ReportedTotal) bool {
		return publisher != "" && Counter(r.Publisher) != publisher
	})
}
