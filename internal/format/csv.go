package format

import (
	"io"
	"iter"
	"strings"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// writeCSV writes rows as RFC 4180 has them, with a byte order mark for spreadsheets where it is wanted.
func writeCSV[T any](w io.Writer, mark bool, heading []string, rows iter.Seq[T], line func(*buffer, T)) error {
	o := begun(w, asCSV)
	if mark {
		o.raw("\ufeff")
	}
	o.raw(strings.Join(heading, ","))
	o.raw("\n")
	for row := range rows {
		line(o, row)
		if !o.step() {
			break
		}
	}
	return o.end()
}

// line writes a row of CSV.
func (t Table[T]) line(o *buffer, row T) {
	for i := range t.columns {
		if i > 0 {
			o.raw(",")
		}
		o.value(t.columns[i].Kind, t.columns[i].Value(row))
	}
	o.raw("\n")
}

func headingOf[T any](layout columns.List[T]) []string {
	names := make([]string, len(layout))
	for i := range layout {
		names[i] = layout[i].Name
	}
	return names
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
