package ucdp

import (
	"strconv"
	"strings"
)

// Order is a number that is greater for a later release: a yearly one comes after the months of the year that it covers and
// before those of the next. It is 0 where no version is known.
func (r Release) Order() int64 {
	var n [4]int64
	parts := strings.SplitN(r.Version, ".", 4)
	for i, p := range parts {
		n[i], _ = strconv.ParseInt(p, 10, 32)
	}
	switch {
	case n[0] == 0:
		return 0
	case !r.Candidate: // 22.1 has all of 2021
		return (n[0]-1)*10_000 + 100*13 + n[1]
	case len(parts) == 4: // 26.01.26.03 ends with March
		return n[0]*10_000 + 100*n[3]
	}
	return n[0]*10_000 + 100*n[2]
}

// Together names the releases of the rows that are held once those of one more have come: the latest yearly one, and the
// latest Candidate that comes after its years.
func Together(held, now string) string {
	var yearly, candidate string
	for _, v := range append(strings.Split(held, ", "), now) {
		latest := &yearly
		if isCandidate(v) {
			latest = &candidate
		}
		if orderOf(v) > orderOf(*latest) {
			*latest = v
		}
	}
	if orderOf(candidate) <= orderOf(yearly) {
		return yearly
	}
	return strings.TrimPrefix(yearly+", "+candidate, ", ")
}

// orderOf is the order of a release of which only the version is known: that of a Candidate has a month.
func orderOf(version string) int64 {
	return Release{Version: version, Candidate: isCandidate(version)}.Order()
}

func isCandidate(version string) bool { return strings.Count(version, ".") > 1 }
