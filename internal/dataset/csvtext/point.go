package csvtext

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"github.com/paulmach/orb"
)

var degreeForm = regexp.MustCompile(`^-?\d{1,3}(\.\d{1,4})?$`)

// Point reads lat and lon: both or neither. ok is false where there is none or it is wrong.
func (r Row) Point(region orb.Bound) (p orb.Point, ok bool) {
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
	y, okLat := r.degrees("lat", 90)
	x, okLon := r.degrees("lon", 180)
	p = orb.Point{x, y}
	if okLat && okLon && !region.IsZero() && !region.Contains(p) && region.Contains(orb.Point{y, x}) {
		r.Wrong("lat", "the place is in Pakistan or Afghanistan", "are latitude and longitude swapped?")
		return p, false
	}
	return p, okLat && okLon
}

func (r Row) degrees(column string, most float64) (float64, bool) {
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
	case !degreeForm.MatchString(s):
		r.Wrong(column, "degrees have at most 4 decimals", "round them: the fourth is ten metres")
	default:
		return v + 0, true
	}
	return 0, false
}
