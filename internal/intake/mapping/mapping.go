// Package mapping reads tables and GeoJSON points of any shape by a mapping file, which a person writes: which column is
// what, which of its words is which of ours, how its days and numbers are written, and whose record it is. What the mapping
// does not say is not guessed; internal/intake/guess writes one to begin with.
package mapping

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

// Mapping is a mapping file that holds together.
type Mapping struct {
	Origin  incident.Origin
	Periods []incident.Period // none where the file says none

	file      string
	at        keyLines
	columns   map[string]string            // theirs, by ours
	defaults  map[string]string            // by ours
	words     map[string]map[string]string // ours, by field and their word as plain has it
	blank     []string
	days      values.Order
	mark      values.Mark
	sources   string // between publishers of one cell
	toll      int    // people that one in a column of figures stands for
	contentID bool   // ids are made of what stands in rows
}

// Read reads a mapping file; nil where something in it is wrong, which the list then says. The error is one of reading.
func Read(in io.Reader, file string, l *findings.List) (*Mapping, error) {
	d, at, ok, err := readDocument(in, file, l)
	if err != nil || !ok {
		return nil, err
	}
	m := &Mapping{file: file, at: at, columns: d.Columns, defaults: d.Default, words: map[string]map[string]string{}}
	c := &checks{List: l, m: m}
	c.origin(d.Origin)
	c.periods(d)
	c.read(d.Read)
	c.fields(d)
	c.lists(d)
	if c.wrong {
		return nil, nil
	}
	return m, nil
}

// checks is one run of Read.
type checks struct {
	*findings.List
	m     *Mapping
	wrong bool
}

// spot is where a key stands, or the part that it should stand in.
func (m *Mapping) spot(keys ...string) findings.Spot {
	for n := len(keys); n > 0; n-- {
		if line := m.at[path(keys[:n]...)]; line > 0 {
			return findings.Spot{File: m.file, Line: line, Column: strings.Join(keys, ".")}
		}
	}
	return findings.Spot{File: m.file, Line: 1, Column: strings.Join(keys, ".")}
}

// fault is said of a key.
func (c *checks) fault(value, rule, mend string, keys ...string) {
	c.wrong = true
	c.Fault(c.m.spot(keys...), value, rule, mend)
}

var originID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// taken are the ids of origins that have readers of their own.
var taken = []string{incident.Ours, "ucdp", "acled"}

// CanBeOrigin reports whether an id is free for the record of a mapping.
func CanBeOrigin(id string) bool { return isOriginID(id) && !slices.Contains(taken, id) }

func isOriginID(id string) bool { return originID.MatchString(id) && len(id) <= mostID }

const mostID = 40 // letters of an origin's id: every id of its rows begins with it

func (c *checks) origin(o originKeys) {
	m := c.m
	m.Origin = incident.Origin{ID: o.ID, Name: o.Name, Publisher: o.Publisher, Version: o.Version, Licence: o.Licence,
		LicenceURL: o.LicenceURL, Citation: o.Citation, URL: o.URL, Redistribute: o.Redistribute, Note: o.Note}
	switch {
	case !isOriginID(o.ID):
		rule := fmt.Sprintf("an origin has an id of small letters a to z, digits and hyphens, %d at most", mostID)
		c.fault(o.ID, rule, "", "origin", "id")
	case slices.Contains(taken, o.ID):
		c.fault(o.ID, "the ids "+strings.Join(taken, ", ")+" are of other records", "choose another", "origin", "id")
	}
	for _, k := range []struct{ key, value string }{{"name", o.Name}, {"publisher", o.Publisher}} {
		if strings.TrimSpace(k.value) == "" {
			c.fault("", "it says whose record this is, and is not blank", "", "origin", k.key)
		}
	}
	if o.Redistribute && o.Licence == "" {
		c.fault("true", "what may be passed on names the licence that lets it", "fill in licence, or say redistribute = false",
			"origin", "redistribute")
	}
	for _, k := range []struct{ key, value string }{{"name", o.Name}, {"publisher", o.Publisher}, {"version", o.Version},
		{"licence", o.Licence}, {"citation", o.Citation}, {"note", o.Note}} {
		c.text(k.value, "origin", k.key)
	}
	for _, k := range []struct{ key, value string }{{"licence_url", o.LicenceURL}, {"url", o.URL}} {
		if k.value != "" && !incident.IsAddress(k.value) {
			c.fault(k.value, findings.AddressRule, findings.MendAddress(k.value), "origin", k.key)
		}
	}
	if o.Released != "" {
		m.Origin.Released = c.day(o.Released, "origin", "released")
	}
}

