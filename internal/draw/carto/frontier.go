package carto

import (
	"math"
	"strings"

	"khyberatlas/internal/draw/labels"
)

// alongFrontier writes the names of the countries along the frontier, one on either side, where the room is.
func (b *Base) alongFrontier(s *svg, r *labels.Room) {
	for _, ways := range b.ready[mainWindow]().ways {
		for _, l := range r.Along(ways) {
			s.Text("text", l.Text, "class", "country", "text-anchor", "middle", "transform", "translate("+num(l.At[0])+" "+
				num(l.At[1])+")rotate("+num(math.Round(l.Turn*180/math.Pi))+")", "dy", "7")
		}
	}
}

// upperCountries are the names as they are written there.
func (b *Base) upperCountries() [2]string {
	return [2]string{strings.ToUpper(b.countries[0]), strings.ToUpper(b.countries[1])}
}

// put writes a name where it is free.
func (s *svg) put(r *labels.Room, l labels.Label, spots []labels.Candidate) {
	at, ok := r.Stand(l, spots)
	if !ok {
		return
	}
	if l.Dot {
		s.Leaf("circle", "class", "dot", "cx", num(l.At[0]), "cy", num(l.At[1]), "r", "1.8")
	}
	s.Text("text", l.Text, "class", l.Class, "x", num(math.Round(at[0])), "y", num(math.Round(at[1]+l.Size*0.35)))
}
