package ucdp

import (
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

// title is one line of what the columns say: headlines are others' words, and take sides.
func (r *reader) title(i *incident.Incident) string {
	b := who(r.text[:0], i)
	b = append(b, ": "...)
	b = toll(b, i.Killed)
	b = append(b, ", "...)
	b = append(b, i.Place...)
	r.text = b
	return values.Line(string(b), incident.MostTitle)
}

func who(b []byte, i *incident.Incident) []byte {
	begins := len(b)
	b = append(b, sideName(i.SideA)...)
	switch {
	case i.Type == "one_sided":
		b = append(b, " against civilians"...)
	case i.SideA == i.SideB && isUnidentified(i.SideA):
		b = append(b[:begins], "unidentified groups"...)
	default:
		b = append(append(b, " and "...), sideName(i.SideB)...)
	}
	if c := b[begins]; c >= 'a' && c <= 'z' {
		b[begins] -= 'a' - 'A'
	}
	return b
}

func sideName(side string) string {
	if isUnidentified(side) {
		return "an unidentified group"
	}
	return side
}

// toll is what is counted; where that is nobody, and more are reported, it says how many those are.
func toll(b []byte, t incident.Toll) []byte {
	if *t.Best == 0 && t.High != nil && *t.High > 0 {
		b = append(b, "up to "...)
		return append(strconv.AppendInt(b, int64(*t.High), 10), " killed"...)
	}
	return append(strconv.AppendInt(b, int64(*t.Best), 10), " killed"...)
}

// summary says the figures and where it was, in the words of the columns.
func (r *reader) summary(i *incident.Incident, f figures) string {
	b := append(r.text[:0], "UCDP counts "...)
	b = strconv.AppendInt(b, int64(*i.Killed.Best), 10)
	b = append(b, " killed"...)
	if low, high := i.Killed.Low, i.Killed.High; low != nil && high != nil && *low != *high {
		b = append(strconv.AppendInt(append(b, " ("...), int64(*low), 10), " to "...)
		b = append(strconv.AppendInt(b, int64(*high), 10), ')')
	}
	mark := ": "
	for _, part := range [...]struct {
		n    *int
		what string
	}{{f.a, " of " + sideName(i.SideA)}, {f.b, " of " + sideName(i.SideB)}, {f.civilians, " civilians"}, {f.unknown,
		" not told apart"}} {
		if part.n == nil || *part.n == 0 || part.what == " of Civilians" {
			continue
		}
		b = strconv.AppendInt(append(b, mark...), int64(*part.n), 10)
		if *part.n == 1 && part.what == " civilians" {
			part.what = " civilian"
		}
		b = append(b, part.what...)
		mark = ", "
	}
	b = append(b, '.')
	if where := values.Line(r.cell(cDescription), incident.MostSummary); where != "" {
		b = append(append(b, " Where: "...), strings.TrimRight(where, ".,; ")...)
		b = append(b, '.')
	}
	r.text = b
	return values.Line(string(b), incident.MostSummary)
}
