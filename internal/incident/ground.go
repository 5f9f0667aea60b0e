package incident

import "github.com/paulmach/orb"

// GroundLayer is something that an operator laid into the ground of the map: roads, rivers, the districts of a neighbour. It
// is no part of the dataset: no version knows it, nothing is counted by it, and no download holds it.
type GroundLayer struct {
	Name        string // one of GroundNames
	Attribution string // whom the map credits; blank for nobody
	Licence     string
	LicenceURL  string
	Source      string // the file that it was read from
	Imported    Day
	Far, Near   []byte // TopoJSON with the one object "ground", for a look from far out and from close by
	Names       []GroundName
}

// GroundName is a name on the ground, for one of its places.
type GroundName struct {
	Name   string // in Latin letters; blank where none is known
	Local  string // in its own letters
	NameUr string
	NamePs string
	Rank   int
	At     []orb.Point // the first that is free
}

// GroundNames are the layers that can be laid into the ground, in the order in which they are drawn.
var GroundNames = []string{"lakes", "rivers", "roads", "tehsils", "districts", "provinces", "places"}
