package format

import (
	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

// kmlStyle is how a feature is drawn. No icon is named, for every program's own mark is there without asking another
// host: the kinds are told apart by its hue, coarse places by a larger, paler one, and everything by its fields.
type kmlStyle struct {
	id    string
	hue   string // #rrggbb of the map's light theme
	pale  bool
	scale string // of the mark; blank is an outline
	label string // scale of the name
	width int    // of an outline, in pixels
}

const (
	coarse  = ".coarse" // ends the id of the style of coarse places
	outline = "outline"
)

// eventStyles have no names at the marks: a thousand titles hide the map.
func eventStyles() []kmlStyle {
	var out []kmlStyle
	for _, t := range incident.Types {
		out = append(out, kmlStyle{id: string(t), hue: hue.Of(t), scale: "0.8", label: "0"},
			kmlStyle{id: string(t) + coarse, hue: hue.Of(t), pale: true, scale: "1.3", label: "0"})
	}
	return out
}

func gateStyles() []kmlStyle {
	var out []kmlStyle
	for _, s := range []incident.Status{incident.Open, incident.Closed, incident.Restricted, incident.Partial, incident.Unknown} {
		out = append(out, kmlStyle{id: "state-" + string(s), hue: hue.OfState(s), scale: "1.1", label: "0.9"})
	}
	return out
}

func (s kmlStyle) write(o *buffer) {
	opacity := "ff"
	if s.pale {
		opacity = "80"
	}
	colour := opacity + s.hue[5:7] + s.hue[3:5] + s.hue[1:3] // KML writes blue before red
	o.raw(`<Style id="` + s.id + `">`)
	if s.scale != "" {
		o.raw("<IconStyle><color>" + colour + "</color><scale>" + s.scale + "</scale></IconStyle>")
		o.raw("<LabelStyle><scale>" + s.label + "</scale></LabelStyle>")
	} else {
		o.raw("<LineStyle><color>" + colour + "</color><width>")
		o.number(s.width)
		o.raw("</width></LineStyle><PolyStyle><fill>0</fill></PolyStyle>")
	}
	o.raw("</Style>\n")
}
