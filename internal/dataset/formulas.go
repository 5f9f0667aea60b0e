package dataset

import (
	"fmt"
	"strings"

	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

// formulas counts the cells that a spreadsheet would run, and remembers the first. The canonical files keep what stands
// in them, so that they hash to the version; the downloads of a layer make such cells harmless.
type formulas struct {
	count int
	first string // what stands in the first
	at    []findings.Spot
}

const mostFormulasShown = 5

// look takes the cells of words alone: a negative number is none.
func (f *formulas) look(t table, w csvtext.Row) {
	for _, field := range t.fields {
		cell := w.Cell(field.Name)
		if field.kind() != "string" || !incident.Formula(cell) {
			continue
		}
		if f.count++; f.count == 1 {
			f.first = findings.Short(cell)
		}
		if len(f.at) < mostFormulasShown {
			f.at = append(f.at, w.Spot(field.Name))
		}
	}
}

// report is one warning for all: a dataset may have hundreds.
func (f *formulas) report(to *findings.List) {
	if f.count == 0 {
		return
	}
	cells := "cells that a spreadsheet runs as formulas stand in dataset.zip as they are"
	if f.count == 1 {
		cells = "cell that a spreadsheet runs as a formula stands in dataset.zip as it is"
	}
	places := make([]string, len(f.at))
	for i, at := range f.at {
		places[i] = at.String()
	}
	if f.count > len(f.at) {
		places = append(places, "…")
	}
	to.Warn(f.at[0], f.first, fmt.Sprintf("%d %s: %s", f.count, cells, strings.Join(places, ", ")),
		"begin the cell with another sign than = + - @")
}
