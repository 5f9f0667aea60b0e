package guess

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/mapping"
	"khyberatlas/internal/intake/values"
)

// write is the mapping in TOML. It names every column, in the file's order.
func (g *guess) write() []byte {
	var b strings.Builder
	format := "csv"
	if g.GeoJSON {
		format = "geojson"
	}
	fmt.Fprintf(&b, "# What the columns of %s are, guessed from %d rows. Read each line and mend what is wrong; a line that\n"+
		"# begins with # does nothing. Then: khyberatlas import --format %s --mapping THIS_FILE %s\n\n", oneLine(g.About.File), g.rows,
		format, oneLine(g.About.File))
	for name, reader := range map[string]string{"event_id_cnty": "acled", "dyad_new_id": "ucdp"} {
		if slices.ContainsFunc(g.columns, func(c *column) bool { return strings.EqualFold(c.name, name) }) {
			fmt.Fprintf(&b, "# It looks like a file of %s, which needs no mapping: import --format %s\n\n",
				strings.ToUpper(reader), reader)
		}
	}
	g.origin(&b)
	g.read(&b)
	g.columnLines(&b)
	g.words(&b)
	return []byte(b.String())
}

func (g *guess) origin(b *strings.Builder) {
	base := filepath.Base(g.About.File)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	if g.Origin != "" {
		name = g.Origin
	}
	id := incident.Slug(name)
	if !mapping.CanBeOrigin(id) {
		id = "my-record"
	}
	fmt.Fprintf(b, `[origin]
id = %s # short, small letters; every id of its rows begins with it
name = %s # what the map calls it
publisher = "" # who publishes it: must be filled in
licence = "" # its terms, as CC-BY-4.0; blank where they are not known
licence_url = ""
citation = "" # how it wants to be cited
redistribute = false # true only where its terms let others pass it on; else it is on the map and in no download

`, quote(id), quote(name))
	b.WriteString("# The days that it covers; without them, from its first row to its last, as a sample.\n")
	if first, last := g.span(); first != 0 {
		fmt.Fprintf(b, "# Of the rows that were looked at, the first is of %s and the last of %s.\n", first, last)
	}
	b.WriteString(`# [[period]]
# from = "2024-01-01"
# to = "2024-12-31"
# completeness = "sample" # or complete, preliminary

`)
}

// span is from the first day in the column of dates to the last, where these can be told; of few different ones.
func (g *guess) span() (first, last incident.Day) {
	c := g.only("date")
	if c == nil || len(c.texts) == mostDistinct {
		return 0, 0
	}
	order, _ := c.order.Order()
	for _, s := range c.texts {
		d, p := order.Day(s)
		if !p.OK() {
			return 0, 0
		}
		if first == 0 || d < first {
			first = d
		}
		last = max(last, d)
	}
	return first, last
}

// read says how numbers and days are written, where that can be told.
func (g *guess) read(b *strings.Builder) {
	b.WriteString("[read]\n")
	if !g.sure("id") {
		b.WriteString("# No column is an id for sure. With the next line a row's id is made of what stands in it, and a row that\n" +
			"# is mended later is another one; better is a column that never changes.\n# id = \"content\"\n")
	}
	var days values.Survey
	var point, comma, either int
	for _, c := range g.columns {
		switch {
		case slices.ContainsFunc(c.fields, isDayField):
			for _, s := range c.texts {
				days.Add(s)
			}
		case slices.ContainsFunc(c.fields, isNumberField):
			p, q, e := c.marks()
			point, comma, either = point+p, comma+q, either+e
		}
	}
	switch order, p := days.Order(); {
	case order == values.DayFirst:
		b.WriteString("days = \"day-month-year\" # a day above 12 stands first\n")
	case order == values.MonthFirst:
		b.WriteString("days = \"month-day-year\" # a day above 12 stands second\n")
	case !p.OK():
		fmt.Fprintf(b, "# days: %s\n# days = \"day-month-year\"\n# days = \"month-day-year\"\n", p.Rule)
	}
	switch {
	case comma > 0 && point == 0:
		b.WriteString("decimal = \",\" # numbers have a comma before their decimals\n")
	case point > 0 && comma == 0 && either > 0:
		b.WriteString("decimal = \".\" # numbers have a point before their decimals\n")
	case either > 0:
		b.WriteString("# decimal: some numbers can be a thousand and more, or have decimals\n# decimal = \".\"\n# decimal = \",\"\n")
	}
	if blanks := g.blanks(); len(blanks) > 0 {
		fmt.Fprintf(b, "blank = [%s] # stand where there should be a number or a day\n", strings.Join(blanks, ", "))
	}
	b.WriteByte('\n')
}

func isDayField(f string) bool { return f == "date" || f == "end_date" || f == "published" }

func isNumberField(f string) bool {
	return f == "lat" || f == "lon" || strings.HasPrefix(f, "killed") || strings.HasSuffix(f, "_killed") || f == "injured"
}

