package draw

import (
	"khyberatlas/internal/draw/markup"
	"khyberatlas/internal/incident"
)

// glyphs are the shapes of the kinds of event around the origin, all of about the same ink: a kind is told by its shape
// as well as by its hue.
var glyphs = map[incident.Type]string{
	"suicide_bombing":    "M0-6.2 1.7-2.6 5.6-3.2 3.2 0 5.6 3.2 1.7 2.6 0 6.2-1.7 2.6-5.6 3.2-3.2 0-5.6-3.2-1.7-2.6z",
	"ied":                "M0-5.6 5.6 0 0 5.6-5.6 0z",
	"armed_attack":       "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
	"targeted_killing":   "M-1.6-5.4h3.2v3.8h3.8v3.2h-3.8v3.8h-3.2v-3.8h-3.8v-3.2h3.8z",
	"abduction":          "M0-5.2 5-1.6 3.1 4.3-3.1 4.3-5-1.6z",
	"security_operation": "M-4 -4h8v8h-8z",
	"air_strike":         "M0 5.6 5.4-3.8h-10.8z",
	"drone_strike":       "M0 5.6 5.4-3.8 0-1.4-5.4-3.8z",
	"shelling":           "M0-5.6 5.4 3.8h-10.8z",
	"border_clash":       "M-5.2-4.4 0-1.6 5.2-4.4v8.8l-5.2-2.8-5.2 2.8z",
	"communal_violence":  "M-2.6-4.8h5.2l2.6 4.8-2.6 4.8h-5.2l-2.6-4.8z",
	"other":              "M-5-2.6h10v5.2h-10z",
	"state_based":        "M-4.2-4.6h8.4v4.2l-1.4 3.2-2.8 2.6-2.8-2.6-1.4-3.2z",
	"non_state":          "M-4.4-5h8.8l-2.6 5 2.6 5h-8.8l2.6-5z",
	"one_sided":          "M-5.4-2.6h5v-2.8l5.6 5.4-5.6 5.4v-2.8h-5z",
	"not_coded":          "M-2.6-5h5.2v10h-5.2z",
}

// doors are the shapes of a crossing's states: a gate that lets through, is shut, half shut.
var doors = map[incident.Status]string{
	incident.Open:       "M-5-6h3v12h-3zM2-6h3v12h-3z",
	incident.Closed:     "M-6-6h12v12h-12z",
	incident.Restricted: "M-6-6h5v12h-5zM2-6h3v12h-3z",
	incident.Partial:    "M-6-6h12v5h-12zM-6 2h3v4h-3zM3 2h3v4h-3z",
	incident.Unknown:    "M-5.5-5.5h11v11h-11zM-3.5-3.5v7h7v-7z",
}

// Shape is the path of a kind of event.
func Shape(t incident.Type) string { return glyphs[t] }

// DoorShape is the path of a crossing's state.
func DoorShape(st incident.Status) string { return doors[st] }

// Glyph is the shape of a kind of event as a picture of its own, for legends and lists. It says nothing to a screen
// reader: the word stands beside it.
func Glyph(t incident.Type) string { return icon("icon t-"+string(t), glyphs[t]) }

// HalfGlyph is the shape of a contested event: the sides disagree about what happened, so one half is drawn as fact and the
// other only outlined. A window of half the width cuts the filled half: it needs no id, so that a page may hold many.
func HalfGlyph(t incident.Type) string {
	s := openIcon("icon t-" + string(t))
	Half(&s.Writer, t)
	s.End("svg")
	return s.String()
}

// Half writes such a shape into a picture.
func Half(s *markup.Writer, t incident.Type) {
	s.Leaf("path", "class", "outline", "d", glyphs[t])
	s.Open("svg", "class", "half", "x", "-8", "y", "-8", "width", "8", "height", "16", "viewBox", "-8 -8 8 16")
	s.Leaf("path", "d", glyphs[t])
	s.End("svg")
}

// Door is the shape of a crossing's state likewise.
func Door(st incident.Status) string { return icon("icon s-"+string(st), doors[st]) }

func icon(class, d string) string {
	s := openIcon(class)
	s.Leaf("path", "d", d)
	s.End("svg")
	return s.String()
}

func openIcon(class string) *svg {
	s := new(svg)
	s.Open("svg", "class", class, "viewBox", "-8 -8 16 16", "width", "16", "height", "16", "aria-hidden", "true")
	return s
}
