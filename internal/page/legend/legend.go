// Package legend explains a map: which signs occur in it, how large they are, and what its districts are shaded by. A sign
// that isn't on the map is left out.
package legend

import (
	"slices"
	"strconv"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Shown is what a map shows.
type Shown struct {
	Crossings []incident.CrossingState // none where they are switched off
	States    []incident.Status        // all that a crossing can be in
	Day       string                   // of their states, in words
	Chosen    []incident.Type          // the kinds that the filter names
	Several   bool                     // incidents of other records are there
	Facets    incident.Facets          // how many incidents each kind would give
	// To is the address of the same map with other kinds, of all for nil.
	To    func(types []incident.Type) string
	Scale draw.Scale // of its signs
}

// Of is the legend of what is shown.
func Of(w wording.Wording, s Shown) views.MapLegend {
	l := views.MapLegend{On: s.Day}
	if s.Several {
		l.Theirs = w.Text("map.legend.theirs")
	}
	given := map[string]int{} // empty where they couldn't be counted, and the page is not sent
	for _, f := range s.Facets.Types {
		given[f.Value] = f.Count
	}
	for _, t := range incident.Types {
		chosen := slices.Contains(s.Chosen, t)
		// Where the filter names kinds, the others that there are stay, to go over to.
		k := views.MapKind{MapSign: views.MapSign{ID: string(t), Icon: draw.Glyph(t), Text: w.Label("type", string(t))},
			Hidden: given[string(t)] == 0 && !chosen, On: chosen, Off: len(s.Chosen) > 0 && !chosen}
		if slices.Equal(s.Chosen, []incident.Type{t}) {
			k.Href = s.To(nil)
		} else {
			k.Href = s.To([]incident.Type{t})
		}
		l.Kinds = append(l.Kinds, k)
	}
	for _, state := range s.States {
		is := func(c incident.CrossingState) bool { return c.State == state }
		l.States = append(l.States, views.MapKind{Hidden: !slices.ContainsFunc(s.Crossings, is),
			MapSign: views.MapSign{ID: string(state), Icon: draw.Door(state), Text: w.Label("status", string(state))}})
	}
	for _, value := range s.Scale.Sizes() {
		r := s.Scale.Radius(value)
		l.Sizes = append(l.Sizes, views.MapSize{Value: strconv.Itoa(value), Text: w.Number(value), Width: strconv.Itoa(int(2*r + 2)),
			R: strconv.FormatFloat(r, 'f', 1, 64)})
	}
	return l
}
