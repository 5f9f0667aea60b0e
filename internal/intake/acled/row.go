package acled

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/table"
	"khyberatlas/internal/intake/values"
)

var eventID = regexp.MustCompile(`^[A-Z]{3}[0-9]{1,9}$`)

// row makes an event of the row at hand and hands it on, or says what is wrong with it.
func (r *reading) row() {
	k, known := r.kind()
	if known && k.unasked && !r.in.All {
		r.done.Unasked++
		return
	}
	e := Event{Incident: incident.Incident{
		Origin:        Origin.ID,
		Date:          r.day(),
		DatePrecision: r.dayPrecision(),
		Type:          k.ours,
		Summary:       values.Line(r.Cell(cNotes), values.MostLine),
		Place:         values.Line(r.Cell(cLocation), values.MostName),
		Point:         r.point(),
		Target:        values.Line(r.Cell(cActor2), values.MostName),
		Killed:        incident.Toll{Best: r.figure()},
		Confidence:    "reported",
	}, Changed: r.timestamp()}
	e.ID = r.id()
	r.sides(&e.Incident, k)
	e.Where, e.Line = r.place(&e.Incident), r.Line()
	e.Sources = r.citations(e.ID)
	if len(e.Sources) > 1 {
		e.Confidence = "confirmed"
	}
	e.Title = r.title(&e.Incident, k)
	switch {
	case r.Faulty():
		r.faulty()
	case e.Where.Inside || r.in.Everywhere:
		r.done.HandOn(&e.Incident, e.Where)
		r.in.Row(&e)
	default:
		r.done.LeaveOut(e.GeoPrecision == incident.CountryLevel)
	}
}

// id stands only once in a file: which of two rows is right only a person can say.
func (r *reading) id() string {
	id := strings.Clone(r.Cell(cID))
	line, twice := r.ids[id]
	switch {
	case !eventID.MatchString(id):
		r.Wrong(cID, idRule, "")
	case twice:
		r.Wrong(cID, "an event's id stands only once", fmt.Sprintf("it stands in line %d too", line))
	default:
		r.ids[id] = r.Line()
	}
	return Origin.ID + "-" + id
}

// kind is what the row's words for what happened are for us.
func (r *reading) kind() (kind, bool) {
	k, ok := kindOf[incident.Fold(r.Cell(cSub))]
	switch {
	case !ok:
		r.Wrong(cSub, "it is a kind of event of ACLED's code book", cmp.Or(r.list.Suggest(r.Cell(cSub), subNames),
			"have the row's cells moved?"), subNames...)
	case !strings.EqualFold(r.Cell(cEvent), k.event):
		r.Doubt(cEvent, k.sub+" is a kind of "+k.event, "")
	}
	return k, ok
}

// day reads days before months, as ACLED writes them. Whether the file does is seen when all rows have been read.
func (r *reading) day() incident.Day {
	s := r.Cell(cDay)
	d, p := values.DayFirst.Day(s)
	if !p.OK() {
		r.Wrong(cDay, p.Rule, p.Mend)
		return 0
	}
	if _, either := values.AnyOrder.Day(s); either.Ambiguous && r.unclearDay == "" {
		r.unclear, r.unclearDay = r.Spot(cDay), strings.Clone(s)
	}
	if len(s) < 5 || s[4] != '-' {
		r.days.Add(s)
	}
	return d
}

// oneOrder refuses a column of days that fit both orders, where none says which is meant.
func (r *reading) oneOrder() {
	// Where months come first, the rows that show it have their faults already.
	if _, p := r.days.Order(); !p.OK() && r.unclearDay != "" {
		r.list.Fault(r.unclear, r.unclearDay, p.Rule, "write the column as YYYY-MM-DD in the file that it comes from")
		r.list.Lost[r.in.File] = true // any row may have another day
	}
}

func (r *reading) dayPrecision() incident.DatePrecision {
	p := r.code(cDayPrecision, "1 the day, 2 the week, 3 the month")
	return []incident.DatePrecision{"", incident.DayExact, incident.WeekOnly, incident.MonthOnly}[p]
}

// code reads a code from 1 to 3; 0 where it is none.
func (r *reading) code(c table.Column, means string) int {
	s := r.Cell(c)
	n, p := values.AnyMark.Whole(s)
	if !p.OK() || n < 1 || n > 3 {
		r.Wrong(c, "a code is "+means, "")
		return 0
	}
	return n
}

