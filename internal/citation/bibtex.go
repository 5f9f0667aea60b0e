package citation

import (
	"strconv"
	"strings"
)

// tex writes the signs that mean something to TeX. Braces go by name: BibTeX counts even those behind a backslash.
var tex = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `%`, `\%`, `&`, `\&`,
	`$`, `\$`, `#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)

// BibTeX is the work as an entry that BibTeX and biblatex read. Version and date stand in the note too: BibTeX has no field
// for them.
func (w Work) BibTeX() string {
	var b strings.Builder
	b.WriteString("@misc{" + w.Key())
	put := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	whole := func(text string) string { // kept in its own case, and no list of names
		if text = tex.Replace(line(text)); text == "" {
			return ""
		}
		return "{" + text + "}"
	}
	put("author", whole(w.Author))
	put("title", whole(w.Title))
	put("howpublished", tex.Replace(line(w.Container)))
	if w.Released != 0 {
		year, _, _ := w.Released.Date()
		put("year", strconv.Itoa(year))
		put("date", w.Released.String())
	}
	put("version", tex.Replace(line(w.Version)))
	put("note", tex.Replace(line(w.Note)))
	put("url", address(w.Address))
	put("urldate", w.Accessed.String())
	b.WriteString("\n}\n")
	return b.String()
}
