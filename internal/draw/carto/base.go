package carto

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Namer chooses among a place's names: the English one, the Urdu and the Pashto one, which may be blank.
type Namer func(name, ur, ps string) string

// Base is what the maps have beneath their marks: land, borders and names, thinned for their scale. It is immutable and
// safe for any number of readers.
type Base struct {
	districts, tehsils   []patch
	provinces, afghan    []patch
	fine                 []patch // the districts as they came, for small maps
	fineLand             []patch // the provinces of both countries as they came
	frontier, disputed   orb.MultiLineString
	fineLine, fineDotted orb.MultiLineString
	towns                []town
	rivers               orb.MultiLineString // of the first two ranks, thinned
	countries            [2]string           // across the frontier, and at home
	main, lines, inset   string              // the two windows' backgrounds
	laid                 string              // lines with what an operator laid into the ground; blank for nothing

	ready        map[window]func() *ready
	cardDocument func() *canvas.Document // of a card of the whole: its ground alone
	cardPixels   func() *canvas.Pixels
}

// patch is an area with its name.
type patch struct {
	id, name string
	shape    orb.MultiPolygon
	at       orb.Point
}

type town struct {
	name string
	at   orb.Point
	rank int
}

// thinKm2 is what a bend must be worth to be drawn on the map of the whole province, where a unit is about 0.7 km.
const thinKm2 = 4

// NewBase prepares the background from a dataset; the countries' names are those across the frontier and at home. It takes
// some tens of milliseconds and is kept for the version's life.
func NewBase(ds *incident.Dataset, name Namer, countries [2]string) *Base {
	b := &Base{}
	for _, d := range ds.Districts {
		b.fine = append(b.fine, patch{id: d.ID, name: name(d.Name, d.NameUr, d.NamePs), shape: d.Shape, at: geo.PointInside(d.Shape)})
	}
	for _, t := range ds.Tehsils {
		b.tehsils = append(b.tehsils, patch{id: t.ID, name: t.Name, shape: t.Shape})
	}
	for _, p := range ds.Provinces {
		b.fineLand = append(b.fineLand, patch{id: p.Name, name: name(p.Name, p.NameUr, p.NamePs), shape: p.Shape,
			at: geo.PointInside(p.Shape)})
	}
	provinces, across := ds.Land()
	b.fineLine, b.fineDotted = geo.Frontier(provinces, across)
	for i, shape := range geo.Mate(across, b.fineLine) {
		p := ds.AfProvinces[i]
		b.fineLand = append(b.fineLand, patch{id: p.Name, name: name(p.Name, p.NameUr, p.NamePs), shape: shape,
			at: geo.PointInside(shape)})
	}
	b.thin(len(ds.Provinces))
	for _, t := range ds.Towns {
		b.towns = append(b.towns, town{name: name(t.Name, t.NameUr, t.NamePs), at: t.At, rank: t.Rank})
	}
	b.rivers = greatRivers(ds.Rivers)
	b.countries = countries
	b.main, b.lines = b.land(mainWindow), b.borders(mainWindow)
	b.laid = b.lay(ds.Ground)
	b.inset = b.land(insetWindow) + b.borders(insetWindow)
	crossings := make([]orb.Point, len(ds.Crossings))
	for i, c := range ds.Crossings {
		crossings[i] = c.At
	}
	b.prepare(crossings)
	return b
}

// thin simplifies all layers together, so that lines that are the same stay the same.
func (b *Base) thin(pakistani int) {
	layerOf := func(name string, patches []patch) geo.Layer {
		l := geo.Layer{Name: name}
		for _, p := range patches {
			l.Features = append(l.Features, geo.Feature{ID: p.id, Shape: p.shape})
		}
		return l
	}
	lines := geo.Layer{Name: "lines", Features: []geo.Feature{{ID: "frontier", Lines: b.fineLine},
		{ID: "disputed", Lines: b.fineDotted}}}
	layers := geo.NewTopology([]geo.Layer{layerOf("districts", b.fine), layerOf("land", b.fineLand),
		lines}).Simplify(thinKm2).Layers()
	thinned := func(from []patch, l geo.Layer) []patch {
		out := make([]patch, len(from))
		for i, p := range from {
			p.shape = l.Features[i].Shape
			out[i] = p
		}
		return out
	}
	b.districts = thinned(b.fine, layers[0])
	land := thinned(b.fineLand, layers[1])
	b.provinces, b.afghan = land[:pakistani], land[pakistani:]
	b.frontier, b.disputed = layers[2].Features[0].Lines, layers[2].Features[1].Lines
}

// riverKm2 is what a bend of a river must be worth: they are a kilometre or more off in places.
const riverKm2 = 12

// greatRivers are those of the first two ranks.
func greatRivers(rivers []incident.River) orb.MultiLineString {
	l := geo.Layer{}
	for _, r := range rivers {
		if r.Rank <= 2 {
			l.Features = append(l.Features, geo.Feature{Lines: r.Lines})
		}
	}
	var out orb.MultiLineString
	for _, f := range geo.NewTopology([]geo.Layer{l}).Simplify(riverKm2).Layers()[0].Features {
		out = append(out, f.Lines...)
	}
	return out
}

// indexOf is the index of an area by id, or -1.
func indexOf(list []patch, id string) int {
	for i, p := range list {
		if p.id == id && id != "" {
			return i
		}
	}
	return -1
}