func (r *reading) figure() *int {
	n, p := values.PointMark.Whole(r.Cell(cFatalities))
	if !p.OK() {
		r.Wrong(cFatalities, p.Rule, p.Mend)
		return nil
	}
	return &n
}

func (r *reading) timestamp() int64 {
	s := r.Cell(cTimestamp)
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		r.Wrong(cTimestamp, "it is a number of seconds since 1970", "has a spreadsheet shortened it?")
		return 0
	}
	return n
}

func (r *reading) degrees(c table.Column, most float64) (float64, bool) {
	v, p := values.AnyMark.Degrees(r.Cell(c))
	switch {
	case !p.OK():
		r.Wrong(c, p.Rule, p.Mend)
	case math.Abs(v) > most:
		r.Wrong(c, fmt.Sprintf("degrees lie between -%g and %g", most, most), "are latitude and longitude swapped?")
	default:
		return v, true
	}
	return 0, false
}

// point is where the event is drawn; every event of ACLED has one.
func (r *reading) point() *orb.Point {
	lat, okLat := r.degrees(cLat, 90)
	lon, okLon := r.degrees(cLon, 180)
	switch p := (orb.Point{geo.Round4(lon), geo.Round4(lat)}); {
	case !okLat || !okLon:
	case p == orb.Point{}:
		r.Wrong(cLat, "an event has a place, and (0, 0) lies in the sea off Africa", "take its place from ACLED again")
	default:
		return &p
	}
	return nil
}

// sides are who did it and to whom. Where the forces of two states clash, it is a clash at the border.
func (r *reading) sides(i *incident.Incident, k kind) {
	a, b := values.Line(r.Cell(cActor1), values.MostName), values.Line(r.Cell(cActor2), values.MostName)
	if a == "" {
		r.Wrong(cActor1, "the cell is not blank", "have the row's cells moved?")
	}
	i.Actor, i.ActorName = sideOf(a, i.Date), a
	i.SideA, i.SideB = a, b
	i.CodedAs = k.event + "/" + k.sub
	if k.event == "Battles" && betweenStates(a, b) {
		i.Type = "border_clash"
	}
	if i.Target == "" && strings.EqualFold(r.Cell(cTargeting), "Civilian targeting") {
		i.Target = "civilians"
	}
}

// citations are the publishers; ACLED gives no addresses.
func (r *reading) citations(id string) (all []incident.Source) {
	for p := range strings.SplitSeq(r.Cell(cSource), ";") {
		p = values.Line(p, values.MostName)
		if p != "" && !slices.ContainsFunc(all, func(s incident.Source) bool { return s.Publisher == p }) {
			all = append(all, incident.Source{IncidentID: id, Publisher: p})
		}
	}
	return all
}

// title is made of what the row says in its columns: its texts are others' words.
func (r *reading) title(i *incident.Incident, k kind) string {
	return values.Line(k.sub+", "+i.Place, incident.MostTitle)
}

// place finds the event's country, province and district. A region that is known by its chief town only is no sharp point.
func (r *reading) place(i *incident.Incident) gazetteer.Unit {
	code := r.code(cPrecision, "1 the place, 2 a part of a region, 3 a region by its chief town")
	p := gazetteer.Place{Country: r.Cell(cCountry), Admin1: r.Cell(cAdmin1), District: r.Cell(cAdmin2), Day: i.Date, At: i.Point,
		Precise: code == 1 || code == 2}
	u := r.in.Places.Find(p)
	i.Country, i.Admin1, i.District = u.Country, u.Admin1, u.District
	for _, name := range []string{p.District, p.Admin1, p.Country} {
		if i.Place == "" {
			i.Place = values.Line(name, values.MostName)
		}
	}
	i.GeoPrecision = []incident.GeoPrecision{"", incident.Town, incident.TehsilLevel, incident.DistrictLevel}[code]
	if code == 3 && p.District == "" {
		i.GeoPrecision = incident.ProvinceLevel
	}
	if code == 3 && i.District == "" && i.Admin1 == "" {
		i.GeoPrecision, i.Point = incident.CountryLevel, nil
	}
	switch {
	case u.Country == "":
		r.Wrong(cCountry, "it is the name of a country", "")
	case i.Point != nil && r.in.Places.Swapped(u.Country, *i.Point):
		r.Wrong(cLat, "the place lies in "+p.Country, "are latitude and longitude swapped?")
	}
	return u
}
