package draw

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"
)

// raster is a canvas that is an image of pixels. Nothing more is drawn on it when its context has ended.
type raster struct {
	ctx    context.Context
	pixels *image.RGBA
	brush  vector.Rasterizer
}

func newRaster(ctx context.Context, width, height int) *raster {
	return &raster{ctx: ctx, pixels: image.NewRGBA(image.Rect(0, 0, width, height))}
}

func (r *raster) fill(rings [][]orb.Point, c tint) {
	area := around(rings).Intersect(r.pixels.Bounds())
	if area.Empty() || r.ctx.Err() != nil {
		return
	}
	// The brush goes over the whole of its area: one as large as the picture would take a hundred times as long for a sign.
	r.brush.Reset(area.Dx(), area.Dy())
	x, y := float64(area.Min.X), float64(area.Min.Y)
	for _, ring := range rings {
		for i, p := range ring {
			if i == 0 {
				r.brush.MoveTo(float32(p[0]-x), float32(p[1]-y))
				continue
			}
			r.brush.LineTo(float32(p[0]-x), float32(p[1]-y))
		}
		r.brush.ClosePath()
	}
	r.brush.Draw(r.pixels, area, image.NewUniform(c.color()), image.Point{})
}

// around are the pixels that rings touch.
func around(rings [][]orb.Point) image.Rectangle {
	low, high := orb.Point{math.Inf(1), math.Inf(1)}, orb.Point{math.Inf(-1), math.Inf(-1)}
	for _, ring := range rings {
		for _, p := range ring {
			low = orb.Point{min(low[0], p[0]), min(low[1], p[1])}
			high = orb.Point{max(high[0], p[0]), max(high[1], p[1])}
		}
	}
	const far = 1 << 20
	whole := func(x float64, round func(float64) float64) int { return int(max(-far, min(far, round(x)))) }
	return image.Rect(whole(low[0], math.Floor), whole(low[1], math.Floor), whole(high[0], math.Ceil), whole(high[1], math.Ceil))
}

func (r *raster) line(lines [][]orb.Point, width float64, c tint, dash ...float64) {
	var out [][]orb.Point
	for _, l := range lines {
		for _, part := range dashes(l, dash) {
			out = append(out, band(part, width)...)
		}
	}
	r.fill(out, c)
}

func (r *raster) sign(path string, at orb.Point, scale float64, fill, edge tint, width float64) {
	shape := place(rings(path), at, scale)
	r.fill(shape, fill)
	var edges [][]orb.Point
	for _, ring := range shape {
		edges = append(edges, band(append(ring[:len(ring):len(ring)], ring[0]), width)...)
	}
	r.fill(edges, edge)
}

func (r *raster) text(line string, at orb.Point, l lettering) {
	letters := l.outlines(line, at)
	if l.around > 0 {
		// The halo is the letters moved a little to all sides: their outlines, widened, would cross themselves.
		var halo [][]orb.Point
		for _, p := range disc(orb.Point{}, l.around) {
			halo = append(halo, place(letters, p, 1)...)
		}
		r.fill(halo, l.halo)
	}
	r.fill(letters, l.tint)
}

// encode writes the image as PNG.
func (r *raster) encode(w io.Writer) error {
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(w, r.pixels); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return nil
}

func (c tint) color() color.Color {
	n, err := strconv.ParseUint(c.hex[1:], 16, 32)
	if err != nil {
		panic(err) // tints are constants of this package
	}
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: uint8(math.Round(c.cover * 255))}
}
