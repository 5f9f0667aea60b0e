package figures

import (
	"bytes"
	"encoding/json"
	"strconv"

	"khyberatlas/internal/incident"
)

// AppendBin appends a bin as JSON has it, without a look at its type: a chart has thousands of them.
func AppendBin(b []byte, days incident.Days, t *incident.Totals) []byte {
	b = append(days.From.Append(append(b, `{"from":"`...)), '"')
	b = append(days.To.Append(append(b, `,"to":"`...)), '"', ',')
	return append(appendSums(b, SumsOf(t)), '}')
}

// AppendValue appends the value of a series as a JSON string.
func AppendValue(b []byte, value string) []byte {
	for i := range len(value) {
		if c := value[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			text := bytes.NewBuffer(nil)
			e := json.NewEncoder(text)
			e.SetEscapeHTML(false)
			_ = e.Encode(value) // a string has no error
			return append(b, bytes.TrimSuffix(text.Bytes(), []byte("\n"))...)
		}
	}
	return append(append(append(b, '"'), value...), '"')
}

// SumsOf are the sums of totals.
func SumsOf(t *incident.Totals) Sums {
	return Sums{Count: t.Count, Vague: t.Vague, KilledLow: t.KilledLow, Killed: t.Killed, KilledHigh: t.KilledHigh,
		WithoutBest: t.WithoutBest, WithoutFigure: t.WithoutFigure}
}

func appendSums(b []byte, s Sums) []byte {
	number := func(name string, n int) { b = strconv.AppendInt(append(b, name...), int64(n), 10) }
	number(`"count":`, s.Count)
	number(`,"vague":`, s.Vague)
	number(`,"killed_low":`, s.KilledLow)
	if s.Killed == nil {
		b = append(b, `,"killed":null`...)
	} else {
		number(`,"killed":`, *s.Killed)
	}
	number(`,"killed_high":`, s.KilledHigh)
	number(`,"without_best":`, s.WithoutBest)
	number(`,"without_figure":`, s.WithoutFigure)
	return b
}
