package carto

import (
	"bytes"

	"khyberatlas/internal/draw/trace"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// laidRanks are the last ranks of what the map of the whole shows of an operator's layers, by layer, in the order in which
// they lie on one another. Tehsils are too small for it, and names stay those of the dataset.
var laidRanks = []struct {
	layer string
	rank  float64
}{{"lakes", 2}, {"rivers", 2}, {"roads", 1}, {"districts", 1}, {"provinces", 1}}

// lay draws the lines of the map of the whole with what an operator laid into the ground; blank where that is nothing. What
// can't be read of it is left out: the database has proven it.
func (b *Base) lay(ground []incident.GroundLayer) string {
	found := map[string]geo.Layer{}
	for _, l := range ground {
		if read, err := geo.DecodeTopoJSON(bytes.NewReader(l.Far)); err == nil && len(read) == 1 {
			found[l.Name] = geo.NewTopology(read).Simplify(thinKm2).Layers()[0]
		}
	}
	if len(found) == 0 {
		return ""
	}
	var s svg
	seen, plane := mainWindow.seen(), mainWindow.plane()
	for _, k := range laidRanks {
		if _, brought := found[k.layer]; k.layer == "rivers" && !brought {
			s.lines("river", b.rivers, mainWindow)
		}
		for _, f := range found[k.layer].Features {
			if rank, _ := f.Properties["rank"].(float64); rank > k.rank {
				continue
			}
			class := "laid " + k.layer
			if f.Properties["dry"] == true {
				class += " dry"
			}
			if d := trace.Shape(geo.ClipPolygon(f.Shape, seen), plane); d != "" {
				s.Leaf("path", "class", class, "d", d)
			}
			s.lines(class, f.Lines, mainWindow)
		}
	}
	s.lines("line disputed", b.disputed, mainWindow)
	s.lines("line frontier", b.frontier, mainWindow)
	return s.String()
}
