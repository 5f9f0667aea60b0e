package canon

import (
	"strconv"
	"strings"

	"khyberatlas/internal/columns"
)

func cells[T any](layout columns.List[T], row T) []string {
	out := make([]string, len(layout))
	for i := range layout {
		v := layout[i].Value(row)
		if plain, ok := appendPlain(nil, layout[i].Kind, v); ok {
			out[i] = string(plain)
		} else {
			out[i] = v.Text
		}
	}
	return out
}

// appendLine is line of cells, for rows of which there may be a million.
func appendLine[T any](b []byte, layout columns.List[T], row T) []byte {
	for i := range layout {
		if i > 0 {
			b = append(b, ',')
		}
		v := layout[i].Value(row)
		plain, ok := appendPlain(b, layout[i].Kind, v)
		if b = plain; !ok {
			b = appendText(b, v.Text)
		}
	}
	return append(b, '\n')
}

// appendPlain is a value as the files have it, blank where there is none; false of a text, which may have to be quoted.
func appendPlain(b []byte, kind columns.Kind, v columns.Value) ([]byte, bool) {
	switch {
	case !v.Known:
	case kind == columns.KindDay:
		b = v.Day().Append(b)
	case kind == columns.KindCount:
		b = strconv.AppendInt(b, int64(v.Count()), 10)
	case kind == columns.KindRatio || kind == columns.KindDegrees:
		b = appendDecimal(b, v.Number)
	case kind == columns.KindYesNo && v.Truth():
		b = append(b, "yes"...)
	case kind == columns.KindYesNo:
		b = append(b, "no"...)
	default:
		return b, false
	}
	return b, true
}

// appendText quotes as little as RFC 4180 allows; encoding/csv quotes a cell that begins with a space too.
func appendText(b []byte, s string) []byte {
	if strings.IndexByte(s, ',') < 0 && strings.IndexByte(s, '"') < 0 && strings.IndexByte(s, '\n') < 0 &&
		strings.IndexByte(s, '\r') < 0 {
		return append(b, s...)
	}
	b = append(b, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		b = append(append(b, s[:i+1]...), '"')
		s = s[i+1:]
	}
	return append(append(b, s...), '"')
}

// decimal is the shortest form that reads back as the same number.
func decimal(v float64) string { return string(appendDecimal(nil, v)) }

func appendDecimal(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', -1, 64) }
