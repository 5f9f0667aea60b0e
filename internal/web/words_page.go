package web

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// blank is the dash for a figure that nobody gives.
func blank() views.Figure { return views.Figure{Blank: true} }

func (w wording) figure(n *int) views.Figure {
	if n == nil {
		return blank()
	}
	return views.Figure{Text: w.p.Number(*n)}
}

func (w wording) number(n int) views.Figure { return views.Figure{Text: w.p.Number(n)} }

// part is a sum of the breakdown, with how many incidents give none beneath.
func (w wording) part(sum incident.Part) views.Figure {
	f := w.figure(sum.Sum)
	if sum.Without > 0 {
		f.Under = w.p.Text("words.without", "count", sum.Without)
	}
	return f
}

// days says what is known of an incident's days at length.
func (w wording) days(i *incident.Incident) (text, note string) {
	switch {
	case i.DatePrecision == incident.MonthOnly, i.Vague() && i.EndDate == 0:
		return w.when(i), w.p.About("date_precision", string(i.DatePrecision))
	case i.EndDate != 0 && i.EndDate != i.Date:
		return w.period(i.Span()), ""
	}
	return w.day(i.Date), ""
}

// dayAs writes a day as precisely as it is known.
func (w wording) dayAs(d incident.Day, precision incident.DatePrecision) string {
	y, m, _ := d.Date()
	switch precision {
	case incident.YearOnly:
		return w.p.Period(ymd(incident.DayOf(y, 1, 1)), ymd(incident.DayOf(y, 12, 31)))
	case incident.MonthOnly:
		return w.p.Month(y, m)
	case incident.DayInferred:
		return w.p.Text("words.inferred", "day", w.day(d))
	case incident.WeekOnly:
		return w.p.Text("map.week_of", "day", w.day(d))
	}
	return w.day(d)
}

// km says a distance, "about" where it is from a coarse place.
func (w wording) km(km float64, about bool) string {
	places := 0
	if km < 10 && !about {
		places = 1
	}
	text := w.p.Text("words.km", "km", w.p.Decimal(km, places))
	if about {
		return w.p.Text("words.about", "what", text)
	}
	return text
}

// cite is a citation: a link that says where it leads, or publisher and date where there is none.
func (w wording) cite(publisher string, published incident.Day, address string) views.Outside {
	o := views.Outside{Href: address, Text: publisher, Date: w.p.Text("words.undated")}
	if published != 0 {
		o.Date = w.day(published)
	}
	if address == "" {
		o.None = w.p.Text("words.no_link")
		return o
	}
	o.Host = hostOf(address)
	if o.Text == "" {
		o.Text = o.Host
	}
	return o
}

// link is a source of which nothing but the address is known.
func (w wording) link(address string) views.Outside {
	o := w.cite("", 0, address)
	o.Host, o.Date = "", ""
	return o
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// upper begins a sentence with a word.
func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// lower begins a word within a sentence.
func lower(s string) string {
	if s == "" || strings.ToUpper(s[:min(2, len(s))]) == s[:min(2, len(s))] {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
