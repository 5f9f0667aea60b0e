package ogc

import (
	"cmp"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc/literal"
)

func (r *reader) datetime(p *Param, values []string) {
	for _, v := range values {
		if days, ok := r.span(p, v); ok {
			r.days = append(r.days, days)
		}
	}
}

// end is an end of a period; the zero end is open.
type end struct {
	day    incident.Day // 0 or less in the year 0000, which has no Day
	closed bool
}

// span reads one value of datetime.
func (r *reader) span(p *Param, v string) (days incident.Days, ok bool) {
	first, last, two := strings.Cut(v, "/")
	if !two {
		day, wrong := literal.Instant(v)
		if wrong != "" {
			r.fault(p, v, "problem.period", wrong)
			return days, false
		}
		return r.between(end{day, true}, end{day, true})
	}
	from, err1 := endOf(first)
	to, err2 := endOf(last)
	switch {
	case err1 != "" || err2 != "":
		r.fault(p, v, "problem.period", cmp.Or(err1, err2))
	case !from.closed && !to.closed:
		r.fault(p, v, "problem.period", "problem.period_open")
	case from.closed && to.closed && from.day > to.day:
		r.fault(p, v, "problem.interval", "problem.interval_mend")
	default:
		return r.between(from, to)
	}
	return days, false
}

func endOf(v string) (e end, wrong string) {
	if v == ".." || v == "" {
		return e, ""
	}
	day, wrong := literal.Instant(v)
	return end{day, true}, wrong
}

// between is the period of two ends. The year 0000, which clients write for "ever since", lies before the first Day: a
// period begins with that at the earliest, and one that ends sooner holds nothing.
func (r *reader) between(from, to end) (days incident.Days, ok bool) {
	if to.closed && to.day < incident.FirstDay {
		r.req.Query.Never = true
		return days, false
	}
	if from.closed {
		from.day = max(from.day, incident.FirstDay)
	}
	return incident.Days{From: from.day, To: to.day}, true
}

func (r *reader) formDay(p *Param, v string) end {
	r.untidy = true
	day, ok := literal.CalendarDay(v)
	if !ok {
		r.fault(p, v, "problem.day", "problem.example")
	}
	return end{day, ok}
}

// period joins all that was said about days: everything must hold.
func (r *reader) period() {
	if r.fromDay.closed && r.toDay.closed && r.fromDay.day > r.toDay.day {
		r.faults = append(r.faults, FaultOf(where("to"), r.toDay.day.String(),
			incident.Keys{Rule: "problem.from_to", Mend: "problem.from_to_mend"}))
		return
	}
	both, _ := r.between(r.fromDay, r.toDay)
	for _, d := range r.days {
		var ok bool
		if both, ok = both.Intersect(d); !ok {
			r.req.Query.Never = true
			break
		}
	}
	// What never holds is asked for in one way only, so that equal answers have equal addresses.
	if r.req.Query.Never {
		both = incident.Days{}
	}
	r.req.Query.Days = both
}