// blanks are the words that stand in columns of numbers and days, quoted: few and the same ones mean that nothing is known.
func (g *guess) blanks() (words []string) {
	for _, c := range g.columns {
		if !slices.ContainsFunc(c.fields, isDayField) && !slices.ContainsFunc(c.fields, isNumberField) {
			continue
		}
		for _, s := range c.texts {
			if w := quote(s); !strings.ContainsAny(values.Latin(s), "0123456789") && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	if len(words) > mostBlanks {
		return nil
	}
	return words
}

// columnLines has a line for a column that is one thing for sure, and a line for each thing that one may be.
func (g *guess) columnLines(b *strings.Builder) {
	b.WriteString("[columns]\n")
	for _, c := range g.columns {
		line := func(field string) string { return field + " = " + quote(c.name) }
		var rivals []string
		if len(c.fields) == 1 {
			rivals = g.rivals(c)
		}
		switch {
		case c.name == "":
			fmt.Fprintf(b, "# a column without a name is left out\n")
		case len(c.fields) == 0:
			fmt.Fprintf(b, "# %s is left out: %s\n", quote(c.name), oneLine(c.why))
		case len(c.fields) == 1 && c.fields[0] != numbering && len(rivals) == 0:
			fmt.Fprintf(b, "%s # %s\n", line(c.fields[0]), oneLine(c.why))
		case len(rivals) > 0:
			fmt.Fprintf(b, "# %s too may be %s: take the # off one of them\n# %s\n", oneLine(strings.Join(rivals, ", ")), c.fields[0],
				line(c.fields[0]))
		case c.fields[0] == numbering:
			fmt.Fprintf(b, "# %s counts the rows, and may count anew in the next file: only where it never does, take the # off\n# %s\n",
				quote(c.name), line("id"))
		default:
			fmt.Fprintf(b, "# %s: %s; take the # off one line\n", quote(c.name), oneLine(c.why))
			for _, f := range c.fields {
				if f != numbering {
					fmt.Fprintf(b, "# %s\n", line(f))
				}
			}
		}
	}
	b.WriteByte('\n')
	g.defaults(b)
}

// sure reports whether one column, and no other, is a field.
func (g *guess) sure(field string) bool { return g.only(field) != nil }

func (g *guess) only(field string) *column {
	if len(g.of[field]) == 1 && len(g.of[field][0].fields) == 1 {
		return g.of[field][0]
	}
	return nil
}

// rivals are the other columns that may be what a column is.
func (g *guess) rivals(c *column) (names []string) {
	for _, o := range g.of[c.fields[0]] {
		if o != c && len(o.fields) == 1 {
			names = append(names, quote(o.name))
		}
	}
	return names
}

func (g *guess) defaults(b *strings.Builder) {
	b.WriteString("# What every row has that says nothing else.\n[default]\n")
	if !g.sure("country") {
		b.WriteString("# country = \"PK\" # without it a row's country is that of its place\n")
	}
	if !g.sure("geo_precision") {
		b.WriteString("# geo_precision = \"town\" # how well the points are known: site, town, tehsil, district, province, country.\n" +
			"# Without it a row stands for its district, and none is drawn as a sharp point.\n")
	}
	if !g.sure("type") {
		fmt.Fprintf(b, "# type = \"not_coded\" # or one of: %s\n", strings.Join(ownTypes, ", "))
	}
	b.WriteByte('\n')
}

// ownTypes are the kinds that a person would choose from.
var ownTypes = append(incident.Texts(incident.OwnTypes), "not_coded")

// words says what those of closed lists stand for.
func (g *guess) words(b *strings.Builder) {
	for _, list := range []struct {
		field string
		known map[string][]string
		ours  []string
	}{
		{"type", typeWords, ownTypes},
		{"actor", actorWords, incident.Texts(incident.Actors)},
	} {
		c := g.only(list.field)
		if c == nil || len(c.texts) == mostDistinct {
			continue
		}
		fmt.Fprintf(b, "# Ours are: %s.\n", strings.Join(list.ours, ", "))
		if list.field == "actor" {
			b.WriteString("# Each row keeps its own name for the actor; \"*\" stands for every name that has no line.\n")
		} else {
			b.WriteString("# Each row keeps its own word; \"*\" stands for every word that has no line.\n")
		}
		fmt.Fprintf(b, "[words.%s]\n", list.field)
		unknown := 0
		for _, s := range c.texts {
			if mapping.IsOurs(s, list.ours) {
				continue
			}
			if means := list.known[plain(s)]; len(means) == 1 {
				fmt.Fprintf(b, "%s = %s\n", quote(s), quote(means[0]))
			} else if len(means) > 1 {
				fmt.Fprintf(b, "# %s can mean %s: take the # off one line\n", quote(s), strings.Join(means, " or "))
				for _, m := range means {
					fmt.Fprintf(b, "# %s = %s\n", quote(s), quote(m))
				}
			} else if unknown++; unknown <= mostUnknown {
				fmt.Fprintf(b, "# %s = \"\"\n", quote(s))
			}
		}
		if unknown > mostUnknown {
			fmt.Fprintf(b, "# and %d more\n", unknown-mostUnknown)
		}
		other := map[string]string{"type": "not_coded", "actor": "other"}[list.field]
		fmt.Fprintf(b, "# \"*\" = %s\n\n", quote(other))
	}
}

// mostUnknown is how many words are listed that nothing is known of: names of people and groups can be hundreds.
const mostUnknown = 50

// quote is a text as TOML has it.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ' || c == 0x7f || c == 0xfffd || c >= 0x80 && c < 0xa0:
			fmt.Fprintf(&b, "\\u%04X", c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// oneLine is a text that ends no comment.
func oneLine(s string) string { return incident.Printable(s) }
