package incident

import "slices"

// Joined are all periods once a record has collected some more. What it says in the same words of days that follow each
// other or overlap is one period; what it has complete takes the place of what it had less so.
func Joined(all []Period, origin string, now []Period) []Period {
	out := slices.Clone(all)
	for _, p := range now {
		p.Origin = origin
		out = slices.DeleteFunc(out, func(o Period) bool {
			if o.Origin != origin || o.From > p.To+1 || o.To < p.From-1 || o.Completeness != p.Completeness || o.Note != p.Note {
				return false
			}
			p.From, p.To = min(p.From, o.From), max(p.To, o.To)
			return true
		})
		out = append(p.clip(out), p)
	}
	return out
}

// clip takes the days of a period that is complete out of the others of its record.
func (p Period) clip(all []Period) (out []Period) {
	for _, o := range all {
		if o.Origin != p.Origin || !o.Meets(p.Days) || p.Completeness != "complete" {
			out = append(out, o)
			continue
		}
		before, after := o, o
		before.To, after.From = p.From-1, p.To+1
		for _, rest := range []Period{before, after} {
			if rest.From <= rest.To {
				out = append(out, rest)
			}
		}
	}
	return out
}