// text refuses what nobody sees.
func (c *checks) text(s string, keys ...string) {
	if rule := findings.TextRule(s); rule != "" {
		c.fault(s, rule, findings.MendHidden(s, ""), keys...)
	}
}

func (c *checks) day(s string, keys ...string) incident.Day {
	d, err := incident.ParseDay(s)
	if err != nil {
		c.fault(s, findings.DayRule, "", keys...)
	}
	return d
}

func (c *checks) periods(d document) {
	for i, p := range d.Period {
		n := fmt.Sprint(i)
		period := incident.Period{Origin: c.m.Origin.ID, Completeness: p.Completeness, Note: p.Note}
		period.From, period.To = c.day(p.From, "period", n, "from"), c.day(p.To, "period", n, "to")
		if period.To < period.From {
			c.fault(p.To, "a period does not end before it begins", "are the two swapped?", "period", n, "to")
		}
		if !slices.Contains(incident.PeriodCompleteness, p.Completeness) {
			c.oneOf(p.Completeness, incident.PeriodCompleteness, "period", n, "completeness")
		}
		c.text(p.Note, "period", n, "note")
		c.m.Periods = append(c.m.Periods, period)
	}
}

func (c *checks) oneOf(value string, words []string, keys ...string) {
	c.wrong = true
	c.Fault(c.m.spot(keys...), value, "it is one of the words of the list", c.Suggest(value, words), words...)
}

// The ways in which days are written, for the key days.
var orders = map[string]values.Order{"": values.AnyOrder, "year-month-day": values.AnyOrder, "day-month-year": values.DayFirst,
	"month-day-year": values.MonthFirst}

func (c *checks) read(r readKeys) {
	m := c.m
	order, known := orders[r.Days]
	if !known {
		c.oneOf(r.Days, []string{"year-month-day", "day-month-year", "month-day-year"}, "read", "days")
	}
	m.days = order
	switch r.Decimal {
	case "":
	case ".", ",":
		m.mark = values.Mark(r.Decimal[0])
	default:
		c.oneOf(r.Decimal, []string{".", ","}, "read", "decimal")
	}
	switch r.ID {
	case "", "content":
		m.contentID = r.ID != ""
	default:
		c.fault(r.ID, `ids are made of the rows with id = "content"; a column of them is named in [columns]`, "", "read", "id")
	}
	m.toll = r.Toll
	if _, said := m.at[path("read", "toll")]; !said {
		m.toll = 1
	} else if r.Toll < 1 || r.Toll > 1_000_000 {
		c.fault(fmt.Sprint(r.Toll), "one in a column of figures stands for 1 person or more", "1000 for thousands", "read", "toll")
	}
	m.sources = r.Sources
	for _, b := range r.Blank {
		m.blank = append(m.blank, plain(b))
	}
}

