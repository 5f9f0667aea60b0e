package ucdp

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/values"
)

// event reads the row at hand; kept says that it is one to be handed on, if it has no fault.
func (r *reader) event() (kept bool) {
	id := r.id()
	start, end := r.days()
	clarity := r.code(cClarity, 2, "1 one clear event, 2 several lumped together")
	violence := r.code(cViolence, 3, "1 state-based, 2 between groups, 3 against civilians")
	datePrec := r.code(cDatePrec, 5, "1 the day, 2 within some days, 3 the week, 4 the month, 5 longer")
	wherePrec := r.code(cWherePrec, 7, "1 the place, 2 near it, 3 district, 4 province, 5 a wider area, 6 country, 7 water or air")
	figures := r.figures()
	at := r.point()
	where := r.where(at, wherePrec, start)
	r.seen.look(r, start)
	if r.row.Faulty() {
		return false
	}
	if !where.Inside && !r.Everywhere {
		r.done.LeaveOut(wherePrec >= 6)
		return false
	}
	sideA, sideB := name(r.cell(cSideA)), name(r.cell(cSideB))
	r.e = Event{Where: where, Line: r.row.Line(), Incident: incident.Incident{
		ID: "ucdp-" + id, Date: start, EndDate: end, DatePrecision: datePrecisions[datePrec], Type: types[violence],
		Place: r.place(where), District: where.District, Admin1: where.Admin1, Country: where.Country, Confidence: "reported",
		Killed: figures.toll, Civilians: figures.civilians, Origin: Origin.ID,
		Coding: incident.Coding{CodedAs: kinds[violence], Violence: strconv.Itoa(violence), SideA: sideA, SideB: sideB,
			EventClarity: clarity, WherePrec: wherePrec, DatePrec: datePrec},
	}}
	i := &r.e.Incident
	if end == start && (datePrec <= 2 || !r.has(cEnd)) {
		i.EndDate = 0 // one day; a week or a month that begins and ends on it keeps its span as it is given
	}
	r.precision(i, at)
	i.Forces, i.Militants = sides(violence, sideA, sideB, figures)
	i.Actor, i.ActorName = actorOf(violence, sideA, sideB, i)
	if violence == 3 {
		i.Target = "civilians"
	}
	i.Sources = citations(i.ID, r.cell(cArticle))
	if clarity == 1 && severalPublishers(i.Sources) {
		i.Confidence = "confirmed"
	}
	i.Title, i.Summary = r.title(i), r.summary(i, figures)
	return true
}

// name is that of a side.
func name(s string) string { return values.Line(s, values.MostName) }

// What ids and codes are for us.
var (
	datePrecisions = [...]incident.DatePrecision{incident.DayExact, incident.DayExact, incident.DayExact, incident.WeekOnly,
		incident.MonthOnly, incident.MonthOnly}
	types = [...]incident.Type{"", "state_based", "non_state", "one_sided"}
	kinds = [...]string{"", "state-based violence", "non-state violence", "one-sided violence"}
)

// id is the number of the event. It stands only once in a file: which of two rows is right only a person can say.
func (r *reader) id() string {
	s := r.cell(cID)
	n, p := values.AnyMark.Whole(s)
	if !p.OK() || n == 0 || s[0] == '0' || strings.Trim(s, "0123456789") != "" {
		r.wrong(cID, "an event's id is a whole number", p.Mend)
		return s
	}
	if line, twice := r.ids[n]; twice {
		r.wrong(cID, "an event's id stands only once", fmt.Sprintf("it stands in line %d too", line))
		return s
	}
	r.ids[n] = r.row.Line()
	return s
}

// code is one of a code book's numbers; 0 where the file has no such column.
func (r *reader) code(c, most int, means string) int {
	s := r.cell(c)
	if s == "" && r.at[c] < 0 {
		return 0
	}
	if len(s) == 1 && s[0] >= '1' && int(s[0]-'0') <= most {
		return int(s[0] - '0')
	}
	r.wrong(c, "a code is "+means, "have the row's cells moved?")
	return 0
}

