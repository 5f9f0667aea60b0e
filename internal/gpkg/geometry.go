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
	_, point := g.(orb.Point)
	out := []byte{'G', 'P', 0, littleEndian}
	if !point {
		out[3] |= envelopeXY
	}
	out = binary.LittleEndian.AppendUint32(out, srs)
	if !point {
		b := g.Bound()
		for _, f := range []float64{b.Min[0], b.Max[0], b.Min[1], b.Max[1]} {
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
		}
	}
	body, err := wkb.Marshal(g, binary.LittleEndian)
	if err != nil {
		return nil, fmt.Errorf("write a geometry: %w", err)
	}
	return append(out, body...), nil
}
