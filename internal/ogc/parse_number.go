package ogc

import (
	"math"
	"strconv"
	"strings"
)

// whole reads a whole number that is at least the parameter's minimum. One too great to hold is clamped like any other.
func (r *reader) whole(p *Param, v string) (int, bool) {
	digits := strings.TrimLeft(v, "0")
	if v == "" || strings.Trim(v, "0123456789") != "" {
		r.fault(p, v, "problem.whole", "problem.example")
		return 0, false
	}
	n, err := strconv.Atoi("0" + digits)
	if err != nil || n > math.MaxInt32 {
		n = math.MaxInt32
	}
	if n < p.Min {
		r.fault(p, v, "problem.whole", "problem.example")
		return 0, false
	}
	if p.Max > 0 {
		n = min(n, p.Max)
	}
	return n, true
}
