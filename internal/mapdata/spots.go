package mapdata

import (
	"encoding/json"
	"fmt"
	"io"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// Spots are the places of a tile as columns: what the script draws where there are too many matches to be told of each. A vector
// tile of the same says less of a sign that stands for several, and the script would need a decoder for it.
type Spots struct {
	Version string `json:"version"`
	Cells   int    `json:"cells"` // the web's map has 2^Cells of them a side
	// X and Y are where a place is in its tile, of 4096 a side. Best is null where no incident gives a best figure. AtLeast, by
	// position, is the sum that signs are sized by where that is another one.
	X       []int         `json:"x"`
	Y       []int         `json:"y"`
	Count   []int         `json:"count"`
	Best    []*int        `json:"best"`
	AtLeast map[int]int   `json:"at_least"`
	Kind    []int         `json:"kind"`  // -1 where there are several
	Kinds   map[int][]int `json:"kinds"` // of those: of each kind, how many are of it and how many contested, one after the other
	// Contested are those of one kind that are, by position.
	Contested map[int]int `json:"contested"`
	Badges    []coarse    `json:"badges"` // in tiles from a zoom on that shows each; farther out, areas have one sign
}

// coarse is a badge with what is known only to it. Number is what its rows are asked for by, Area the id of what it lies in.
type coarse struct {
	badge
	Number  int      `json:"number"`
	Area    string   `json:"area"`
	Home    bool     `json:"home"` // the area is the whole province of the districts
	Count   int      `json:"count"`
	AtLeast *int     `json:"at_least"`
	Kinds   [][3]int `json:"kinds"`
}

// NewSpots finds what a tile holds.
func NewSpots(q *question.Question, at spot.Tile) Spots {
	cells := at.Zoom + cellBits
	spots := q.Spots(q.Asked.Query, spot.Grid{Cells: cells, Within: at})
	found := spots.Places
	n, types := len(found), placesIn(incident.Types)
	out := Spots{Version: q.Atlas.Version(), Cells: cells, X: make([]int, n), Y: make([]int, n), Count: make([]int, n),
		Best: make([]*int, n), AtLeast: map[int]int{}, Kind: make([]int, n), Kinds: map[int][]int{}, Contested: map[int]int{},
		Badges: []coarse{}}
	if at.Zoom >= closer {
		for _, s := range spots.Areas {
			key := keyOfBadge(q, s.Badge)
			out.Badges = append(out.Badges, coarse{badgeOf(q, s.Badge), s.Badge, areaID(key), key.isHome(), s.Count, s.AtLeast,
				kindsOf(s.Kinds, types)})
		}
	}
	for i := range found {
		s := &found[i]
		x, y := geo.WebStep(s.Curve)
		out.X[i], out.Y[i] = int(x<<at.Zoom>>(32-stepBits)), int(y<<at.Zoom>>(32-stepBits))
		out.Count[i], out.Best[i] = s.Count, s.Killed
		if s.AtLeast != nil && (s.Killed == nil || *s.Killed != *s.AtLeast) {
			out.AtLeast[i] = *s.AtLeast
		}
		if len(s.Kinds) == 1 {
			out.Kind[i] = types[s.Kinds[0].Type]
			if s.Contested > 0 {
				out.Contested[i] = s.Contested
			}
			continue
		}
		out.Kind[i] = -1
		for _, k := range s.Kinds {
			out.Kinds[i] = append(out.Kinds[i], types[k.Type], k.Count, k.Contested)
		}
	}
	return out
}

// closer is the zoom of tiles that are drawn where each badge has a sign of its own.
const closer = 6

// keyOfBadge is the area of what a badge stands for.
func keyOfBadge(q *question.Question, at int) areaKey {
	b := q.Atlas.Badges()[at]
	key := areaKey{country: b.Country, admin1: b.Admin1}
	if key.isHome() && b.District != "" {
		for _, d := range q.Atlas.Data().Districts {
			if d.Name == b.District {
				return areaKey{district: d.ID}
			}
		}
	}
	return key
}

// A tile has 2^cellBits cells a side, as the vector tiles have far out, and places stand on a grid that is finer.
const (
	cellBits = 9
	stepBits = 12
)

func writeSpots(out io.Writer, q *question.Question) error {
	at, ok := question.TileOf(q.Asked.Tile)
	if !ok {
		return fmt.Errorf("the tile %v: %w", q.Asked.Tile, question.ErrNoRow)
	}
	if err := json.NewEncoder(out).Encode(NewSpots(q, at)); err != nil {
		return fmt.Errorf("write the spots of a tile: %w", err)
	}
	return nil
}
