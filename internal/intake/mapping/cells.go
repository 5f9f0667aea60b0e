package mapping

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/table"
	"khyberatlas/internal/intake/values"
)

func (r *reading) day(field string) incident.Day {
	s := r.raw(field)
	if s == "" {
		return 0
	}
	d, p := r.days.Day(s)
	if !p.OK() {
		r.problem(field, p, `say in the mapping, in [read]: days = "day-month-year", or days = "month-day-year"`)
	}
	return d
}

// date is the row's day, in one cell or in three. A row always has one.
func (r *reading) date() incident.Day {
	if r.column("year") == table.None {
		if r.raw("date") == "" {
			r.wrong("date", "the cell is not blank", "")
		}
		return r.day("date")
	}
	year, month, day := r.part("year", 1900, 2100), r.part("month", 1, 12), 1
	if !r.monthOnly() {
		day = r.part("day", 1, 31)
	}
	if year == 0 || month == 0 || day == 0 {
		return 0
	}
	d := incident.DayOf(year, month, day)
	if _, m, _ := d.Date(); m != month {
		r.wrong("day", "a date is a day of the calendar", "is there such a day?")
		return 0
	}
	return d
}

// monthOnly reports whether the day is in a cell of its own that is blank or 0, as where only the month is known.
func (r *reading) monthOnly() bool {
	return r.column("day") != table.None && strings.Trim(values.Latin(r.raw("day")), "0") == ""
}

func (r *reading) part(field string, least, most int) int {
	n, p := values.AnyMark.Whole(r.raw(field))
	if !p.OK() || n < least || n > most {
		r.wrong(field, fmt.Sprintf("a %s is a number from %d to %d", field, least, most), "")
		return 0
	}
	return n
}

const sayDecimal = `say in the mapping, in [read]: decimal = ".", or decimal = ","`

func (r *reading) figure(field string) *int {
	s := r.raw(field)
	if s == "" {
		return nil
	}
	n, p := r.mark.Whole(s)
	if !p.OK() {
		r.problem(field, p, sayDecimal)
		return nil
	}
	if n > math.MaxInt32/r.toll {
		r.wrong(field, "a figure is of people", "what does one in it stand for? read.toll in the mapping says "+strconv.Itoa(r.toll))
		return nil
	}
	n *= r.toll
	return &n
}

func (r *reading) degrees(field string, most float64) (float64, bool) {
	v, p := r.mark.Degrees(r.raw(field))
	switch {
	case !p.OK():
		r.problem(field, p, sayDecimal)
	case math.Abs(v) > most:
		mend := ""
		if field == "lat" && math.Abs(v) <= 180 {
			mend = "are latitude and longitude swapped in the mapping?"
		}
		r.wrong(field, fmt.Sprintf("degrees of %s lie between -%g and %g", field, most, most), mend)
	default:
		return v, true
	}
	return 0, false
}

// point reads lat and lon: both or neither.
func (r *reading) point() (p orb.Point, ok bool) {
	if r.column("lat_lon") != table.None {
		return r.pair()
	}
	lat, lon := r.raw("lat"), r.raw("lon")
	switch {
	case lat == "" && lon == "":
		return p, false
	case lat == "":
		r.wrong("lat", "lat and lon are both given or both blank", "")
		return p, false
	case lon == "":
		r.wrong("lon", "lat and lon are both given or both blank", "")
		return p, false
	}
	y, okLat := r.degrees("lat", 90)
	x, okLon := r.degrees("lon", 180)
	if okLat && okLon {
		return r.place("lat", orb.Point{geo.Round4(x), geo.Round4(y)})
	}
	return p, false
}

// place refuses what is no place of an event.
func (r *reading) place(field string, p orb.Point) (orb.Point, bool) {
	if p == (orb.Point{}) {
		r.wrong(field, "a row without a place has no coordinates, and (0, 0) lies in the sea off Africa", "leave both blank")
		return p, false
	}
	return p, true
}

// pair reads a cell with a latitude, a comma or a blank, and a longitude.
func (r *reading) pair() (p orb.Point, ok bool) {
	s := values.Latin(r.raw("lat_lon"))
	if s == "" {
		return p, false
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",;، ", c) })
	if len(parts) != 2 {
		r.wrong("lat_lon", "it is a latitude, a comma and a longitude, with points before decimals", "as 33.92, 70.58")
		return p, false
	}
	for i, most := range []float64{90, 180} {
		v, problem := values.PointMark.Decimal(parts[i])
		if !problem.OK() || math.Abs(v) > most {
			r.wrong("lat_lon", fmt.Sprintf("degrees lie between -%g and %g", most, most), "the latitude comes first, as 33.92, 70.58")
			return p, false
		}
		p[1-i] = geo.Round4(v)
	}
	return r.place("lat_lon", p)
}
