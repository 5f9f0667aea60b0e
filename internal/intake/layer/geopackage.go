package layer

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/gpkg"
)

// geoPackage takes in the features of a table of a GeoPackage. A place in it is the number of a row.
func (r *reader) geoPackage(path, file string) error {
	at := findings.Spot{File: file}
	f, tables, err := gpkg.OpenForeign(r.ctx, path)
	if err != nil {
		return r.notRead(at, err)
	}
	defer f.Close()
	table, ok := r.table(at, tables)
	if !ok {
		return nil
	}
	err = f.Each(r.ctx, table, func(row gpkg.Row) bool {
		r.counts.Features++
		r.row(findings.Spot{File: file, Line: int(row.ID)}, row)
		if r.Spent() {
			r.TooLarge(findings.Spot{File: file, Line: int(row.ID)})
		}
		return !r.Spent()
	})
	if err != nil {
		return r.notRead(at, err)
	}
	r.end(file)
	return nil
}

// notRead takes a file that is broken for a fault of the data.
func (r *reader) notRead(at findings.Spot, err error) error {
	var n gpkg.NotRead
	if !errors.As(err, &n) {
		return err
	}
	r.Fault(at, "", n.Rule, n.Mend)
	return nil
}

// fits are the kinds of tables that can have what a layer is made of.
var fits = map[string][]string{
	lines:  {"LINESTRING", "MULTILINESTRING", "GEOMETRY"},
	areas:  {"POLYGON", "MULTIPOLYGON", "GEOMETRY"},
	points: {"POINT", "GEOMETRY"},
}

// table is the one that has the layer: that of its name, else the only one of its kind of geometry.
func (r *reader) table(at findings.Spot, tables []gpkg.Features) (gpkg.Features, bool) {
	var found, all []string
	var chosen gpkg.Features
	for _, t := range tables {
		all = append(all, t.Name)
		if named := strings.EqualFold(t.Name, r.kind.name); named || slices.Contains(fits[r.kind.geometry], t.Kind) {
			found, chosen = append(found, t.Name), t
			if named {
				found = []string{t.Name}
				break
			}
		}
	}
	mend := "write the table alone: ogr2ogr -f GeoJSON layer.geojson " + at.File + " TABLE"
	switch {
	case len(found) == 0:
		r.Fault(at, strings.Join(all, ", "), "a table has "+r.kind.geometry+" for "+r.kind.one, "")
		return chosen, false
	case len(found) > 1:
		r.Fault(at, strings.Join(found, ", "), fmt.Sprintf("one table is the layer's, by its kind or called %s; here are %d",
			r.kind.name, len(found)), mend)
		return chosen, false
	case !slices.Contains(degrees, chosen.EPSG):
		r.Fault(at, fmt.Sprint("EPSG:", chosen.EPSG), "coordinates are longitude and latitude of WGS 84, EPSG:4326",
			"write the file in EPSG:4326 (ogr2ogr -t_srs EPSG:4326)")
		return chosen, false
	}
	return chosen, true
}

// degrees are the systems of WGS 84, the second with heights.
var degrees = []int{4326, 4979}

func (r *reader) row(at findings.Spot, row gpkg.Row) {
	p, good := properties{}, true
	for name, text := range row.Cells {
		column := findings.Spot{File: at.File, Line: at.Line, Column: name}
		if len(text) > findings.MostText {
			r.Fault(column, text[:40], fmt.Sprintf("a text has at most %d bytes", findings.MostText), "")
			good = false
			continue
		}
		if rule := textRule(text); rule != "" {
			r.Fault(column, text, rule, "take them out")
			good = false
		}
		p[keyOf(name)] = seen(text)
	}
	if row.Geometry == nil {
		r.counts.Placeless++
		return
	}
	if !r.Hold(len(row.Geometry) / 16 * vertexCost) {
		return
	}
	shape, err := gpkg.Shape(row.Geometry)
	switch {
	case err != nil:
		r.Fault(at, "", err.Error(), "")
		return
	case shape == nil, isNowhere(shape):
		r.counts.Placeless++
		return
	}
	sound, f := rounded(shape)
	if f == nil {
		sound, f = r.kind.sound(sound)
	}
	if f != nil {
		f.say(r, at)
		return
	}
	if good {
		r.take(at, p, sound)
	}
}

// isNowhere tells an empty point, which the form writes as no numbers.
func isNowhere(g orb.Geometry) bool {
	p, ok := g.(orb.Point)
	return ok && math.IsNaN(p[0]) && math.IsNaN(p[1])
}

// rounded puts every position of a geometry where position has it.
func rounded(g orb.Geometry) (_ orb.Geometry, bad *fault) {
	along := func(points []orb.Point) {
		for i, p := range points {
			q, f := position(p[0], p[1])
			if points[i] = q; f != nil && bad == nil {
				bad = f
			}
		}
	}
	switch g := g.(type) {
	case orb.Point:
		return position(g[0], g[1])
	case orb.LineString:
		along(g)
	case orb.MultiLineString:
		for _, l := range g {
			along(l)
		}
	case orb.Polygon:
		for _, ring := range g {
			along(ring)
		}
	case orb.MultiPolygon:
		for _, polygon := range g {
			for _, ring := range polygon {
				along(ring)
			}
		}
	}
	return g, bad
}
