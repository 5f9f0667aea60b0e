// Package mapdata is what the map's script is told: in the page what it must know before it asks for anything, and in
// answers of its own the records that it filters by itself, the marks of a filter where they are too many for that, sums,
// places by cells and rows by the page where even those are too many, what cards tell of crossings, and the shapes of the
// districts. It is made for that script alone and changes with it: other programs are answered by package answer.
package mapdata

import (
	"encoding/json"
	"fmt"
	"io"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// answers are the operations that the script asks.
var answers = map[ogc.OperationName]func(io.Writer, *question.Question) error{
	ogc.OpMarks:   writeMarks,
	ogc.OpSums:    writeSums,
	ogc.OpList:    writeList,
	ogc.OpSpots:   writeSpots,
	ogc.OpRecords: writeRecords,
	ogc.OpWords:   writeWords,
	ogc.OpGates:   writeGates,
	ogc.OpShapes:  writeShapes,
	ogc.OpNames:   writeNames,
	ogc.OpGround:  writeGround(false), ogc.OpGroundNear: writeGround(true),
}

// Has reports whether an operation is answered here.
func Has(operation ogc.OperationName) bool { return answers[operation] != nil }

// Write answers a question of the script.
func Write(w io.Writer, q *question.Question) error {
	write, ok := answers[q.Asked.Operation]
	if !ok {
		return fmt.Errorf("map data of %s: %w", q.Asked.Operation, question.ErrNoRow)
	}
	return write(q.Writer(w), q)
}

func writeMarks(out io.Writer, q *question.Question) error {
	if err := bounded(q, q.Asked.Query); err != nil {
		return err
	}
	if err := json.NewEncoder(out).Encode(NewMarks(q)); err != nil {
		return fmt.Errorf("write the marks: %w", err)
	}
	return nil
}

// writeShapes writes the districts as TopoJSON with their borders once. They are not thinned: the frontier must be the
// very line of the basemap, and the whole weighs less than a picture.
func writeShapes(out io.Writer, q *question.Question) error {
	districts := geo.Layer{Name: "districts"}
	for _, d := range q.Atlas.Data().Districts {
		at := geo.PointInside(d.Shape)
		districts.Features = append(districts.Features, geo.Feature{ID: d.ID, Shape: d.Shape, Properties: map[string]any{
			"name": q.Wording.Place(d.Name, d.NameUr, d.NamePs), "population": d.Population2023,
			"at": [2]float64{geo.Round4(at[0]), geo.Round4(at[1])},
		}})
	}
	return geo.EncodeTopoJSON(out, []geo.Layer{districts, counted(q.Atlas, q.Wording)})
}
