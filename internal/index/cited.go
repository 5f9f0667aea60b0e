package index

import (
	"math"

	"khyberatlas/internal/index/set"
)

// cited is how many citations and claims each row has, in two bytes; the few of more than fit there stand apart.
type cited struct {
	few  [][2]uint8
	more map[int][2]int
}

// Cited counts the citations and the claims of the rows of a set. How many each row has is read from the records when it is
// first asked of more than a few: that takes as long as going once over all of them, and then two bytes a row.
func (x *Index) Cited(s set.Rows) (sources, claims int) {
	of := x.citedOf
	if s.Count() > x.size/sparse {
		of = x.cited().of
	}
	s.Each(func(i int) bool {
		n, m := of(i)
		sources, claims = sources+n, claims+m
		return true
	})
	return sources, claims
}

func (c *cited) of(i int) (sources, claims int) {
	n := c.few[i]
	if n[0] == math.MaxUint8 {
		m := c.more[i]
		return m[0], m[1]
	}
	return int(n[0]), int(n[1])
}

func (x *Index) countCited() *cited {
	c := &cited{few: make([][2]uint8, x.size), more: map[int][2]int{}}
	for i := range c.few {
		sources, claims := x.citedOf(i)
		if max(sources, claims) >= math.MaxUint8 {
			c.few[i], c.more[i] = [2]uint8{math.MaxUint8}, [2]int{sources, claims}
			continue
		}
		c.few[i] = [2]uint8{uint8(sources), uint8(claims)}
	}
	return c
}
