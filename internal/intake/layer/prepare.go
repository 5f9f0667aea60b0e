package layer

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// look is how a layer is drawn from some distance.
type look struct {
	ranks int     // the last that is drawn
	km2   float64 // what a bend is worth at least
	most  int     // bytes
}

// From far out a kilometre more or less can't be told; close by a bend of some fifty metres is seen. Where a layer is too
// much for a page it is thinned further, up to what would be no road any more.
var (
	far  = look{ranks: 2, km2: 2, most: 400 << 10}
	near = look{ranks: mostRank, km2: 0.002, most: 3 << 20}
)

const (
	thinner   = 3.0 // times as much as the last try
	thinnest  = 100 // times as much as the first
	mostNames = 20_000
	leastFar  = 2.0 // km², of a lake that is seen from far out
)

// prepare makes what is drawn of what was read.
func (r *reader) prepare(file string) (out incident.GroundLayer, farKm2, nearKm2 float64, err error) {
	out.Name = r.kind.name
	if out.Names = r.names(); len(out.Names) > mostNames {
		r.Fault(findings.Spot{File: file}, fmt.Sprint(len(out.Names)), fmt.Sprintf("a layer has at most %d names", mostNames),
			"take out the smaller places")
		return out, 0, 0, nil
	}
	if r.kind.geometry == points {
		return out, 0, 0, nil
	}
	if out.Far, farKm2, err = r.drawn(file, far); err != nil {
		return out, 0, 0, err
	}
	out.Near, nearKm2, err = r.drawn(file, near)
	return out, farKm2, nearKm2, err
}

// drawn is a layer for one distance as TopoJSON, thinned until it is little enough.
func (r *reader) drawn(file string, l look) ([]byte, float64, error) {
	whole := geo.NewTopology([]geo.Layer{r.chosen(l)})
	size := 0
	for km2 := l.km2; km2 <= l.km2*thinnest; km2 *= thinner {
		if err := r.ctx.Err(); err != nil {
			return nil, 0, err
		}
		var b bytes.Buffer
		thin := whole.Simplify(km2).Layers()
		if r.kind.level > 0 {
			thin[0].Features = r.borders(thin[0].Features)
		}
		if err := geo.EncodeTopoJSON(&b, []geo.Layer{{Name: "ground", Features: byRank(thin[0].Features)}}); err != nil {
			return nil, 0, fmt.Errorf("prepare %s: %w", file, err)
		}
		if size = b.Len(); size <= l.most {
			return bytes.TrimSpace(b.Bytes()), km2, nil
		}
	}
	r.Fault(findings.Spot{File: file}, fmt.Sprintf("%d kB", size>>10),
		fmt.Sprintf("a layer is at most %d kB as a page draws it, however much it is thinned", l.most>>10),
		"take out smaller roads, waters or places, or what lies far from the province")
	return nil, 0, nil
}

// chosen are the features that are drawn from a distance: lines of one rank in one, put together where they go on.
func (r *reader) chosen(l look) geo.Layer {
	out := geo.Layer{Name: "ground"}
	runs := map[int]orb.MultiLineString{}
	for _, f := range r.kept {
		switch {
		case f.rank > l.ranks, l == far && r.kind.name == "lakes" && geo.Area(f.Shape) < leastFar:
		case f.Lines != nil:
			runs[f.rank] = append(runs[f.rank], f.Lines...)
		case f.Shape != nil:
			out.Features = append(out.Features, geo.Feature{ID: f.parent, Shape: f.Shape, Properties: said(f.rank, f.dry)})
		}
	}
	for rank := 1; rank <= mostRank; rank++ {
		if runs[rank] != nil {
			out.Features = append(out.Features, geo.Feature{Lines: joined(runs[rank]), Properties: said(rank, false)})
		}
	}
	return out
}

// said is what a page is told of a feature.
func said(rank int, dry bool) map[string]any { return map[string]any{"rank": rank, "dry": dry} }

// borders are the lines between units: those that two units of one unit above share, and the whole outline of a unit that
// shares none with any other. What a unit has in common with no other is the edge of a country or of the file, and what
// parts two units above is a line of theirs: the map has those.
func (r *reader) borders(units []geo.Feature) []geo.Feature {
	shapes := make([]orb.MultiPolygon, len(units))
	groups, order := map[string][]orb.MultiPolygon{}, []string{}
	for i, u := range units {
		shapes[i] = u.Shape
		if groups[u.ID] == nil {
			order = append(order, u.ID)
		}
		groups[u.ID] = append(groups[u.ID], u.Shape)
	}
	var out orb.MultiLineString
	for _, parent := range order {
		out = append(out, geo.InnerBorders(groups[parent])...)
	}
	shared := map[orb.Point]bool{}
	for _, l := range geo.InnerBorders(shapes) {
		for _, p := range l {
			shared[p] = true
		}
	}
	for _, shape := range shapes {
		if alone(shape, shared) {
			for _, polygon := range shape {
				for _, ring := range polygon {
					out = append(out, orb.LineString(ring))
				}
			}
		}
	}
	if out == nil {
		return nil
	}
	return []geo.Feature{{Lines: out, Properties: said(1, false)}}
}

