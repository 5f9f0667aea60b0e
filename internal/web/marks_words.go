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
	words := marksWords{Count: w.p.Text("map.count", "count", t.Count), Totals: w.totals(t),
		Period: w.asked(q.Days), On: w.day(incident.CloseEnds(q.Days, w.collected).To)}
	if t.WithoutPlace > 0 {
		words.NoPlace = w.p.Text("map.no_place", "count", t.WithoutPlace)
	}
	return words
}

// lead is the sentence on the sums with the one on what is later than the collection.
func (w wording) lead(a *atlas.Atlas, q incident.Query, words marksWords) string {
	lead := strings.TrimSuffix(words.Totals, ".") + "."
	if later := w.later(a, q); later != "" {
		lead += " " + later
	}
	return lead
}

// later says how many of the answer begin after the collection: the period that stands above the list ends with it.
func (w wording) later(a *atlas.Atlas, q incident.Query) string {
	n := w.countLater(a, q)
	if n == 0 {
		return ""
	}
	return w.p.Text("map.later", "count", n, "day", w.day(w.collected.To))
}

func (w wording) countLater(a *atlas.Atlas, q incident.Query) int {
	if q.Days.To != 0 && q.Days.To <= w.collected.To {
		return 0
	}
	q.Days.From = max(q.Days.From, w.collected.To+1)
	n := 0
	for _, r := range a.Search(q, incident.SortDateDesc).All() {
		if r.Span().From > w.collected.To {
			n++
		}
	}
	return n
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
		name = ur
	case w.p.Lang() == "ps" && ps != "":
		name = ps
	}
	return i18n.Closed(name)
}

func (w wording) short(d incident.Day) string { return w.p.DateShort(d.Date()) }
func (w wording) day(d incident.Day) string   { return w.p.Date(d.Date()) }

func (w wording) period(d incident.Days) string { return w.p.Period(ymd(d.From), ymd(d.To)) }

// asked words the period of a question. An open end is that of the collection; where the period lies wholly beyond that,
// only the end that was asked for is named. The first and the last of all days stand for open ends, as in GIS programs.
func (w wording) asked(d incident.Days) string {
	if d.From == incident.FirstDay {
		d.From = 0
	}
	if d.To == incident.LastDay {
		d.To = 0
	}
	switch {
	case d.To == 0 && d.From > w.collected.To:
		return w.p.Text("map.since", "day", w.day(d.From))
	case beforeCollection(d, w.collected):
		return w.p.Text("map.until", "day", w.day(d.To))
	}
	return w.period(incident.CloseEnds(d, w.collected))
}

// beforeCollection reports whether a period without a beginning ends before anything was collected.
func beforeCollection(d, collected incident.Days) bool {
	return d.From == 0 && d.To != 0 && d.To < collected.From
}
