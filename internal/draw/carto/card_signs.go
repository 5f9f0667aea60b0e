package carto

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

// discShape is a dot as a sign: the shape of the kind that is told by a disc, whose radius is discReach.
const (
	discShape = incident.Type("armed_attack")
	discReach = 4.5
)

func thin(t canvas.Tint, cover float64) canvas.Tint { return canvas.Tint{Hex: t.Hex, Cover: cover} }

// cardDot draws an incident at its place, as the map of a page does: a translucent disc in its kind's hue, a strike in its
// own form; hollow where nobody gives a figure, by half where the sides disagree.
func cardDot(on canvas.Canvas, k Mark, at orb.Point, by scale) {
	r, tint := by.radius(weight(k.Killed)), canvas.Solid(hue.Of(k.Type))
	shape, size, cover := discShape, r/discReach, 0.58
	if k.Type.Strike() {
		shape, size, cover = k.Type, r/glyphReach, 1
	}
	size = math.Round(size*100) / 100
	switch {
	case k.Killed == nil:
		on.Sign(draw.Shape(shape), at, size, thin(paper, 0.6), tint, 1.2)
	case k.Contested:
		on.Sign(draw.Shape(shape), at, size, thin(paper, 0.7), tint, 1.2)
		on.Fill(canvas.Place(firstHalf(canvas.Rings(draw.Shape(shape))), at, size), thin(tint, cover))
	default:
		on.Sign(draw.Shape(shape), at, size, thin(tint, cover), tint, 0.8)
	}
	if by.glyphed(r) && shape == discShape {
		on.Fill(canvas.Place(canvas.Rings(draw.Shape(k.Type)), at, 1), paper)
	}
}

// cardSign draws what is known only to an area: paler, with a dashed outline; its toll by size, its groups by hue, and with
// the form of a strike on top where it holds some.
func cardSign(on canvas.Canvas, r Ring, d labels.Disc, by scale) {
	if r.Count == 1 && r.first != "" {
		cardLone(on, r, d.At, by)
		return
	}
	rim := d.R - r.top()
	on.Fill([][]orb.Point{canvas.Disc(d.At, rim)}, thin(mapHome, 0.86))
	for _, p := range r.sectors() {
		tint := canvas.Solid(hue.Of(p.hue))
		if p.filled > 0 {
			on.Fill([][]orb.Point{append(arc(d.At, rim, p.from, p.filled), d.At)}, thin(tint, 0.5))
		}
		on.Line([][]orb.Point{arc(d.At, rim, p.from, p.turn)}, 1.9, tint, 3, 2.1)
	}
	if kind := r.groups[draw.Strikes].hue; kind != "" {
		top := canvas.Place(canvas.Rings(draw.Shape(kind)), orb.Point{d.At[0], d.At[1] - rim + 0.5}, 1.1)
		for i := range top {
			on.Line([][]orb.Point{append(top[i], top[i][0])}, 2.6, mapHome)
		}
		on.Fill(top, canvas.Solid(hue.Of(kind)))
	}
	on.Text(strconv.Itoa(r.Count), orb.Point{d.At[0], d.At[1] + 4}, canvas.Lettering{Size: 12, Bold: true,
		Anchor: canvas.AtMiddle, Tint: ink})
}

// cardLone draws a single incident of an area in the form of its kind.
func cardLone(on canvas.Canvas, r Ring, at orb.Point, by scale) {
	tint, shape, size := canvas.Solid(hue.Of(r.first)), draw.Shape(r.first), by.lone(r.killed)/glyphReach
	fill := thin(tint, 0.4)
	if !r.figure || r.contested > 0 {
		fill = thin(paper, 0.6)
	}
	on.Sign(shape, at, size, fill, thin(paper, 0), 0)
	if r.figure && r.contested > 0 {
		on.Fill(canvas.Place(firstHalf(canvas.Rings(shape)), at, size), thin(tint, 0.4))
	}
	for _, ring := range canvas.Place(canvas.Rings(shape), at, size) {
		on.Line([][]orb.Point{append(ring, ring[0])}, 1.4, tint, 2.6, 2)
	}
}

// cardLeaders draws a line to the own point of each sign that gave way.
func cardLeaders(on canvas.Canvas, signs []standingSign) {
	for _, k := range signs {
		if k.gaveWay() {
			on.Line([][]orb.Point{{k.own.At, k.disc.At}}, 0.9, mapFaint)
			on.Fill([][]orb.Point{canvas.Disc(k.own.At, 1.6)}, mapFaint)
		}
	}
}

// arc is a part of a circle as a line that the eye takes for one.
func arc(at orb.Point, r, from, turn float64) []orb.Point {
	n := max(3, int(r*turn/2))
	out := make([]orb.Point, n+1)
	for i := range out {
		sin, cos := math.Sincos(from + turn*float64(i)/float64(n))
		out[i] = orb.Point{at[0] + r*cos, at[1] + r*sin}
	}
	return out
}

// halfSign draws a contested kind for a legend: the whole shape as an outline, its first half filled.
func halfSign(on canvas.Canvas, t incident.Type, at orb.Point, scale float64) {
	tint := canvas.Solid(hue.Of(t))
	on.Sign(draw.Shape(t), at, scale, paper, tint, 1.4)
	on.Fill(canvas.Place(firstHalf(canvas.Rings(draw.Shape(t))), at, scale), tint)
}

// firstHalf is the half of rings that stands before the middle, for what is drawn without windows.
func firstHalf(rings [][]orb.Point) [][]orb.Point {
	var out [][]orb.Point
	for _, ring := range rings {
		var half []orb.Point
		for i, to := range ring {
			from := ring[(i+len(ring)-1)%len(ring)]
			if (from[0] < 0) != (to[0] < 0) {
				half = append(half, orb.Point{0, from[1] + (to[1]-from[1])*from[0]/(from[0]-to[0])})
			}
			if to[0] < 0 {
				half = append(half, to)
			}
		}
		if len(half) > 2 {
			out = append(out, half)
		}
	}
	return out
}