func alone(shape orb.MultiPolygon, shared map[orb.Point]bool) bool {
	for _, polygon := range shape {
		for _, ring := range polygon {
			if slices.ContainsFunc(ring, func(p orb.Point) bool { return shared[p] }) {
				return false
			}
		}
	}
	return true
}

// byRank has all areas of a rank in one feature: a page draws each feature as an element of its own.
func byRank(features []geo.Feature) []geo.Feature {
	var out []geo.Feature
	for _, f := range features {
		i := slices.IndexFunc(out, func(o geo.Feature) bool {
			return o.Properties["rank"] == f.Properties["rank"] && o.Properties["dry"] == f.Properties["dry"]
		})
		if i < 0 {
			out = append(out, geo.Feature{Properties: f.Properties})
			i = len(out) - 1
		}
		out[i].Shape = append(out[i].Shape, f.Shape...)
		out[i].Lines = append(out[i].Lines, f.Lines...)
	}
	return out
}

// A line may be named every so many kilometres; a river of the file's own middle first.
const (
	nameEveryKm = 90
	namesOfLine = 6
)

// names are those of the kept features, the greatest first. Roads are named by none: their names are long and of no place.
func (r *reader) names() []incident.GroundName {
	if r.kind.name == "roads" || r.kind.name == "provinces" {
		return nil
	}
	rivers, order := map[string]*named{}, []*named{}
	var out []incident.GroundName
	for _, f := range r.kept {
		n := f.name
		n.Rank = f.rank
		if n.Name == "" && n.Local == "" {
			continue
		}
		switch {
		case f.Point != nil:
			n.At = []orb.Point{*f.Point}
			out = append(out, n)
		case f.Shape != nil:
			n.At = []orb.Point{geo.PointInside(f.Shape)}
			out = append(out, n)
		default: // the ways of a river are many, and it is named as one
			whole := rivers[n.Name+n.Local]
			if whole == nil {
				whole = &named{GroundName: n}
				rivers[n.Name+n.Local] = whole
				order = append(order, whole)
			}
			whole.NameUr, whole.NamePs = cmp.Or(whole.NameUr, n.NameUr), cmp.Or(whole.NamePs, n.NamePs)
			whole.Rank = min(whole.Rank, n.Rank)
			whole.lines = append(whole.lines, f.Lines...)
		}
	}
	for _, n := range order {
		if n.At = along(joined(n.lines)); n.At != nil {
			out = append(out, n.GroundName)
		}
	}
	slices.SortStableFunc(out, func(a, b incident.GroundName) int { return cmp.Compare(a.Rank, b.Rank) })
	return out
}

type named struct {
	incident.GroundName
	lines orb.MultiLineString
}

// along are points of lines, the longest line first, where a name may stand.
func along(lines orb.MultiLineString) []orb.Point {
	slices.SortStableFunc(lines, func(a, b orb.LineString) int { return cmp.Compare(len(b), len(a)) })
	var out []orb.Point
	for _, l := range lines {
		for run, i := nameEveryKm/2.0, 1; i < len(l); i++ {
			if run += geo.Distance(l[i-1], l[i]); run < nameEveryKm {
				continue
			}
			run = 0
			if out = append(out, l[i]); len(out) == namesOfLine {
				return out
			}
		}
	}
	if out == nil && len(lines) > 0 { // a short one is named in its middle
		out = append(out, lines[0][len(lines[0])/2])
	}
	return out
}

// Read reads a layer from a file, whatever the file's name says of its format. own tells of a point whether the dataset has
// units of the layer's kind there; nil is nowhere.
func Read(ctx context.Context, path, name string, own func(orb.Point) bool, memory int64) (Result, error) {
	list := findings.New(memory)
	r := &reader{List: list, ctx: ctx, kind: kinds[name], own: own, ids: findings.Unique{}}
	file, err := r.open(path)
	if err != nil {
		return Result{}, err
	}
	out := Result{}
	if kept, _ := list.Faults(); len(kept) == 0 {
		if out.Layer, out.FarKm2, out.NearKm2, err = r.prepare(file); err != nil {
			return Result{}, err
		}
		out.Layer.Source = file
	}
	r.counts.Kept = len(r.kept)
	out.Counts = r.counts
	out.Faults, out.FaultsIn = list.Faults()
	out.Warnings, out.WarnedIn = list.Warnings()
	return out, nil
}
