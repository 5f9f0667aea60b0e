package gpkg

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"pgregory.net/rapid"
)

func TestAGeometryComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawGeometry(t)
		b, err := blob(want)
		if err != nil {
			t.Fatal(err)
		}
		got, box := readBlob(t, b)
		if !orb.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if _, point := want.(orb.Point); point != (box == nil) {
			t.Fatalf("envelope %v of %v", box, want)
		} else if box != nil && *box != want.Bound() {
			t.Fatalf("envelope %v, want %v", *box, want.Bound())
		}
	})
}

func TestARowWithoutAPlaceHasNoBlob(t *testing.T) {
	if b, err := blob(nil); b != nil || err != nil {
		t.Errorf("got %x, %v", b, err)
	}
}

func drawGeometry(t *rapid.T) orb.Geometry {
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	})
	if rapid.Bool().Draw(t, "a point") {
		return point.Draw(t, "point")
	}
	ring := rapid.Custom(func(t *rapid.T) orb.Ring {
		r := orb.Ring(rapid.SliceOfN(point, 3, 8).Draw(t, "ring"))
		return append(r, r[0])
	})
	polygon := rapid.Custom(func(t *rapid.T) orb.Polygon { return rapid.SliceOfN(ring, 1, 3).Draw(t, "polygon") })
	return orb.MultiPolygon(rapid.SliceOfN(polygon, 1, 3).Draw(t, "shape"))
}

// readBlob reads the header by hand, so that nothing of the writer is believed.
func readBlob(t *rapid.T, b []byte) (orb.Geometry, *orb.Bound) {
	if string(b[:3]) != "GP\x00" || b[3]&0b110001 != 1 || binary.LittleEndian.Uint32(b[4:]) != 4326 {
		t.Fatalf("header %x", b[:8])
	}
	b, envelope := b[8:], b[3]>>1&7
	var box *orb.Bound
	if envelope == 1 {
		f := make([]float64, 4)
		for i := range f {
			f[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
		}
		box = &orb.Bound{Min: orb.Point{f[0], f[2]}, Max: orb.Point{f[1], f[3]}}
		b = b[32:]
	} else if envelope != 0 {
		t.Fatalf("envelope of kind %d", envelope)
	}
	g, err := wkb.Unmarshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return g, box
}
