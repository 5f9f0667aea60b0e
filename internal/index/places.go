package index

import (
	"khyberatlas/internal/index/placed"
	"khyberatlas/internal/index/sections"
)

// putPlaces writes the rows that have a place by where they stand.
func putPlaces(w *sections.Writer, rows []Row) {
	standing := make([]placed.Row, 0, len(rows))
	for i := range rows {
		if r := &rows[i]; Placed(r.At) {
			standing = append(standing, placed.Row{At: r.At, Badge: r.Badge, Span: r.Span,
				Shown: placed.Shown{Row: i, Best: int(r.figures[Best]), Low: int(r.figures[Low]),
					Codes: placed.Codes{Type: int(r.codes[Type]), Confidence: int(r.codes[Confidence]), Dated: int(r.codes[Dated]),
						Precision: int(r.codes[Precision]), Actor: int(r.codes[Actor]), Origin: int(r.codes[Origin])}}})
		}
	}
	placed.Put(w, standing, len(rows))
}
