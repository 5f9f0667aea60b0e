package citation

import (
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// RIS is the work as a record of tagged lines, each of which ends with CR and LF.
func (w Work) RIS() string {
	var b strings.Builder
	put := func(tag, value string) {
		if value != "" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	put("TY", "DATA")
	put("ID", w.Key())
	put("AU", line(w.Author))
	put("TI", line(w.Title))
	put("T2", line(w.Container))
	if w.Released != 0 {
		year, _, _ := w.Released.Date()
		put("PY", strconv.Itoa(year))
		put("DA", slashed(w.Released))
	}
	put("ET", line(w.Version))
	put("PB", line(w.Author))
	put("N1", line(w.Note))
	put("UR", address(w.Address))
	put("Y2", slashed(w.Accessed))
	b.WriteString("ER  - \r\n")
	return b.String()
}

// slashed is a day as RIS writes it; blank for none.
func slashed(d incident.Day) string { return strings.ReplaceAll(d.String(), "-", "/") }
