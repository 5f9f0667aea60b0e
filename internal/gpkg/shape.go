package gpkg

import (
	"encoding/binary"
	"errors"
	"math"

	"github.com/paulmach/orb"
)

// What a geometry's bytes can be wrong by.
var (
	ErrNoGeometry   = errors.New("the bytes are no geometry of a GeoPackage")
	ErrKindGeometry = errors.New("the geometry is neither points, lines nor areas")
)

// Shape reads a geometry in GeoPackage's form: points, lines and areas, alone or several, without their heights and measures.
// It is nil for an empty one. No more is held than the bytes can stand for.
func Shape(blob []byte) (orb.Geometry, error) {
	if len(blob) < 8 || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0 {
		return nil, ErrNoGeometry
	}
	const extended, empty = 1 << 5, 1 << 4
	flags := blob[3]
	envelope := map[byte]int{0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
	size, known := envelope[flags>>1&7]
	switch {
	case flags&extended != 0:
		return nil, ErrKindGeometry
	case !known || len(blob) < 8+size:
		return nil, ErrNoGeometry
	case flags&empty != 0:
		return nil, nil
	}
	r := wellKnown{rest: blob[8+size:]}
	g := r.geometry()
	if r.err == nil && len(r.rest) > 0 {
		r.err = ErrNoGeometry
	}
	if r.err != nil {
		return nil, r.err
	}
	return g, nil
}

// wellKnown reads well-known binary, of which ISO and older writers have marked heights in different ways.
type wellKnown struct {
	rest  []byte
	order binary.ByteOrder
	size  int // of a position, in numbers
	err   error
}

func (r *wellKnown) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.rest = nil
}

func (r *wellKnown) word() uint32 {
	if len(r.rest) < 4 {
		r.fail(ErrNoGeometry)
		return 0
	}
	n := r.order.Uint32(r.rest)
	r.rest = r.rest[4:]
	return n
}

// count is how many things of at least so many bytes follow.
func (r *wellKnown) count(each int) int {
	n := int(r.word())
	if n > len(r.rest)/each {
		r.fail(ErrNoGeometry)
		return 0
	}
	return n
}

// head reads the order of bytes and the kind, which may only be one where only one is wanted.
func (r *wellKnown) head(only uint32) uint32 {
	if len(r.rest) < 5 || r.rest[0] > 1 {
		r.fail(ErrNoGeometry)
		return 0
	}
	if r.order = binary.ByteOrder(binary.BigEndian); r.rest[0] == 1 {
		r.order = binary.LittleEndian
	}
	r.rest = r.rest[1:]
	kind := r.word()
	r.size = 2
	switch {
	case kind&0xE0000000 != 0: // as PostGIS writes it
		r.size += int(kind>>31&1) + int(kind>>30&1)
		if kind&0x20000000 != 0 {
			r.word()
		}
		kind &= 0x1FFFFFFF
	case kind > 3000:
		kind, r.size = kind-3000, 4
	case kind > 1000:
		kind, r.size = kind%1000, 3
	}
	if only != 0 && kind != only {
		r.fail(ErrNoGeometry)
	}
	return kind
}

func (r *wellKnown) geometry() orb.Geometry {
	switch r.head(0) {
	case 1:
		return r.point()
	case 2:
		return orb.LineString(r.points())
	case 3:
		return r.polygon()
	case 4:
		var out orb.MultiPoint
		for range r.count(21) {
			r.head(1)
			out = append(out, r.point())
		}
		return out
	case 5:
		var out orb.MultiLineString
		for range r.count(9) {
			r.head(2)
			out = append(out, r.points())
		}
		return out
	case 6:
		var out orb.MultiPolygon
		for range r.count(9) {
			r.head(3)
			out = append(out, r.polygon())
		}
		return out
	}
	r.fail(ErrKindGeometry)
	return nil
}

func (r *wellKnown) point() orb.Point {
	if len(r.rest) < 8*r.size || r.err != nil {
		r.fail(ErrNoGeometry)
		return orb.Point{}
	}
	p := orb.Point{math.Float64frombits(r.order.Uint64(r.rest)), math.Float64frombits(r.order.Uint64(r.rest[8:]))}
	r.rest = r.rest[8*r.size:]
	return p
}

func (r *wellKnown) points() []orb.Point {
	out := make([]orb.Point, r.count(8*r.size))
	for i := range out {
		out[i] = r.point()
	}
	return out
}

func (r *wellKnown) polygon() orb.Polygon {
	var out orb.Polygon
	for range r.count(4) {
		out = append(out, r.points())
	}
	return out
}
