// Package gazetteer finds the country, the province and the district that others' rows name in their own spelling and by the
// names of other times (agencies, frontier regions, NWFP, FATA), through the record of how districts came about and tables
// of names; where a name leaves several, or none, a point that is precise enough decides. What can't be told stays blank.
// It also says whether a place lies in the area that the atlas is about: Khyber Pakhtunkhwa, the provinces of Afghanistan
// along the frontier, and the districts of Balochistan along it. Files and formats are its callers' business.
package gazetteer

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Gazetteer is for one reader at a time: it remembers what it found.
type Gazetteer struct {
	countries map[string]incident.Country
	units     map[unit]meant
	changes   map[string]change

	districtNamed           map[string]int
	districts, afghan, pak  []string // the names beside the shapes
	districtShapes          *geo.Index
	pakShapes, afghanShapes *geo.Index
	frontier                orb.MultiLineString
	bounds                  map[incident.Country]orb.Bound

	known map[stated]*found
	spots map[orb.Point]spot
}

// New takes shapes and changes from a dataset, and the names from the files of the package geodata.
func New(ds *incident.Dataset, files fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{countries: map[string]incident.Country{}, units: map[unit]meant{}, changes: map[string]change{},
		districtNamed: map[string]int{},
		known:         map[stated]*found{}, spots: map[orb.Point]spot{}, bounds: map[incident.Country]orb.Bound{}}
	if err := g.readNames(files); err != nil {
		return nil, err
	}
	var shapes []orb.MultiPolygon
	for i, d := range ds.Districts {
		g.districts, shapes = append(g.districts, d.Name), append(shapes, d.Shape)
		for _, name := range []string{d.Name, d.NameUr, d.NamePs} {
			if name != "" {
				g.districtNamed[spelling(name)] = i
			}
		}
	}
	g.districtShapes = geo.NewIndex(shapes)
	g.pak, g.pakShapes = g.provinces("PK", ds.Provinces)
	g.afghan, g.afghanShapes = g.provinces("AF", ds.AfProvinces)
	g.frontier, _ = geo.Frontier(ds.Land())
	g.readChanges(ds.Changes)
	return g, nil
}

func (g *Gazetteer) provinces(country incident.Country, all []incident.Province) (names []string, _ *geo.Index) {
	var shapes []orb.MultiPolygon
	var box orb.Bound
	for i, p := range all {
		names, shapes = append(names, p.Name), append(shapes, p.Shape)
		if b := p.Shape.Bound(); i == 0 {
			box = b
		} else {
			box = box.Union(b)
		}
		g.named(country, p.Name, p.Name)
		g.named(country, p.NameUr, p.Name)
		g.named(country, p.NamePs, p.Name)
	}
	if len(all) > 0 {
		g.bounds[country] = box.Pad(1)
	}
	return names, geo.NewIndex(shapes)
}

// named notes another name of a first-level unit; what the tables of names say of it stays.
func (g *Gazetteer) named(country incident.Country, name, ours string) {
	key := unit{country: country, spelling: spelling(name)}
	if _, ok := g.units[key]; ok || name == "" {
		return
	}
	g.units[key] = meant{name: ours, frontier: g.units[unit{country: country, spelling: spelling(ours)}].frontier}
}

// Place is where others say that something was, in their spelling.
type Place struct {
	Country, Admin1, District string
	Day                       incident.Day // names change
	At                        *orb.Point   // nil where they give none
	Precise                   bool         // At is known to some kilometres, and can stand for a name that is not given or not known
}

// Unit is what of it is known here.
type Unit struct {
	Country          incident.Country // blank where the name is not known
	Admin1, District string           // blank where they can't be told
	Inside           bool             // in the area that the atlas is about
	Untold           string           // the name that was given and can't be told
}

// stated is what is looked up once: files repeat a few names.
type stated struct{ country, admin1, district string }

type found struct {
	Unit
	before, now []int // districts of Khyber Pakhtunkhwa, one of which is meant
	split       incident.Day
	frontier    bool // that the names alone put it inside
	open        bool // the names don't say where in the province
}

// mostKnown is how many names are remembered: a file's own, whatever somebody writes into one.
const mostKnown = 100_000

// Find says what is known of a place.
func (g *Gazetteer) Find(p Place) Unit {
	key := stated{p.Country, p.Admin1, p.District}
	f, ok := g.known[key]
	if !ok {
		f = g.look(p)
		if len(g.known) < mostKnown {
			key = stated{strings.Clone(p.Country), strings.Clone(p.Admin1), strings.Clone(p.District)}
			g.known[key] = f
		}
	}
	u := f.Unit
	if u.Country != "PK" && u.Country != "AF" {
		return u
	}
	if u.Admin1 == "" && p.Precise && p.At != nil {
		u.Admin1 = g.provinceAt(u.Country, *p.At)
	}
	if u.Country == "PK" && u.Admin1 == incident.KP {
		u.District = g.districtOf(f, p)
		if u.District != "" && f.Admin1 != "" {
			u.Untold = ""
		}
	}
	u.Inside = f.frontier || f.open && p.At != nil && g.at(*p.At).near
	return u
}

