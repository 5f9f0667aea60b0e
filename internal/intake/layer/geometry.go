package layer

import (
	"fmt"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/geo"
)

// fault is what is wrong with a geometry.
type fault struct{ value, rule, mend string }

func (f *fault) say(r *reader, at findings.Spot) { r.Fault(at, f.value, f.rule, f.mend) }

// position is a point of the earth, to ten metres.
func position(lon, lat float64) (orb.Point, *fault) {
	value := fmt.Sprintf("%v, %v", lon, lat)
	switch {
	case lon == 0 && lat == 0:
		return orb.Point{}, &fault{value, "a position is a place, and (0, 0) stands for none",
			"give the place, or take the feature out"}
	case lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90:
		return orb.Point{geo.Round4(lon) + 0, geo.Round4(lat) + 0}, nil
	case lon > 1000 || lon < -1000 || lat > 1000 || lat < -1000:
		return orb.Point{}, &fault{value, "coordinates are degrees of longitude and latitude, and these look like metres",
			"write the file in EPSG:4326 (ogr2ogr -t_srs EPSG:4326)"}
	}
	return orb.Point{}, &fault{value, "a longitude lies between -180 and 180 and a latitude between -90 and 90",
		"are they swapped? Longitude comes first"}
}

// sound is a geometry as the layer has it: of the right kind, its parts in one, each point once, rings closed and wound as
// RFC 7946 has them.
func (k kind) sound(g orb.Geometry) (orb.Geometry, *fault) {
	switch g := g.(type) {
	case orb.Point:
		if k.geometry == points {
			return g, nil
		}
	case orb.LineString:
		if k.geometry == lines {
			return soundLines(orb.MultiLineString{g})
		}
	case orb.MultiLineString:
		if k.geometry == lines {
			return soundLines(g)
		}
	case orb.Polygon:
		if k.geometry == areas {
			return soundAreas(orb.MultiPolygon{g})
		}
	case orb.MultiPolygon:
		if k.geometry == areas {
			return soundAreas(g)
		}
	}
	return nil, k.wrong(g.GeoJSONType())
}

func (k kind) wrong(geometry string) *fault {
	return &fault{geometry, k.one + " is " + k.geometry, "is it the file of another layer? Take out what is not of this one"}
}

func soundLines(g orb.MultiLineString) (orb.Geometry, *fault) {
	var out orb.MultiLineString
	for _, l := range g {
		if len(l) < 2 {
			return nil, &fault{"", "a line has two positions or more", ""}
		}
		if l = once(l); len(l) > 1 {
			out = append(out, l)
		}
	}
	return out, empty(len(out))
}

func soundAreas(g orb.MultiPolygon) (orb.Geometry, *fault) {
	var out orb.MultiPolygon
	for _, polygon := range g {
		var rings orb.Polygon
		for i, r := range polygon {
			switch {
			case len(r) < 4:
				return nil, &fault{"", "a ring has at least four positions", ""}
			case r[0] != r[len(r)-1]:
				return nil, &fault{fmt.Sprintf("%v, %v", r[0][0], r[0][1]), "a ring ends where it begins", ""}
			}
			if r = orb.Ring(once(r)); len(r) < 4 {
				if i == 0 {
					break // smaller than ten metres
				}
				continue
			}
			if (r.Orientation() == orb.CCW) != (i == 0) {
				r.Reverse()
			}
			rings = append(rings, r)
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out, empty(len(out))
}

func empty(parts int) *fault {
	if parts == 0 {
		return &fault{"", "a geometry is larger than ten metres", "take the feature out"}
	}
	return nil
}

// once is a line without points that repeat the one before.
func once[L ~[]orb.Point](l L) L {
	out := l[:0:0]
	for i, p := range l {
		if i == 0 || p != l[i-1] {
			out = append(out, p)
		}
	}
	return out
}
