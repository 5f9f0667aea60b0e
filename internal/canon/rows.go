package canon

import (
	"khyberatlas/internal/columns"
	"strconv"
)

func cells[T any](layout columns.List[T], row T) []string {
	out := make([]string, len(layout))
	for i := range layout {
		out[i] = cell(layout[i].Kind, layout[i].Value(row))
	}
	return out
}

// cell is a value as the files have it, blank where there is none.
func cell(kind columns.Kind, v columns.Value) string {
	switch {
	case !v.Known:
		return ""
	case kind == columns.KindDay:
		return v.Day().String()
	case kind == columns.KindCount:
		return strconv.Itoa(v.Count())
	case kind == columns.KindRatio || kind == columns.KindDegrees:
		return decimal(v.Number)
	case kind == columns.KindYesNo && v.Truth():
		return "yes"
	case kind == columns.KindYesNo:
		return "no"
	}
	return v.Text
}

// decimal is the shortest form that reads back as the same number.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