// look reads the names alone.
func (g *Gazetteer) look(p Place) *found {
	f := &found{}
	f.Country = g.country(p.Country)
	if f.Country == "" && p.Country != "" {
		f.Untold = strings.Clone(p.Country)
	}
	if f.Country != "PK" && f.Country != "AF" {
		f.Admin1, f.District = strings.Clone(p.Admin1), strings.Clone(p.District)
		return f
	}
	m, ok := g.units[unit{country: f.Country, spelling: spelling(p.Admin1)}]
	switch {
	case ok:
		f.Admin1, f.frontier = m.name, m.frontier
	case p.Admin1 != "":
		f.Untold = strings.Clone(p.Admin1)
	}
	f.open = f.Admin1 == ""
	switch {
	case f.Country == "PK" && f.Admin1 == incident.KP || f.Country == "PK" && f.open && p.District != "":
		f.before, f.now, f.split = g.districtsNow(p.District)
		if p.District != "" && len(f.now) != 1 {
			f.Untold = strings.Clone(p.District)
		}
		switch d, ok := g.units[unit{"PK", balochistan, spelling(p.District)}]; {
		case f.open && len(f.now) > 0: // a district says in which province it lies
			f.Admin1, f.frontier, f.open = incident.KP, true, false
		case f.open && ok:
			f.Admin1, f.District, f.frontier, f.open, f.Untold = balochistan, d.name, true, false, ""
		case f.open:
			f.District, f.Untold = plain(p.District), ""
		}
	case p.District != "":
		f.District = plain(p.District)
		if d, ok := g.units[unit{f.Country, f.Admin1, spelling(p.District)}]; ok {
			f.District, f.frontier = d.name, f.frontier || d.frontier
		}
	case f.Admin1 == balochistan:
		f.open = true
	}
	return f
}

func (g *Gazetteer) country(name string) incident.Country {
	if c, ok := g.countries[spelling(name)]; ok || name == "" {
		return c
	}
	name, _, _ = strings.Cut(name, "(") // DR Congo (Zaire)
	return g.countries[spelling(name)]
}

const balochistan = "Balochistan"

// outsideKm is how far outside of its district a point may lie that decides between some: shapes are generalised.
const outsideKm = 5

// districtOf is the one that is meant; blank where several can be and the point doesn't tell.
func (g *Gazetteer) districtOf(f *found, p Place) string {
	among := f.now
	if p.Day != 0 && p.Day < f.split {
		among = f.before
	}
	if len(among) == 1 {
		return g.districts[among[0]]
	}
	if p.At == nil || !p.Precise {
		return ""
	}
	if i := g.at(*p.At).district; i >= 0 && (len(among) == 0 || slices.Contains(among, i)) {
		return g.districts[i]
	}
	if len(among) == 0 {
		return ""
	}
	if i, km := g.districtShapes.Nearest(*p.At, among); i >= 0 && km <= outsideKm {
		return g.districts[i]
	}
	return ""
}

func (g *Gazetteer) provinceAt(country incident.Country, at orb.Point) string {
	if country == "AF" {
		return g.at(at).afghan
	}
	return g.at(at).pak
}

// spot is what the shapes say of a point.
type spot struct {
	pak, afghan string // provinces
	district    int    // -1: of none
	near        bool
}

// at looks once at a point: files have thousands of rows at a few hundred.
func (g *Gazetteer) at(p orb.Point) spot {
	s, ok := g.spots[p]
	if ok {
		return s
	}
	if i, ok := g.pakShapes.Which(p); ok {
		s.pak = g.pak[i]
	}
	if i, ok := g.afghanShapes.Which(p); ok {
		s.afghan = g.afghan[i]
	}
	s.district, _ = g.districtShapes.Which(p)
	s.near = s.pak == incident.KP || g.units[unit{country: "AF", spelling: spelling(s.afghan)}].frontier ||
		geo.DistanceToLine(p, g.frontier) <= nearKm
	if len(g.spots) < mostKnown {
		g.spots[p] = s
	}
	return s
}

// nearKm is how near to the frontier a place lies in the area whose province is not known, or that lies in Balochistan and
// names no district: about as far as the districts along it reach inland. Quetta lies beyond.
const nearKm = 50

// Swapped says that a point lies far outside of the country, and within it with latitude and longitude swapped.
func (g *Gazetteer) Swapped(country incident.Country, at orb.Point) bool {
	box, ok := g.bounds[country]
	return ok && !box.Contains(at) && box.Contains(orb.Point{at[1], at[0]})
}
