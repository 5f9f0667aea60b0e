package ogc

import (
	"regexp"
	"strings"

	"khyberatlas/internal/incident"
)

const periodRule = "a day (2025-10-08), an RFC 3339 date-time, or an interval of two with / between, one of them " +
	"perhaps .. or blank"

// clock is what may follow the T of a date: nothing at all (GDAL sends 2024-01-01T), or a time of day with a fraction
// and an offset. A blank before the offset's hours is a plus sign that was not encoded. 60 is a leap second.
var clock = regexp.MustCompile(`^(?:([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)([.,]\d+)?([Zz]|[ +-]([01]\d|2[0-3]):[0-5]\d)?)?$`)

func (r *reader) datetime(p *Param, values []string) {
	for _, v := range values {
		if days, ok := r.span(p, v); ok {
			r.days = append(r.days, days)
		}
	}
}

// span reads one value of datetime.
func (r *reader) span(p *Param, v string) (days incident.Days, ok bool) {
	first, last, two := strings.Cut(v, "/")
	if !two {
		day, err := instant(v)
		if err != "" {
			r.fault(p, v, periodRule, err)
			return days, false
		}
		return incident.Days{From: day, To: day}, true
	}
	var err1, err2 string
	if first != ".." && first != "" {
		days.From, err1 = instant(first)
	}
	if last != ".." && last != "" {
		days.To, err2 = instant(last)
	}
	switch {
	case err1 != "" || err2 != "":
		r.fault(p, v, periodRule, err1+err2)
	case days.All():
		r.fault(p, v, periodRule, "leave the parameter out to ask for all of time")
	case days.From != 0 && days.To != 0 && days.From > days.To:
		r.fault(p, v, "an interval doesn't end before it begins", "are the two ends swapped?")
	default:
		return days, true
	}
	return days, false
}

// instant is the day of a date or a date-time as it is written; wrong says what to mend.
func instant(v string) (day incident.Day, wrong string) {
	date, rest := v, ""
	if i := strings.IndexAny(v, "Tt"); i >= 0 {
		date, rest = v[:i], v[i+1:]
	}
	if strings.Contains(rest, "/") {
		return 0, "an interval has two ends"
	}
	if !clock.MatchString(rest) {
		return 0, "write a time of day as 13:30:00Z, or leave it out"
	}
	day, err := incident.ParseDay(date)
	if err != nil {
		return 0, "write a day of the calendar as YYYY-MM-DD"
	}
	return day, ""
}

func (r *reader) from(p *Param, v []string) { r.fromDay = r.formDay(p, v[0]) }
func (r *reader) to(p *Param, v []string)   { r.toDay = r.formDay(p, v[0]) }

func (r *reader) formDay(p *Param, v string) incident.Day {
	r.untidy = true
	day, err := incident.ParseDay(v)
	if err != nil {
		r.fault(p, v, "a day of the calendar written YYYY-MM-DD", "write "+p.Name+"="+p.Example)
	}
	return day
}

// period joins all that was said about days: everything must hold.
func (r *reader) period() {
	if r.fromDay != 0 && r.toDay != 0 && r.fromDay > r.toDay {
		r.faults = append(r.faults, incident.Fault{Where: where("to"), Value: r.toDay.String(),
			Rule: "a period doesn't end before it begins", Mend: "are from and to swapped?"})
		return
	}
	both, ok := incident.Days{From: r.fromDay, To: r.toDay}, true
	for _, d := range r.days {
		if both, ok = both.Intersect(d); !ok {
			// What never holds is asked for in one way only, so that equal answers have equal addresses.
			r.req.Query.Never, r.req.Query.Days = true, incident.Days{}
			return
		}
	}
	r.req.Query.Days = both
}