// fields checks which column is what.
func (c *checks) fields(d document) {
	m := c.m
	_, column := d.Columns["id"]
	switch {
	case column && m.contentID:
		c.fault("content", "ids are those of a column, or made of what stands in rows", "take one of the two lines out", "read", "id")
	case !column && !m.contentID:
		c.fault("", "a column has the id of each row, so that a row that is mended later is known again",
			`name it in [columns]; where there is none, say id = "content" in [read]`, "columns", "id")
	}
	c.days(d.Columns)
	_, lat := d.Columns["lat"]
	_, lon := d.Columns["lon"]
	_, both := d.Columns["lat_lon"]
	switch {
	case lat != lon:
		c.fault("", "lat and lon are both columns, or neither is", "", "columns", map[bool]string{true: "lon", false: "lat"}[lat])
	case lat && both:
		c.fault("", "a place is in lat and lon, or in lat_lon", "take one of the two out", "columns", "lat_lon")
	}
	of := map[string]string{}
	for _, f := range Fields() {
		theirs, ok := d.Columns[f]
		if !ok {
			continue
		}
		if strings.TrimSpace(theirs) == "" {
			c.fault("", "it is the name of a column", "take the line out where there is none", "columns", f)
		}
		// A column of kinds is often one of titles too; the same figure or day twice is a slip.
		if other := of[theirs]; other != "" && (isNumber(f) || isDay(f)) {
			c.fault(theirs, "the column is "+other+" already", "take one of the two lines out", "columns", f)
		}
		of[theirs] = f
	}
}

// days wants a column of days, or one each of years, months and days.
func (c *checks) days(columns map[string]string) {
	_, date := columns["date"]
	var parts, missing []string
	for _, f := range []string{"year", "month", "day"} {
		if _, ok := columns[f]; ok {
			parts = append(parts, f)
		} else {
			missing = append(missing, f)
		}
	}
	switch {
	case date && len(parts) > 0:
		c.fault("", "a day is in date, or in year, month and day", "take one of the two out", "columns", parts[0])
	case !date && len(parts) == 0:
		c.fault("", "a column has the day of each row", "name it in [columns]", "columns", "date")
	case !date && len(missing) > 0:
		c.fault("", "a day is in year, month and day", "", "columns", missing[0])
	}
}

func isDay(field string) bool { return field == "date" || field == "end_date" || field == "published" }

func isNumber(field string) bool {
	return slices.Contains([]string{"year", "month", "day", "lat", "lon", "lat_lon"}, field) || isFigure(field)
}

// figures are the fields of people.
var figures = []string{"killed", "killed_low", "killed_high", "civilians_killed", "forces_killed", "militants_killed", "injured"}

func isFigure(field string) bool { return slices.Contains(figures, field) }

// closed are the words of ours that a field must have.
var closed = map[string][]string{
	"date_precision": incident.Texts(incident.IncidentDatePrecisions),
	"type":           incident.Texts(incident.Types),
	"geo_precision":  incident.Texts(incident.GeoPrecisions),
	"actor":          incident.Texts(incident.Actors),
	"confidence":     incident.Texts(incident.Confidences),
}

// lists checks that what words stand for is of ours.
func (c *checks) lists(d document) {
	for _, f := range fieldNames(func(f field) bool { return f.Default }) {
		if s, ok := d.Default[f]; ok {
			c.ours(f, s, "default", f)
		}
	}
	for _, f := range fieldNames(func(f field) bool { return f.Words }) {
		if d.Words[f] == nil {
			continue
		}
		if _, ok := d.Columns[f]; !ok {
			c.fault("", "words are of a column", "name it in [columns]: "+f+" = …", "words", f)
		}
		c.m.words[f] = map[string]string{}
		for _, theirs := range sortedKeys(d.Words[f]) {
			ours := d.Words[f][theirs]
			c.ours(f, ours, "words", f, theirs)
			key := plain(theirs)
			if theirs == anyWord {
				key = anyWord
			}
			if before, twice := c.m.words[f][key]; twice && before != ours {
				c.fault(theirs, "the same word stands for one thing", "case and marks make no other word", "words", f, theirs)
			}
			c.m.words[f][key] = ours
		}
	}
}

// anyWord stands for every word that has no line.
const anyWord = "*"

// ours wants a word to be one that the field can have.
func (c *checks) ours(f, word string, keys ...string) {
	list, bound := closed[f]
	c.text(word, keys...)
	switch {
	case f == "country" && !countryCode.MatchString(word):
		c.fault(word, "a country is its code of two capital letters, as PK", "", keys...)
	case bound && !slices.Contains(list, word):
		c.oneOf(word, list, keys...)
	case strings.TrimSpace(word) == "":
		c.fault(word, "it is not blank", "take the line out", keys...)
	}
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
