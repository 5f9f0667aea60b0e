package page

import (
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

var layersOfMap = layers{"incidents", "strikes", "crossings", "districts"}

// layers are those that a map shows.
type layers []string

func (l layers) has(name string) bool { return slices.Contains(l, name) }

// records are those that the layers draw: a strike is both an incident and a strike.
func (l layers) records(all []*incident.Record) []*incident.Record {
	switch {
	case l.has("incidents"):
		return all
	case !l.has("strikes"):
		return nil
	}
	var out []*incident.Record
	for _, r := range all {
		if slices.Contains(incident.StrikeTypes, r.Type) {
			out = append(out, r)
		}
	}
	return out
}

// layers are what the address switches on; without a word about them, all.
func (c *call) layers() layers {
	if asked := c.Asked.View.Layers; asked != "" {
		return strings.Split(asked, ",")
	}
	return layersOfMap
}

// mapLayers are the layers with a switch.
func (c *call) mapLayers() []views.MapLayer {
	var out []views.MapLayer
	for _, id := range layersOfMap {
		out = append(out, views.MapLayer{ID: id, Text: c.Wording.Text("map.layers." + id), On: c.layers().has(id)})
	}
	return out
}
