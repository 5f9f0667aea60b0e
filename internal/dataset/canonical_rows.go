package dataset

import (
	"strconv"

	"khyberatlas/internal/incident"
)

func cells[T any](columns incident.Columns[T], row T) []string {
	out := make([]string, len(columns))
	for i := range columns {
		out[i] = cell(columns[i].Kind, columns[i].Value(row))
	}
	return out
}

// cell is a value as the files have it, blank where there is none.
func cell(kind incident.Kind, v incident.Value) string {
	switch {
	case !v.Known:
		return ""
	case kind == incident.KindDay:
		return v.Day().String()
	case kind == incident.KindCount:
		return strconv.Itoa(v.Count())
	case kind == incident.KindRatio || kind == incident.KindDegrees:
		return decimal(v.Number)
	case kind == incident.KindYesNo && v.Truth():
		return "yes"
	case kind == incident.KindYesNo:
		return "no"
	}
	return v.Text
}

// decimal is the shortest form that reads back as the same number.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
