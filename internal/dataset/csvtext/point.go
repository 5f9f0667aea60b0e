package csvtext

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"github.com/paulmach/orb"
)

// Ours has at most four decimals; what others publish is kept as they have it.
var degreeForm, anyDegreeForm = regexp.MustCompile(`^-?\d{1,3}(\.\d{1,4})?$`), regexp.MustCompile(`^-?\d{1,3}(\.\d{1,15})?$`)

// AnyPoint reads lat and lon of others' rows, which may lie anywhere: both or neither.
func (r Row) AnyPoint() (p orb.Point, ok bool) { return r.point(orb.Bound{}, anyDegreeForm) }

// Point reads lat and lon: both or neither. ok is false where there is none or it is wrong.
func (r Row) Point(region orb.Bound) (p orb.Point, ok bool) { return r.point(region, degreeForm) }

func (r Row) point(region orb.Bound, form *regexp.Regexp) (p orb.Point, ok bool) {
	lat, lon := r.Cell("lat"), r.Cell("lon")
	switch {
	case lat == "" && lon == "":
		return p, false
	case lat == "":
		r.Wrong("lat", "lat and lon are both given or both blank", "")
		return p, false
	case lon == "":
		r.Wrong("lon", "lat and lon are both given or both blank", "")
		return p, false
	}
	y, okLat := r.degrees("lat", 90, form)
	x, okLon := r.degrees("lon", 180, form)
	p = orb.Point{x, y}
	if okLat && okLon && !region.IsZero() && !region.Contains(p) && region.Contains(orb.Point{y, x}) {
		r.Wrong("lat", "the place is in Pakistan or Afghanistan", "are latitude and longitude swapped?")
		return p, false
	}
	return p, okLat && okLon
}

func (r Row) degrees(column string, most float64, form *regexp.Regexp) (float64, bool) {
	s := r.Cell(column)
	v, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil || math.IsNaN(v) || math.IsInf(v, 0):
		r.Wrong(column, "degrees are a decimal number", "")
	case math.Abs(v) > most:
		mend := ""
		if column == "lat" && math.Abs(v) <= 180 {
			mend = "are latitude and longitude swapped?"
		}
		r.Wrong(column, fmt.Sprintf("degrees of %s lie between -%g and %g", column, most, most), mend)
	case !form.MatchString(s):
		r.Wrong(column, "degrees have at most 4 decimals", "round them: the fourth is ten metres")
	default:
		return v + 0, true
	}
	return 0, false
}
