package mapdata

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// ground is what an operator laid into it, for a look from far out or from close by.
type ground struct {
	Version string                     `json:"version"`
	Layers  map[string]json.RawMessage `json:"layers"` // TopoJSON with the one object "ground"; places have none
	Names   []groundName               `json:"names"`
}

// groundName is a name for one of its points.
type groundName struct {
	Kind string      `json:"kind"` // with the rank behind: the map knows from where on it is shown
	Name string      `json:"name"`
	At   []orb.Point `json:"at"` // degrees
}

// farRank is the last rank of names that are seen from far out.
const farRank = 2

func writeGround(near bool) func(io.Writer, *question.Question) error {
	return func(out io.Writer, q *question.Question) error {
		g := ground{Version: q.Atlas.Version(), Layers: map[string]json.RawMessage{}, Names: []groundName{}}
		for _, l := range q.Atlas.Data().Ground {
			shapes := l.Far
			if near {
				shapes = l.Near
			}
			if len(shapes) > 0 {
				g.Layers[l.Name] = shapes
			}
			g.take(q, l, near)
		}
		if err := json.NewEncoder(out).Encode(g); err != nil {
			return fmt.Errorf("write the ground: %w", err)
		}
		return nil
	}
}

// kindsOfNames are what the names of a layer are called.
var kindsOfNames = map[string]string{"rivers": "river", "lakes": "lake", "places": "town", "districts": "unit",
	"tehsils": "subunit"}

// take takes in the names of a layer that belong to one of the looks.
func (g *ground) take(q *question.Question, l incident.GroundLayer, near bool) {
	unit := l.Name == "districts" || l.Name == "tehsils" // never named from far out
	var towns map[int]incident.TownPlace
	if l.Name == "places" {
		towns = townsAt(q.Atlas.Data().Towns, l.Names)
	}
	for i, n := range l.Names {
		t := towns[i]
		rank := cmp.Or(t.Rank, n.Rank)
		name := q.Wording.Place(cmp.Or(n.Name, t.Name, n.Local), cmp.Or(n.NameUr, t.NameUr), cmp.Or(n.NamePs, t.NamePs))
		if near != (unit || rank > farRank) {
			continue
		}
		at := n.At
		if l.Name == "rivers" && len(at) > 1 { // the map looks at the frontier
			at = slices.Clone(at)
			away := map[orb.Point]float64{}
			for _, p := range at {
				away[p] = geo.DistanceToLine(p, q.Atlas.Frontier())
			}
			slices.SortStableFunc(at, func(a, b orb.Point) int { return cmp.Compare(away[a], away[b]) })
		}
		g.Names = append(g.Names, groundName{fmt.Sprint(kindsOfNames[l.Name], rank), name, at})
	}
}

// sameTown is how far a place may lie from a town of the dataset that it is, in kilometres and about so in degrees.
const (
	sameTown   = 5
	sameDegree = 0.06
)

// townsAt finds the place that each town of the dataset is, the greatest near it. It has the town's rank, for that says what is
// seen from far out, and the town's name in a language in which it brings none.
func townsAt(towns []incident.TownPlace, places []incident.GroundName) map[int]incident.TownPlace {
	out := map[int]incident.TownPlace{}
	for _, t := range towns {
		best, km := -1, 0.0
		for i, n := range places {
			if math.Abs(t.At[0]-n.At[0][0]) > sameDegree || math.Abs(t.At[1]-n.At[0][1]) > sameDegree {
				continue
			}
			d := geo.Distance(t.At, n.At[0])
			if d < sameTown && (best < 0 || n.Rank < places[best].Rank || n.Rank == places[best].Rank && d < km) {
				best, km = i, d
			}
		}
		if best >= 0 {
			out[best] = t
		}
	}
	return out
}
