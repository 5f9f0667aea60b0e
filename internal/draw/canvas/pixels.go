package canvas

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"
)

// Pixels is a canvas that is an image of pixels. Nothing more is drawn on it when its context has ended.
type Pixels struct {
	ctx    context.Context
	pixels *image.RGBA
	brush  vector.Rasterizer
}

// NewPixels is an image on which nothing is drawn yet.
func NewPixels(ctx context.Context, width, height int) *Pixels {
	return &Pixels{ctx: ctx, pixels: image.NewRGBA(image.Rect(0, 0, width, height))}
}

// Copy is an image that begins with what is drawn on this one; nothing more is drawn on it when its own context has ended.
func (r *Pixels) Copy(ctx context.Context) *Pixels {
	p := *r.pixels
	p.Pix = slices.Clone(p.Pix)
	return &Pixels{ctx: ctx, pixels: &p}
}

// Fill is as Canvas says.
func (r *Pixels) Fill(rings [][]orb.Point, c Tint) {
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
	r.brush.Draw(r.pixels, area, image.NewUniform(c), image.Point{})
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

// Line is as Canvas says.
func (r *Pixels) Line(lines [][]orb.Point, width float64, c Tint, dash ...float64) {
	var out [][]orb.Point
	for _, l := range lines {
		for _, part := range dashes(l, dash) {
			out = append(out, band(part, width)...)
		}
	}
	r.Fill(out, c)
}

// Sign is as Canvas says.
func (r *Pixels) Sign(path string, at orb.Point, scale float64, fill, edge Tint, width float64) {
	shape := Place(Rings(path), at, scale)
	r.Fill(shape, fill)
	var edges [][]orb.Point
	for _, ring := range shape {
		edges = append(edges, band(append(ring[:len(ring):len(ring)], ring[0]), width)...)
	}
	r.Fill(edges, edge)
}

// Text is as Canvas says.
func (r *Pixels) Text(line string, at orb.Point, l Lettering) {
	letters := l.outlines(line, at)
	if l.Around > 0 {
		// The halo is the letters moved a little to all sides: their outlines, widened, would cross themselves.
		var halo [][]orb.Point
		for _, p := range Disc(orb.Point{}, l.Around) {
			halo = append(halo, Place(letters, p, 1)...)
		}
		r.Fill(halo, l.Halo)
	}
	r.Fill(letters, l.Tint)
}

// Encode writes the image as PNG.
func (r *Pixels) Encode(w io.Writer) error {
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(w, r.pixels); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return nil
}

// RGBA makes it a color.Color.
func (c Tint) RGBA() (r, g, b, a uint32) {
	n, err := strconv.ParseUint(c.Hex[1:], 16, 32)
	if err != nil {
		panic(err) // tints are constants of the program
	}
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: uint8(math.Round(c.Cover * 255))}.RGBA()
}