func (r *reader) days() (start, end incident.Day) {
	start = r.day(cStart)
	end = start
	if r.at[cEnd] >= 0 {
		end = r.day(cEnd)
	}
	if start == 0 || end == 0 {
		return start, end
	}
	if end < start {
		r.wrong(cEnd, fmt.Sprintf("it is not before date_start, %s", start), "are the two swapped?")
	}
	if s := r.cell(cYear); s != "" {
		first, _, _ := start.Date()
		last, _, _ := end.Date()
		if y, p := values.AnyMark.Whole(s); !p.OK() || y < first || y > last {
			r.wrong(cYear, fmt.Sprintf("it is the year of the event, which began on %s", start), "have the row's cells moved?")
		}
	}
	return start, end
}

func (r *reader) day(c int) incident.Day {
	d, p := values.AnyOrder.Day(r.cell(c))
	if !p.OK() {
		r.wrong(c, p.Rule, p.Mend)
	}
	return d
}

// figures are those of a row as they stand.
type figures struct {
	a, b, civilians, unknown *int
	toll                     incident.Toll
}

func (r *reader) figures() (f figures) {
	f.a, f.b, f.civilians, f.unknown = r.figure(cDeathsA), r.figure(cDeathsB), r.figure(cCivilians), r.figure(cUnknown)
	f.toll = incident.Toll{Low: r.figure(cLow), Best: r.figure(cBest), High: r.figure(cHigh)}
	best, low, high := f.toll.Best, f.toll.Low, f.toll.High
	if best == nil {
		if r.row.Cell(r.at[cBest]) == "" {
			r.wrong(cBest, "the cell is not blank", "")
		}
		return f
	}
	adds := true
	if f.a != nil && f.b != nil && f.civilians != nil && f.unknown != nil {
		adds = *f.a+*f.b+*f.civilians+*f.unknown == *best
	}
	switch {
	case high != nil && *best > *high && (!adds || farOff(*best, *high)):
		r.wrong(cBest, fmt.Sprintf("it is not above high, %d", *high), "are the two swapped?")
	case low != nil && *low > *best && (!adds || farOff(*low, *best)):
		r.wrong(cLow, fmt.Sprintf("it is not above best, %d", *best), "are the two swapped?")
	case !adds:
		r.wrong(cBest, fmt.Sprintf("it is the sum of deaths_a, deaths_b, deaths_civilians and deaths_unknown, %d", *f.a+*f.b+
			*f.civilians+*f.unknown), "have the row's cells moved?")
	}
	f.toll.High = r.widened(cHigh, high, best, high != nil && *high < *best)
	f.toll.Low = r.widened(cLow, low, best, low != nil && *low > *best)
	return f
}

// farOff tells a mistake from what UCDP's own releases have: in about one row of twenty of GED 22.1 and 23.1, best lies
// outside of its range by one, and in one row there is 9 above 4.
func farOff(above, below int) bool { return above > 2*below+1 && above > below+1 }

// widened is the end of the range; best itself where it lies outside, since it is the sum of what is counted.
func (r *reader) widened(c int, end, best *int, outside bool) *int {
	if !outside || r.row.Faulty() {
		return end
	}
	r.row.Doubt(r.at[c], fmt.Sprintf("best, %d, lies outside of the range, as it does in some rows of UCDP's own releases", *best),
		"the range is widened to hold it")
	v := *best
	return &v
}

func (r *reader) figure(c int) *int {
	s := r.cell(c)
	if s == "" {
		if c == cBest || r.at[c] < 0 {
			return nil
		}
		r.wrong(c, "a figure is a whole number from 0 up", "have the row's cells moved?")
		return nil
	}
	n, p := values.AnyMark.Whole(s)
	if !p.OK() {
		r.wrong(c, p.Rule, p.Mend)
		return nil
	}
	return &n
}

