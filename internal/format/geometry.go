package format

import "github.com/paulmach/orb"

// position writes longitude and latitude.
func (o *buffer) position(p orb.Point) {
	o.decimal(p[0])
	o.b = append(o.b, ',')
	o.decimal(p[1])
}

func (o *buffer) point(p *orb.Point) {
	if p == nil {
		o.raw("null")
		return
	}
	o.raw(`{"type":"Point","coordinates":[`)
	o.position(*p)
	o.raw("]}")
}

// area writes a polygon, or several where the area has several parts.
func (o *buffer) area(m orb.MultiPolygon) {
	switch len(m) {
	case 0:
		o.raw("null")
	case 1:
		o.raw(`{"type":"Polygon","coordinates":`)
		o.polygon(m[0])
		o.raw("}")
	default:
		o.raw(`{"type":"MultiPolygon","coordinates":[`)
		for i, p := range m {
			if i > 0 {
				o.raw(",")
			}
			o.polygon(p)
		}
		o.raw("]}")
	}
}

func (o *buffer) polygon(p orb.Polygon) {
	o.raw("[")
	for i, ring := range p {
		if i > 0 {
			o.raw(",")
		}
		for j, at := range ring {
			if j == 0 {
				o.raw("[[")
			} else {
				o.raw(",[")
			}
			o.position(at)
			o.raw("]")
		}
		o.raw("]")
	}
	o.raw("]")
}
