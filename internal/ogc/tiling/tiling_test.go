package tiling_test

import (
	"math"
	"testing"

	"khyberatlas/internal/ogc/tiling"
)

// The figures are those of the register.
func TestTheTileMatrixSetIsTheRegisteredOne(t *testing.T) {
	set := tiling.WebMercatorQuad()
	for zoom, want := range map[int]struct{ scale, cell float64 }{
		0: {559082264.028717, 156543.033928041}, 10: {545978.773465544, 152.874056570353},
		24: {33.3238997477002, 0.00933069192935609},
	} {
		m := set.TileMatrices[zoom]
		if math.Abs(m.ScaleDenominator/want.scale-1) > 1e-11 || math.Abs(m.CellSize/want.cell-1) > 1e-11 {
			t.Errorf("zoom %d: %v, %v, want %v", zoom, m.ScaleDenominator, m.CellSize, want)
		}
		if m.MatrixWidth != 1<<zoom || m.MatrixHeight != 1<<zoom {
			t.Errorf("zoom %d is %d by %d tiles", zoom, m.MatrixWidth, m.MatrixHeight)
		}
	}
	if at := set.TileMatrices[0].PointOfOrigin; math.Abs(at[1]-20037508.3427892) > 1e-6 || at[0] != -at[1] {
		t.Errorf("it begins at %v", at)
	}
}
