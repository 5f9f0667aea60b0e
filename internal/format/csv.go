package format

import (
	"io"
	"strings"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// writeCSV writes rows as RFC 4180 has them, with a byte order mark for spreadsheets where it is wanted.
func writeCSV[T any](w io.Writer, mark bool, layout columns.List[T], rows []T) error {
	o := &buffer{w: w, form: asCSV}
	if mark {
		o.raw("\ufeff")
	}
	for i := range layout {
		if i > 0 {
			o.raw(",")
		}
		o.raw(layout[i].Name)
	}
	o.raw("\n")
	for _, row := range rows {
		for i := range layout {
			if i > 0 {
				o.raw(",")
			}
			o.value(layout[i].Kind, layout[i].Value(row))
		}
		o.raw("\n")
		if !o.step() {
			break
		}
	}
	return o.end()
}

// appendCSV writes a cell of words. One that a spreadsheet would run as a formula begins with an apostrophe.
func appendCSV(b []byte, s string) []byte {
	if s = incident.Harmless(s); bare(s) {
		return append(b, s...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(s, `"`, `""`)...)
	return append(b, '"')
}

// bare reports whether a cell needs no quotes. Semicolons and tabs do: LibreOffice splits at them too, unless told
// otherwise.
func bare(s string) bool {
	if strings.ContainsAny(s, ",;\t\"\r\n") {
		return false
	}
	return s[0] != ' ' && s[len(s)-1] != ' '
}
