package dataset

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// lookAround finds what is allowed and looks wrong.
func (r *reader) lookAround() {
	r.strangers()
	r.formulas.report(r.List)
	r.bordersMeet()
	m := newAreas(r.ds)
	for n, i := range r.ds.Incidents {
		if i.Point == nil {
			continue
		}
		district := i.District
		if i.GeoPrecision.Wide() {
			district = ""
		}
		r.inArea(r.incidentSpots[n], *i.Point, m, i.Country, i.Admin1, district)
	}
	for n, c := range r.ds.Crossings {
		if c.At != (orb.Point{}) {
			r.inArea(r.crossingSpots[n], c.At, m, "PK", c.PkAdmin1, c.PkDistrict)
		}
	}
}

// areas are all shapes that a row can say it lies in.
type areas struct {
	names  [3][]string // districts, provinces, provinces of Afghanistan
	byName [3]map[string]int
	shapes [3]*geo.Index
	bare   [3][]orb.MultiPolygon
	points [3][]int // of each shape's borders
	all    [3]int   // the sum of them
	left   int      // points that places are still compared with
}

// mostCompared is how many points of borders all places together are compared with: some seconds of work. A hundred
// thousand places of the dataset's own kind take less.
const mostCompared = 50_000_000

func newAreas(ds *incident.Dataset) *areas {
	a := &areas{left: mostCompared}
	for _, d := range ds.Districts {
		a.add(0, d.Name, d.Shape)
	}
	for _, p := range ds.Provinces {
		a.add(1, p.Name, p.Shape)
	}
	for _, p := range ds.AfProvinces {
		a.add(2, p.Name, p.Shape)
	}
	for i := range a.bare {
		a.shapes[i], a.byName[i] = geo.NewIndex(a.bare[i]), map[string]int{}
		for n, name := range slices.Backward(a.names[i]) {
			a.byName[i][name] = n
		}
	}
	return a
}

func (a *areas) add(layer int, name string, shape orb.MultiPolygon) {
	a.names[layer] = append(a.names[layer], name)
	a.bare[layer] = append(a.bare[layer], shape)
	n := pointsOf(shape)
	a.points[layer] = append(a.points[layer], n)
	a.all[layer] += n
}

func pointsOf(shape orb.MultiPolygon) (n int) {
	for _, poly := range shape {
		for _, ring := range poly {
			n += len(ring)
		}
	}
	return n
}

func (r *reader) inArea(at findings.Spot, p orb.Point, a *areas, country incident.Country, admin1, district string) {
	layer, name := 1, admin1
	switch {
	case country == "AF":
		layer = 2
	case admin1 == incident.KP && district != "":
		layer, name = 0, district
	}
	n, ok := a.byName[layer][name]
	if !ok {
		if layer > 0 && name != "" && len(a.names[layer]) > 0 {
			r.Warn(at, name, "the map has no such province", r.Suggest(name, a.names[layer]))
		}
		return
	}
	if len(a.bare[layer][n]) == 0 || a.left < 0 {
		return
	}
	if a.left -= a.points[layer][n]; a.left < 0 {
		r.Warn(at, "", "from here on no place was compared with its area: the areas have too many points for so many places", "")
		return
	}
	km := geo.DistanceToPolygon(p, a.bare[layer][n])
	if km <= outsideKm {
		return
	}
	mend := "is the point wrong, or the area?"
	if !r.Warned() && a.left >= a.all[layer] {
		a.left -= a.all[layer]
		if in, ok := a.shapes[layer].Which(p); ok {
			mend = "it lies in " + a.names[layer][in]
		}
	}
	r.Warn(at, fmt.Sprintf("%g, %g", p[1], p[0]), fmt.Sprintf("the point is %.0f km outside %s", km, name), mend)
}

// strangers are files that look like data and are no part of the dataset.
func (r *reader) strangers() {
	known := Names()
	for _, folder := range []string{".", "basemap"} {
		entries, _ := fs.ReadDir(r.fsys, folder)
		for _, e := range entries {
			name := path.Join(folder, e.Name())
			data := strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".geojson")
			if data && !e.IsDir() && !slices.Contains(known, name) {
				r.Warn(findings.Spot{File: name}, "", "the file is no part of a dataset and is left out", r.Suggest(name, known))
			}
		}
	}
}

// bordersMeet wants every edge that only one tehsil has to be one of a district, and likewise for districts and the
// province: then the maps fit into each other vertex by vertex.
func (r *reader) bordersMeet() {
	var districts, tehsils, provinces []orb.MultiPolygon
	for _, d := range r.ds.Districts {
		districts = append(districts, d.Shape)
	}
	for _, t := range r.ds.Tehsils {
		tehsils = append(tehsils, t.Shape)
	}
	for _, p := range r.ds.Provinces {
		provinces = append(provinces, p.Shape)
	}
	r.fit(tehsilsFile, tehsils, districts)
	r.fit(districtsFile, districts, provinces)
}

func (r *reader) fit(file string, inner, outer []orb.MultiPolygon) {
	for i, n := range geo.LooseEdges(inner, outer) {
		if n > 0 && len(outer) > 0 {
			r.Warn(r.shapeSpots[file][i], "", fmt.Sprintf("its border has edges (%d) that are neither a neighbour's nor the outer area's",
				n),
				"do the borders meet exactly?")
		}
	}
}
