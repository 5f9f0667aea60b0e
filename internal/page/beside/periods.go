package beside

import (
	"cmp"
	"slices"
	"strconv"

	"khyberatlas/internal/compare"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// named is what a period is called within a sentence.
func (a *Areas) named(d incident.Days) string {
	switch {
	case d.To == 0 && d.From > a.w.Collected.To:
		return a.w.Text("compare.since", "day", a.w.Day(d.From))
	case a.w.BeforeCollection(d):
		return a.w.Text("compare.until", "day", a.w.Day(d.To))
	}
	return a.w.Asked(d)
}

// of puts what a filter asks for beside the periods before what is said of it.
func (a *Areas) of(text string) string {
	if what := choose.What(a.q, a.filter); what != "" {
		return a.w.Text("compare.of", "what", what, "text", wording.Lower(text))
	}
	return text
}

// Title is what the page is called where two periods stand beside each other.
func (a *Areas) Title() string {
	if what := choose.What(a.q, a.filter); what != "" {
		return a.w.Text("compare.title_of", "what", what, "after", a.named(a.pair.After), "before", a.named(a.pair.Before))
	}
	return a.w.Text("compare.title", "after", a.named(a.pair.After), "before", a.named(a.pair.Before))
}

// Lead says how many districts hold more recorded incidents in one period than in the other, or more per day.
func (a *Areas) Lead() string {
	if !a.pair.Comparable() {
		return a.w.Text("compare.lead_not_collected", "periods", a.w.Join(a.uncollected()))
	}
	key, enough, all := "compare.lead", len(a.with(compare.More)), a.risen()
	switch {
	case enough == 0:
		key = "compare.lead_none"
	case enough < all:
		key = "compare.lead_some"
	}
	return a.of(a.w.Text(a.keyed(key), "count", all, "enough", enough,
		"after", a.named(a.pair.After), "before", a.named(a.pair.Before)))
}

// risen is how many districts hold more, also those that hold too few to say what that means.
func (a *Areas) risen() (n int) {
	for _, r := range slices.Concat(a.with(compare.More), a.with(compare.TooFew)) {
		if r.change.By() > 0 {
			n++
		}
	}
	return n
}

// uncollected are the names of the periods of which nothing was collected.
func (a *Areas) uncollected() (names []string) {
	daysBefore, daysAfter := a.pair.Collected()
	if daysAfter == 0 {
		names = append(names, a.named(a.pair.After))
	}
	if daysBefore == 0 && !slices.Contains(names, a.named(a.pair.Before)) {
		names = append(names, a.named(a.pair.Before))
	}
	return names
}

// byRate reports whether the periods differ in length, so that incidents per collected day are compared.
func (a *Areas) byRate() bool { return a.pair.Comparable() && !a.pair.Alike() }

// keyed is the key of what is said of counts, or of the same said of rates.
func (a *Areas) keyed(key string) string {
	if a.byRate() {
		return key + "_rate"
	}
	return key
}

// More are those districts, the greatest rise first, each with its map of the later period.
func (a *Areas) More() []views.Counted {
	var out []views.Counted
	for _, r := range a.with(compare.More) {
		c := views.Counted{Link: to(a.q, "/", a.filter.OfDistrict(r.District.ID), r.name),
			Count: a.w.Text("compare.name", "after", a.w.Number(r.change.After), "before", a.w.Number(r.change.Before))}
		if a.byRate() {
			c.Count = a.w.Text("compare.name", "after", a.w.Decimal(r.change.RateAfter, 1), "before",
				a.w.Decimal(r.change.RateBefore, 1))
		}
		out = append(out, c)
	}
	return out
}

// Caption is what the table is called.
func (a *Areas) Caption() string {
	return a.of(a.w.Text("compare.caption", "after", a.named(a.pair.After), "before", a.named(a.pair.Before)))
}

// Rest says how many districts hold fewer, as many, or too few to say.
func (a *Areas) Rest() string {
	return a.w.Text(a.keyed("compare.rest"), "fewer", len(a.with(compare.Fewer)), "same", len(a.with(compare.Same)),
		"few", len(a.with(compare.TooFew)))
}

// with are the rows of which the same can be said, those that changed most first, whatever the table is sorted by.
func (a *Areas) with(v compare.Verdict) []areaRow {
	found := slices.DeleteFunc(slices.Clone(a.rows), func(r areaRow) bool { return r.outside || r.change.Verdict != v })
	slices.SortStableFunc(found, func(x, y areaRow) int { return cmp.Compare(y.change.By(), x.change.By()) })
	return found
}

// Caution says why the comparison may mislead: how much of each period was read, as far as a publisher counted both.
func (a *Areas) Caution() []string {
	w := a.w
	if !a.pair.Comparable() {
		return []string{w.Text("compare.collected", "period", a.q.Stretches(a.filter))}
	}
	after, before := w.Period(a.pair.After), w.Period(a.pair.Before)
	text := w.Text("compare.caution")
	both := compare.Both(a.q.Atlas.Coverage(), incident.KP, *a.pair)
	for _, t := range both {
		text += " " + w.Text("compare.caution_share", "publisher", t.Publisher, "after", after, "before", before,
			"held_after", t.After.Held, "share_after", percents(w, t.After), "count_after", theirs(w, t.After),
			"held_before", t.Before.Held, "share_before", percents(w, t.Before), "count_before", theirs(w, t.Before))
	}
	if len(both) == 0 {
		text += " " + w.Text("compare.caution_none", "after", after, "before", before)
	}
	out := []string{text}
	if len(a.pair.Outside()) > 0 {
		out = append(out, w.Text("compare.not_whole", "period", a.q.Stretches(a.filter)))
	}
	if a.byRate() {
		daysBefore, daysAfter := a.pair.Collected()
		out = append(out, w.Text("compare.unlike", "after", after, "days_after", daysAfter, "before", before, "days_before",
			daysBefore))
	}
	return out
}

// Outside are the finds of the two periods that lie outside the collection, each a link to their map.
func (a *Areas) Outside() []views.Link {
	var out []views.Link
	for _, days := range a.pair.Outside() {
		filter := a.q.Asked.Query.Within(days)
		if n := a.q.Totals(filter).Count; n > 0 {
			out = append(out, to(a.q, "/", filter, a.w.Text("compare.outside", "count", n, "period", a.named(days))))
		}
	}
	return out
}

// mostPresets is how many comparisons stand ready at most; the form has all others.
const mostPresets = 8

// Presets are the comparisons of one click: each whole year of the collection beside the year before, the latest first.
func (a *Areas) Presets() []views.Choice {
	var out []views.Choice
	years := a.years()
	for i := len(years) - 1; i > 0 && len(out) < mostPresets; i-- {
		if years[i-1].To+1 != years[i].From {
			continue
		}
		asked := a.compared(years[i], years[i-1])
		text := a.w.Text("compare.preset", "after", a.w.Period(years[i]), "before", a.w.Period(years[i-1]))
		out = append(out, views.Choice{Link: views.Link{Href: a.q.PathOf(asked), Text: text},
			Chosen: a.pair != nil && a.pair.After == years[i] && a.pair.Before == years[i-1]})
	}
	return out
}

// Plain is the page without a second period.
func (a *Areas) Plain() views.Link {
	asked := a.q.Asked
	asked.Table = ogc.Table{}
	return views.Link{Href: a.q.PathOf(asked), Text: a.w.Text("compare.plain")}
}

// compared is the question about other periods, with its filter.
func (a *Areas) compared(after, before incident.Days) ogc.Resource {
	asked := a.q.Asked
	asked.Query, asked.Table = asked.Query.Within(after), ogc.Table{Compare: before}
	return asked
}

// years are those that were collected as a whole, the earliest first.
func (a *Areas) years() []incident.Days {
	var out []incident.Days
	for _, c := range a.q.Covered(a.filter) {
		first, _, _ := c.From.Date()
		last, _, _ := c.To.Date()
		for y := first; y <= last; y++ {
			year := incident.Days{From: incident.DayOf(y, 1, 1), To: incident.DayOf(y+1, 1, 1) - 1}
			if c.Contains(year.From) && c.Contains(year.To) {
				out = append(out, year)
			}
		}
	}
	return out
}

// Form chooses any two years or quarters of the collection; kept are the other fields of the filter.
func (a *Areas) Form(action string, kept []views.FilterField) views.TwoPeriods {
	w := a.w
	after, before := a.q.Asked.Query.Days, a.q.Asked.Table.Compare
	if years := a.years(); a.pair == nil && len(years) > 1 {
		after, before = years[len(years)-1], years[len(years)-2]
	}
	return views.TwoPeriods{Action: action, Title: w.Text("compare.form"), After: w.Text("compare.form_after"),
		Before: w.Text("compare.form_before"), Apply: w.Text("compare.form_apply"), Kept: kept,
		AfterOptions: a.periods(after), BeforeOptions: a.periods(before)}
}

// mostPeriods is how many years and how many quarters a list of options has at most.
const mostPeriods = 60

// periods are the years and quarters of the collection, the latest first; what is chosen stands first where it is none.
func (a *Areas) periods(chosen incident.Days) []views.PeriodOptions {
	w := a.w
	option := func(d incident.Days, text string) views.Option {
		return views.Option{Value: d.String(), Text: text, Chosen: d == chosen}
	}
	years, quarters := views.PeriodOptions{Label: w.Text("compare.years")}, views.PeriodOptions{Label: w.Text("compare.quarters")}
	covered := a.q.Covered(a.filter)
	first, _, _ := a.w.Collected.From.Date()
	last, _, _ := a.w.Collected.To.Date()
	found := chosen.All()
	for y := last; y >= first && len(years.Options) < mostPeriods; y-- {
		d := incident.Days{From: incident.DayOf(y, 1, 1), To: incident.DayOf(y+1, 1, 1) - 1}
		if !collects(covered, d) {
			continue
		}
		years.Options = append(years.Options, option(d, strconv.Itoa(y)))
		found = found || d == chosen
		for m := 10; m >= 1 && len(quarters.Options) < mostPeriods; m -= 3 {
			d := incident.Days{From: incident.DayOf(y, m, 1), To: incident.DayOf(y, m+3, 1) - 1}
			if collects(covered, d) {
				quarters.Options = append(quarters.Options, option(d, w.Period(d)))
				found = found || d == chosen
			}
		}
	}
	out := []views.PeriodOptions{years, quarters}
	if !found {
		out = append([]views.PeriodOptions{{Label: w.Text("compare.chosen"), Options: []views.Option{
			{Value: chosen.String(), Text: a.named(chosen), Chosen: true}}}}, out...)
	}
	return out
}
