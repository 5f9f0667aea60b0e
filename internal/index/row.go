package index

import (
	"math"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sums"
)

// List is a column of words from a list, by which rows are found.
type List int

// The lists. InDistrict is incident.Record.InDistrict, District the name that a row states.
const (
	Type List = iota
	Actor
	Confidence
	Precision
	Dated
	Country
	Admin1
	District
	InDistrict
	Tehsil
	Origin
	lists
)

var listNames = [lists]string{"type", "actor", "confidence", "geo_precision", "date_precision", "country", "admin1",
	"district", "in_district", "tehsil", "origin"}

// summed are the lists whose values have sums by day: what charts and tables are divided by, and what one filter chooses.
var summed = []List{Type, Actor, Confidence, Precision, Country, InDistrict, Tehsil, Origin}

// Figure is a column of numbers of people, of which each may be blank.
type Figure int

// The figures, first those that are summed, as they stand there. Publishers is what a filter compares, and never blank.
const (
	Best       Figure = sums.Best
	Low        Figure = sums.Low
	High       Figure = sums.High
	Civilians  Figure = sums.Civilians
	Forces     Figure = sums.Forces
	Militants  Figure = sums.Militants
	Injured    Figure = sums.Injured
	Publishers Figure = Injured + 1
	figures           = Publishers + 1
)

var figureNames = [figures]string{"best", "low", "high", "civilians", "forces", "militants", "injured", "publishers"}

// blank is a figure that nobody gives.
const blank = sums.Blank

// Coarse reports whether the row stands for a whole district or province.
func (r *Row) Coarse() bool { return r.coarse }

// Wide reports whether not even the district is known.
func (r *Row) Wide() bool { return r.wide }

// Row is what is compared, summed and placed of an incident: all of it but its texts. A Builder has one for each, without
// a pointer in it: the collector would follow a million.
type Row struct {
	Date incident.Day
	Span incident.Days
	// At is where the row is answered, Own where its record puts it; NaN where it has no place.
	At, Own             orb.Point
	codes               [lists]uint16
	figures             [figures]int32
	vague, coarse, wide bool         // of its precisions
	Changed             incident.Day // the day of its last change
	Badge               int32        // -1 where the place isn't coarse
	Crossing            int32        // the nearest one; -1 where distances are left out
	CrossingKm          float64
	FrontierKm          float64

	record // where it lies
}

// summed is what sums are made of.
func (b *Builder) summed() sums.Table {
	n := len(b.Rows)
	rows, from, to := make(column.Builder, 0, sums.Wide*n), make(column.Builder, 0, 4*n), make(column.Builder, 0, 4*n)
	for i := range b.Rows {
		r := &b.Rows[i]
		s := sums.Row{Vague: r.vague, Wide: r.wide, Placed: Placed(r.At), OnePublisher: r.figures[Publishers] == 1}
		copy(s.Figures[:], r.figures[Best:])
		sums.PutRow(&rows, &s)
		from.Int32(int32(r.Span.From))
		to.Int32(int32(r.Span.To))
	}
	return sums.Table{Rows: sums.Rows(rows), From: column.Int32s(from), To: column.Int32s(to)}
}

var nowhere = orb.Point{math.NaN(), math.NaN()}

// Placed reports whether a point is one.
func Placed(p orb.Point) bool { return !math.IsNaN(p[0]) }

func pointOf(p *orb.Point) orb.Point {
	if p == nil {
		return nowhere
	}
	return *p
}

func figureOf(n *int) int32 {
	if n == nil {
		return blank
	}
	return int32(min(*n, math.MaxInt32))
}
