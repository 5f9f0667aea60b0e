package table

import (
	"khyberatlas/internal/atlas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/spot"
)

// crowd tells, of rows whose places are too many to be held, which may stand at another's step of the web's map: by a byte for an
// eighth of a row.
type crowd []uint8

func newCrowd(rows int) crowd { return make(crowd, 8*rows+1) }

func (c crowd) at(along uint64) *uint8 { return &c[spot.Lot(along)%uint64(len(c))] }

// add counts a row in.
func (c crowd) add(r *atlas.Row) {
	if r.At == nil {
		return
	}
	if n := c.at(geo.WebCurve(geo.WebMap(*r.At))); *n < 2 {
		*n++
	}
}

// shared reports whether another row may be there; where it says no there is none.
func (c crowd) shared(along uint64) bool { return *c.at(along) > 1 }
