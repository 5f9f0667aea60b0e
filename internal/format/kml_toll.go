package format

import (
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// toll is a toll as it is told, as a line of a description.
func (o *buffer) toll(what string, t incident.Toll) {
	low, high, known := t.Bounds()
	if !known {
		return
	}
	line := what + ": "
	switch from, to := strconv.Itoa(low), strconv.Itoa(high); {
	case t.Best != nil && low != high:
		line += strconv.Itoa(*t.Best) + " (" + from + " to " + to + ")"
	case t.Best == nil && t.High == nil:
		line += "at least " + from
	case low == high:
		line += from
	case low == 0:
		line += from + " to " + to
	default:
		line += "at least " + from + ", up to " + to
	}
	o.xml(line + "\n")
}

// groups name whom a claim is about where that isn't everyone.
var groups = map[incident.Subject]string{"civilians": "civilians", "forces_pk": "Pakistani forces",
	"forces_af": "Afghan Taliban forces", "militants": "militants"}

// claimed is what only claims say, as a line of a description: each span with who claims it and the group that it is of.
func (o *buffer) claimed(what string, spans []incident.Claimed) {
	if len(spans) == 0 {
		return
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		text := strconv.Itoa(s.Low)
		if s.Low != s.High {
			text += " to " + strconv.Itoa(s.High)
		}
		switch {
		case s.AtLeast:
			text += " or more"
		case s.AtMost:
			text += " or fewer"
		}
		text += " " + strings.ToLower(what)
		if group, ok := groups[s.Subject]; ok {
			text += " (" + group + ")"
		}
		parts[i] = "claimed by " + untagged(strings.Join(s.By, ", ")) + ": " + text
	}
	o.xml(what + ": no agreed figure; " + strings.Join(parts, "; ") + "\n")
}
