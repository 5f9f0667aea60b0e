// Package laid says on pages what an operator laid into the ground of the map, whom it is owed to and on what terms.
package laid

import (
	"cmp"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Credits are whom the map credits for its ground, each once.
func Credits(ground []incident.GroundLayer) []string {
	var out []string
	for _, l := range ground {
		if l.Attribution != "" && !slices.Contains(out, l.Attribution) {
			out = append(out, l.Attribution)
		}
	}
	return out
}

// Has reports whether a layer is there.
func Has(ground []incident.GroundLayer, name string) bool {
	return slices.ContainsFunc(ground, func(l incident.GroundLayer) bool { return l.Name == name })
}

// Licences are a line of About for each layer.
func Licences(w wording.Wording, ground []incident.GroundLayer) []views.LicenceLine {
	var out []views.LicenceLine
	for _, l := range ground {
		about := w.Text("about.laid_about", "day", w.Day(l.Imported))
		if l.Attribution != "" {
			about = w.Text("about.laid_owed", "attribution", l.Attribution, "about", about)
		}
		out = append(out, views.LicenceLine{What: w.Text("about.laid." + l.Name), Source: about,
			Licence: views.Link{Href: l.LicenceURL, Text: cmp.Or(l.Licence, l.LicenceURL, w.Text("about.laid_no_licence"))}})
	}
	return out
}

// Lines says what the lines of the map are good for: those of the dataset's own ground, or of what was laid in their place.
func Lines(w wording.Wording, ground []incident.GroundLayer) string {
	relief, roads := "about.lines.relief", "about.lines.roads"
	if Has(ground, "rivers") {
		relief = "about.lines.relief_alone"
	}
	if Has(ground, "roads") {
		roads = "about.lines.roads_laid"
	}
	return w.Text("about.lines") + " " + w.Text(relief) + " " + w.Text(roads)
}
