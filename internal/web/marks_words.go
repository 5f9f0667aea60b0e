package web

import (
	"strconv"
	"strings"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// wording says figures, days and places in the reader's language.
type wording struct {
	p         *i18n.Printer
	collected incident.Days
}

// marksWords are the sentences above the list and in the legend.
type marksWords struct {
	Count   string `json:"count"`
	Totals  string `json:"totals"`
	Period  string `json:"period"`
	NoPlace string `json:"noplace"`
	Later   string `json:"later"`
	On      string `json:"on"` // the day that the crossings' states are of
}

func (w wording) answer(q incident.Query, t incident.Totals) marksWords {
	period := incident.CloseEnds(q.Days, w.collected)
	words := marksWords{Count: w.p.Text("map.count", "count", t.Count), Totals: w.totals(t),
		Period: w.period(period), On: w.day(period.To)}
	if q.Days.To == 0 && q.Days.From > w.collected.To {
		words.Period = w.p.Text("map.since", "day", w.day(q.Days.From))
	}
	if t.WithoutPlace > 0 {
		words.NoPlace = w.p.Text("map.no_place", "count", t.WithoutPlace)
	}
	return words
}

// later says how many of the answer begin after the collection: the period that stands above the list ends with it.
func (w wording) later(a *atlas.Atlas, q incident.Query) string {
	if q.Days.To != 0 && q.Days.To <= w.collected.To {
		return ""
	}
	q.Days.From = max(q.Days.From, w.collected.To+1)
	n := 0
	for _, r := range a.Search(q, incident.SortDateDesc).All() {
		if r.Span().From > w.collected.To {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return w.p.Text("map.later", "count", n, "day", w.day(w.collected.To))
}

// totals says how many were killed and what is missing: a sum that skips blanks must not look exact.
func (w wording) totals(t incident.Totals) string {
	onlyRange := t.WithoutBest - t.WithoutFigure
	switch {
	case t.Count == 0:
		return w.p.Text("map.killed.none")
	case t.WithoutFigure == t.Count:
		return w.p.Text("map.killed.no_figure", "count", t.Count)
	}
	var head string
	low, high := w.p.Number(t.KilledLow), w.p.Number(t.KilledHigh)
	switch {
	case t.Killed == nil:
		head = w.p.Text("map.killed.range", "low", low, "high", high)
	case t.KilledLow == *t.Killed && t.KilledHigh == *t.Killed:
		head = w.p.Text("map.killed.exact", "count", *t.Killed)
	default:
		head = w.p.Text("map.killed.best", "count", *t.Killed, "low", low, "high", high)
	}
	if t.Killed != nil && onlyRange > 0 {
		head = w.p.Text("map.killed.at_least", "killed", head)
	}
	var missing []string
	if t.WithoutFigure > 0 {
		missing = append(missing, w.p.Text("map.missing.figure", "count", t.WithoutFigure))
	}
	switch {
	case onlyRange > 0 && t.WithoutFigure > 0:
		missing = append(missing, w.p.Text("map.missing.best_too", "count", onlyRange))
	case onlyRange > 0:
		missing = append(missing, w.p.Text("map.missing.best", "count", onlyRange))
	}
	if len(missing) == 0 {
		return head
	}
	return w.p.Text("map.killed.missing", "killed", head, "missing", strings.Join(missing, w.p.Text("locale.comma")))
}

// when says what is known of an incident's days, shortly.
func (w wording) when(i *incident.Incident) string {
	return w.knownDays(i.Date, i.EndDate, i.DatePrecision)
}

// knownDays writes a row's dates shortly and no more precisely than they are known.
func (w wording) knownDays(date, end incident.Day, precision incident.DatePrecision) string {
	switch {
	case precision == incident.MonthOnly:
		return w.period(monthsAround(incident.Days{From: date, To: max(date, end)}))
	case end != 0:
		return w.p.Text("map.days", "from", w.short(date), "to", w.short(end))
	case precision == incident.WeekOnly:
		return w.p.Text("map.week_of", "day", w.short(date))
	}
	return w.short(date)
}

func (w wording) where(i *incident.Incident) string {
	area := i.District
	if area == "" || area == i.Place {
		area = i.Admin1
	}
	switch {
	case i.Place == "", i.Place == area:
		return area
	case area == "", strings.Contains(i.Place, area):
		return i.Place
	}
	return w.p.Text("map.place", "place", i.Place, "area", area)
}

func (w wording) badge(b incident.Badge) string {
	if b.Precision == incident.DistrictLevel {
		return w.p.Text("map.badge.district", "area", b.District)
	}
	return w.p.Text("map.badge.province", "area", b.Admin1)
}

// toll says how many an incident killed, as a list has room for.
func (w wording) toll(t incident.Toll) string {
	low, high, known := t.Bounds()
	switch {
	case !known:
		return w.p.Text("map.toll.none")
	case t.Best == nil:
		return w.p.Text("map.toll.range", "low", low, "high", high)
	}
	return w.p.Text("map.toll.best", "count", *t.Best)
}

// since writes the day on which a record begins, as precisely as it is known and shortly.
func (w wording) since(d incident.Day, precision incident.DatePrecision) string {
	y, m, _ := d.Date()
	switch precision {
	case incident.YearOnly:
		return strconv.Itoa(y)
	case incident.MonthOnly:
		return w.p.Month(y, m)
	}
	return w.short(d)
}

func (w wording) closed(s incident.CrossingState) string {
	if s.DaysClosed == 0 && s.DaysClosedUnconfirmed == 0 {
		return ""
	}
	text := w.p.Text("map.gate.closed", "count", s.DaysClosed)
	if s.DaysClosedUnconfirmed > 0 {
		text = w.p.Text("map.gate.unconfirmed", "closed", text, "count", s.DaysClosedUnconfirmed)
	}
	return text
}

// place chooses the reader's name of a place.
func (w wording) place(name, ur, ps string) string {
	switch {
	case w.p.Lang() == "ur" && ur != "":
		return ur
	case w.p.Lang() == "ps" && ps != "":
		return ps
	}
	return name
}

func (w wording) short(d incident.Day) string { return w.p.DateShort(d.Date()) }
func (w wording) day(d incident.Day) string   { return w.p.Date(d.Date()) }

func (w wording) period(d incident.Days) string {
	if d.From > d.To {
		return w.day(d.From)
	}
	return w.p.Period(ymd(d.From), ymd(d.To))
}
