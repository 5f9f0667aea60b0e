package literal

import (
	"regexp"
	"strconv"
	"strings"
)

var decimal = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$`)

// Number reads a decimal number. A blank is a plus sign that was not encoded.
func Number(s string) (float64, bool) {
	s = strings.ReplaceAll(s, " ", "+")
	if !decimal.MatchString(s) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, false
	}
	return f + 0, true // minus zero becomes zero
}

// Numbers reads a list of them with a sign between.
func Numbers(s, between string) ([]float64, bool) {
	parts := strings.Split(s, between)
	if len(parts) > 6 {
		return nil, false
	}
	out := make([]float64, len(parts))
	for i, part := range parts {
		f, ok := Number(part)
		if !ok {
			return nil, false
		}
		out[i] = f
	}
	return out, true
}

// OnGlobe reports whether a longitude and a latitude in degrees are some place.
func OnGlobe(lon, lat float64) bool { return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 }