// point is the place as published; nil where the row has none, or where it is wrong.
func (r *reader) point() *orb.Point {
	if !r.has(cLat) && !r.has(cLon) {
		return nil
	}
	lat, okLat := r.degrees(cLat, 90)
	lon, okLon := r.degrees(cLon, 180)
	switch {
	case !okLat || !okLon:
		return nil
	case lat == 0 && lon == 0:
		r.wrong(cLat, "an event's place is on land, and (0, 0) lies in the sea off Africa",
			"leave both blank where the place is not known")
		return nil
	}
	return &orb.Point{geo.Round4(lon), geo.Round4(lat)}
}

func (r *reader) degrees(c int, most float64) (float64, bool) {
	s := r.cell(c)
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		var p values.Problem
		if v, p = values.AnyMark.Degrees(s); !p.OK() {
			r.wrong(c, p.Rule, p.Mend)
			return 0, false
		}
	}
	if math.IsNaN(v) || math.Abs(v) > most {
		mend := "are latitude and longitude swapped?"
		if math.IsNaN(v) || math.Abs(v) > 180 {
			mend = "is the decimal point lost?"
		}
		r.wrong(c, fmt.Sprintf("degrees lie between -%g and %g", most, most), mend)
		return 0, false
	}
	return v, true
}

// where is what is known of the place by its names, and by the point where that is known to some kilometres.
func (r *reader) where(at *orb.Point, wherePrec int, day incident.Day) gazetteer.Unit {
	country := r.cell(cCountry)
	if iso := r.cell(cISO); iso != "" {
		country = iso
	}
	if wherePrec >= 6 {
		at = nil // the middle of the country says nothing
	}
	u := r.Places.Find(gazetteer.Place{Country: country, Admin1: r.cell(cAdmin1), District: r.cell(cAdmin2), Day: day, At: at,
		Precise: wherePrec == 1 || wherePrec == 2})
	switch {
	case u.Country == "":
		r.wrong(cCountry, "it is the name of a country", "")
	case at != nil && r.Places.Swapped(u.Country, *at):
		r.wrong(cLat, "the place lies in the country that is stated", "are latitude and longitude swapped?")
	}
	return u
}

// precision says how precisely the place is known. A coarse one never has a sharp point, and what is known to the country
// has no place.
func (r *reader) precision(i *incident.Incident, at *orb.Point) {
	switch i.WherePrec {
	case 1:
		i.GeoPrecision = incident.Site
		if isTown(i.Place) || twoDecimals(r.cell(cLat)) && twoDecimals(r.cell(cLon)) {
			i.GeoPrecision = incident.Town
		}
	case 2:
		i.GeoPrecision = incident.Town
	case 3:
		i.GeoPrecision = incident.DistrictLevel
	case 4, 5:
		i.GeoPrecision = incident.ProvinceLevel
	default:
		i.GeoPrecision, at = incident.ProvinceLevel, nil
	}
	if i.GeoPrecision == incident.ProvinceLevel && i.Admin1 == "" {
		i.GeoPrecision, at = incident.CountryLevel, nil
	}
	i.Point = at
}

// isTown tells a place of many houses from a house, by the word that UCDP puts behind its name.
func isTown(place string) bool {
	k := strings.LastIndexByte(place, ' ')
	switch strings.ToLower(place[k+1:]) {
	case "town", "city", "village", "suburb", "valley", "area", "locality", "tehsil", "district":
		return true
	}
	return false
}

// twoDecimals is a coordinate that was rounded to a kilometre.
func twoDecimals(s string) bool {
	i := strings.IndexByte(s, '.')
	return i < 0 || len(s)-i-1 <= 2
}

// place is its name: as UCDP has it, else that of the smallest unit that is known.
func (r *reader) place(u gazetteer.Unit) string {
	if s := r.cell(cPlace); s != "" {
		return values.Line(s, values.MostName)
	}
	for _, s := range [...]string{u.District, r.cell(cAdmin2), u.Admin1, r.cell(cAdmin1)} {
		if s != "" {
			return values.Line(s, values.MostName)
		}
	}
	return values.Line(r.cell(cCountry), values.MostName)
}
