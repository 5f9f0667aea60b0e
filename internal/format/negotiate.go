package format

import (
	"mime"
	"strconv"
	"strings"
)

// Negotiate chooses among the media types on offer, in the server's order of preference, by an Accept header: the
// greatest q-value wins, then the range that names the type most closely, then the server's order. A missing header
// takes the first offer. It returns the offer's index, or -1 where none will do.
func Negotiate(accept string, offers []string) int {
	if strings.TrimSpace(accept) == "" || accept == "*/*" {
		return 0
	}
	ranges := parseAccept(accept)
	best, bestQ, bestClose := -1, 0.0, 0
	for i, offer := range offers {
		q, close := weigh(ranges, offer)
		if q > bestQ || q == bestQ && q > 0 && close > bestClose {
			best, bestQ, bestClose = i, q, close
		}
	}
	return best
}

// mediaRange is one element of an Accept header; close says how closely it names a type: 1 any, 2 the major, 3 exact.
type mediaRange struct {
	kind, sub string
	q         float64
	close     int
}

func parseAccept(accept string) []mediaRange {
	var out []mediaRange
	for part := range strings.SplitSeq(accept, ",") {
		name, params, err := mime.ParseMediaType(part)
		if err != nil {
			// A faulty parameter doesn't make the type unreadable.
			name, _, _ = strings.Cut(part, ";")
			name = strings.ToLower(strings.TrimSpace(name))
		}
		kind, sub, ok := strings.Cut(name, "/")
		if name == "*" {
			kind, sub, ok = "*", "*", true
		}
		if !ok {
			continue
		}
		r := mediaRange{kind: kind, sub: sub, q: quality(params["q"]), close: 3}
		switch {
		case kind == "*":
			r.close = 1
		case sub == "*":
			r.close = 2
		}
		out = append(out, r)
	}
	return out
}

// quality reads a q-value; what is none counts as 1, as browsers take it.
func quality(s string) float64 {
	if s == "" {
		return 1
	}
	q, err := strconv.ParseFloat(s, 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return 1
	}
	return q
}

// weigh is the q-value that the closest range gives an offer.
func weigh(ranges []mediaRange, offer string) (q float64, close int) {
	kind, sub, _ := strings.Cut(offer, "/")
	for _, r := range ranges {
		if (r.kind == "*" || r.kind == kind) && (r.sub == "*" || r.sub == sub) && r.close > close {
			q, close = r.q, r.close
		}
	}
	return q, close
}

// Encoding chooses a content coding by an Accept-Encoding header among those on offer, in the server's order of
// preference; blank means as it is.
func Encoding(accept string, offers []string) string {
	if accept == "" {
		return ""
	}
	rest, _ := wanted(accept, "*")
	best, bestQ := "", 0.0
	for _, offer := range offers {
		q, named := wanted(accept, offer)
		if !named {
			q = rest
		}
		if q > bestQ {
			best, bestQ = offer, q
		}
	}
	if q, named := wanted(accept, "identity"); named && q > bestQ {
		return ""
	}
	return best
}

// wanted is the weight that an Accept-Encoding header gives a coding, the last where it is named more than once. A header
// has a few codings, and going over it for each takes less than a table of them.
func wanted(accept, coding string) (q float64, named bool) {
	for part := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q, named = 1, true
		if value, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(params)), "q="); ok {
			q = quality(strings.TrimSpace(value))
		}
	}
	return q, named
}
