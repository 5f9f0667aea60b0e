package layer

import (
	"context"
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// view is the part of the world that the map can show.
var view = orb.Bound{Min: orb.Point{58, 22}, Max: orb.Point{81, 42}}

const viewText = "58 to 81 degrees east and 22 to 42 degrees north"

// Counts are what became of the features of a file.
type Counts struct {
	Features  int // in the file
	Kept      int
	Outside   int // of the map's area
	Placeless int
	Minor     int // too small a kind to be drawn
	Own       int // where the dataset has its own
}

// Result is what a file held. With faults, its layer is not to be used.
type Result struct {
	Layer              incident.GroundLayer
	Counts             Counts
	FarKm2, NearKm2    float64 // what a bend had to be worth to stay
	Faults, Warnings   incident.Faults
	FaultsIn, WarnedIn map[string]int
}

// vertexCost is what is held of a point of a feature, and featureCost of a feature beside.
const (
	vertexCost  = 96
	featureCost = 512
)

// feature is one of a file that the map can show.
type feature struct {
	name   incident.GroundName
	parent string
	rank   int
	dry    bool // a lake that is not always there
	geo.Feature
}

// reader takes in the features of one file.
type reader struct {
	*findings.List
	ctx     context.Context
	kind    kind
	own     func(orb.Point) bool
	counts  Counts
	kept    []feature
	ids     findings.Unique
	swapped []swapped
	inside  int
	turned  int // lie within the map's area with their axes swapped, and only so
}

type swapped struct {
	at    findings.Spot
	value string
}

// take looks at a feature whose geometry is sound.
func (r *reader) take(at findings.Spot, p properties, g orb.Geometry) {
	box := g.Bound()
	if !box.Intersects(view) {
		r.counts.Outside++
		flipped := orb.Bound{Min: orb.Point{box.Min[1], box.Min[0]}, Max: orb.Point{box.Max[1], box.Max[0]}}
		if flipped.Intersects(view) {
			if r.turned++; len(r.swapped) < findings.MostListed {
				r.swapped = append(r.swapped, swapped{at, fmt.Sprintf("%v, %v", box.Min[0], box.Min[1])})
			}
		}
		return
	}
	r.inside++
	f := feature{name: r.kind.nameOf(p), rank: r.kind.rankOf(p)}
	if r.kind.level > 0 {
		if says := levelIn(p); says > 0 && says != r.kind.level {
			mend := "there is no layer for units of this level"
			if name := layerOf[says]; name != "" {
				mend = "import them with --layer " + name
			}
			r.Fault(at, fmt.Sprintf("level %d", says), r.kind.one+fmt.Sprintf(" is a unit of level %d", r.kind.level), mend)
			return
		}
		r.ids.Add(r.kind.idOf(p), at)
		f.parent = r.kind.parentOf(p)
	}
	switch g := g.(type) {
	case orb.Point:
		f.Point = &g
	case orb.MultiLineString:
		f.Lines = geo.ClipLines(g, view)
	case orb.MultiPolygon:
		f.Shape = geo.ClipPolygon(g, view)
	}
	switch {
	case r.kind.name == "lakes":
		f.rank = lakeRank(p, f)
		f.dry = strings.EqualFold(p["kind"], "seasonal") || strings.EqualFold(p["intermittent"], "yes")
	case r.kind.level > 0:
		f.rank = 1
		if r.own != nil && r.own(geo.PointInside(f.Shape)) {
			r.counts.Own++
			return
		}
	}
	if f.rank == 0 || f.Point == nil && f.Lines == nil && f.Shape == nil {
		r.counts.Minor++
		return
	}
	if r.Hold(featureCost) {
		r.kept = append(r.kept, f)
	}
}

// lakeRank is by area, where a lake doesn't say it.
func lakeRank(p properties, f feature) int {
	switch km2 := geo.Area(f.Shape); {
	case p["rank"] != "":
		return kind{name: "lakes"}.rankOf(p)
	case km2 >= 50:
		return 1
	case km2 >= 5:
		return 2
	case km2 >= 0.5:
		return 3
	}
	return 0
}

// end says what only the whole file shows.
func (r *reader) end(file string) {
	r.ids.Report(r.List, "an id stands once")
	if r.turned > r.inside {
		for _, s := range r.swapped {
			r.Fault(s.at, s.value, "a feature lies within the map's area: "+viewText,
				"it would with longitude and latitude swapped; longitude comes first")
		}
		return
	}
	if n, _ := r.Faults(); len(n) > 0 || r.Spent() {
		return
	}
	c, at := r.counts, findings.Spot{File: file}
	switch {
	case c.Features == 0:
		r.Fault(at, "", "there is at least one feature", "")
	case c.Outside+c.Placeless == c.Features:
		r.Fault(at, "", "a feature lies within the map's area: "+viewText, "is it the file of another country?")
	case c.Own > 0 && c.Own+c.Outside+c.Placeless == c.Features:
		r.Fault(at, "", "a layer of "+r.kind.name+
			" draws lines where the dataset has none of its own, and all of these lie where it has",
			"the dataset's own are changed in its files: docs/data.md")
	case len(r.kept) == 0:
		r.Fault(at, "", "a feature is of a kind that is drawn", "docs/layers.md lists them")
	}
}
