package gpkg

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

const geometryColumn = "geom"

// Flags of a geometry's header: little-endian, and with an envelope of x and y.
const (
	littleEndian = 1
	envelopeXY   = 1 << 1
)

// blob is a geometry in GeoPackage's binary form: a header, then well-known binary. Points go without an envelope, for
// it would say the same again; nil is a row without a place.
func blob(g orb.Geometry) ([]byte, error) {
	if g == nil {
		return nil, nil
	}
	p, point := g.(orb.Point)
	out := make([]byte, 0, pointSize)
	out = append(out, 'G', 'P', 0, littleEndian)
	if !point {
		out[3] |= envelopeXY
	}
	out = binary.LittleEndian.AppendUint32(out, srs)
	if point {
		out = append(out, wkbLittleEndian)
		out = binary.LittleEndian.AppendUint32(out, wkbPoint)
		return appendFloats(out, p[0], p[1]), nil
	}
	b := g.Bound()
	out = appendFloats(out, b.Min[0], b.Max[0], b.Min[1], b.Max[1])
	body, err := wkb.Marshal(g, binary.LittleEndian)
	if err != nil {
		return nil, fmt.Errorf("write a geometry: %w", err)
	}
	return append(out, body...), nil
}

// A point of well-known binary is the order of its bytes, its kind and two numbers. Most rows have one, and package wkb takes
// ten times as long for it.
const (
	wkbLittleEndian = 1
	wkbPoint        = 1
	pointSize       = 8 + 1 + 4 + 16
)

func appendFloats(out []byte, list ...float64) []byte {
	for _, f := range list {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
	}
	return out
}
