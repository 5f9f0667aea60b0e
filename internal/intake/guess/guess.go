// Package guess writes the mapping of a file of others, as far as the file tells what its columns are: from HXL tags, then
// from the names of the columns in English, Urdu and Pashto, then from what stands in them. Each line says why. What could
// mean two things is written with both, and left out until a person chooses. It reads files and changes none; what a
// mapping means is internal/intake/mapping's business.
package guess

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/jsonlist"
	"khyberatlas/internal/intake/mapping"
	"khyberatlas/internal/intake/table"
	"khyberatlas/internal/intake/values"
)

// About is what is known of a file without looking into it.
type About struct {
	File    string // its name
	GeoJSON bool
	Origin  string // the id of the record; made of the file's name where blank
	Known   func(name string) bool
	// Known, where given, tells names of districts.
}

// File reads so much of a file as a guess needs and gives a mapping for it; nil where it is none, which the list then says.
func File(ctx context.Context, in io.Reader, about About, l *findings.List) ([]byte, error) {
	s := &sample{}
	read := s.table
	if about.GeoJSON {
		read = s.features
	}
	if ok, err := read(ctx, in, about.File, l); err != nil || !ok {
		return nil, err
	}
	if s.rows == 0 {
		l.Fault(findings.Spot{File: about.File}, "", "a guess needs rows to look at, and the file has none",
			"is it the file that is meant?")
		return nil, nil
	}
	g := &guess{About: about, sample: s, of: map[string][]*column{}}
	for _, c := range s.columns {
		g.look(c)
	}
	return g.write(), nil
}

// How much of a file is looked at.
const (
	mostRows     = 20_000
	mostDistinct = 500 // values of a column
	mostLetters  = 80  // bytes of a value
)

// sample is what was seen of a file.
type sample struct {
	columns []*column
	rows    int
	points  int // features with a place
}

// column is what was seen of one.
type column struct {
	name, tag string
	filled    int
	texts     []string // different ones
	seen      map[string]bool
	order     values.Survey

	fields []string // that it may be
	why    string
}

func (s *sample) table(ctx context.Context, in io.Reader, file string, l *findings.List) (bool, error) {
	t, err := table.Open(in, table.How{File: file}, l)
	if err != nil || t == nil {
		return false, err
	}
	for i, name := range t.Columns() {
		c := s.column(name)
		if tags := t.Tags(); tags != nil {
			c.tag = tags[i]
		}
	}
	for ; s.rows < mostRows && t.Next(); s.rows++ {
		for i, cell := range t.Row().Cells() {
			s.columns[i].add(cell)
		}
		if s.rows%1000 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
	}
	return true, t.Err()
}

func (s *sample) features(ctx context.Context, in io.Reader, file string, l *findings.List) (bool, error) {
	at := map[string]*column{}
	_, found, err := jsonlist.Each(ctx, in, jsonlist.Document{File: file, List: "features"}, l, func(o jsonlist.Object) {
		if s.rows++; s.rows > mostRows {
			return
		}
		if g, ok := o.Member("geometry"); ok && g.Kind == '{' {
			s.points++
		}
		p, _ := o.Member("properties")
		for _, m := range p.Inner() {
			if at[m.Name] == nil {
				at[m.Name] = s.column(m.Name)
			}
			at[m.Name].add(m.Text)
		}
	})
	if err == nil && !found && !l.Lost[file] {
		l.Fault(findings.Spot{File: file, Line: 1}, "", "GeoJSON has a list of features", "")
	}
	return found, err
}

func (s *sample) column(name string) *column {
	c := &column{name: strings.Clone(name), seen: map[string]bool{}}
	s.columns = append(s.columns, c)
	return c
}

func (c *column) add(cell string) {
	cell = strings.TrimSpace(cell)
	if values.Blank(cell) {
		return
	}
	c.filled++
	if len(cell) > mostLetters || c.seen[cell] || len(c.texts) == mostDistinct {
		return
	}
	cell = strings.Clone(cell)
	c.seen[cell] = true
	c.texts = append(c.texts, cell)
	c.order.Add(cell)
}

// guess is one run.
type guess struct {
	About
	*sample
	of map[string][]*column // by field
}

// look finds what a column may be, and why.
func (g *guess) look(c *column) {
	switch field, ok := tagged(c.tag); {
	case c.filled == 0:
		c.why = "no row has anything in it"
	case ok:
		c.fields, c.why = []string{field}, "its HXL tag is "+c.tag
	case c.tag != "" && len(headings[plain(c.name)]) == 0:
		c.why = "its HXL tag " + c.tag + " is no field of ours"
	default:
		g.byName(c)
		if len(c.fields) == 0 && c.why == "" {
			g.byValues(c)
		}
	}
	if g.GeoJSON && g.points > 0 && slices.ContainsFunc(c.fields, isPlaceField) {
		c.fields, c.why = nil, "the place is read from the geometry"
	}
	for _, f := range c.fields {
		g.of[f] = append(g.of[f], c)
	}
}

func isPlaceField(f string) bool { return f == "lat" || f == "lon" || f == "lat_lon" }

// byName goes by the column's name, and leaves out what its values can't be.
func (g *guess) byName(c *column) {
	named := headings[plain(c.name)]
	for _, f := range named {
		if c.canBe(f) {
			c.fields = append(c.fields, f)
		}
	}
	switch {
	case len(named) == 0:
	case len(c.fields) == 0:
		c.why = fmt.Sprintf("its name says %s, and what stands in it can't be that", oneOf(named))
		if len(c.texts) > 0 { // long texts are not kept
			c.why += ": " + short(c.texts[0])
		}
	case len(c.fields) == 1:
		c.why = "its name says so"
	default:
		c.why = "its name can mean " + oneOf(c.fields)
	}
}

// byValues goes by what stands in the column, where that can be one thing only.
func (g *guess) byValues(c *column) {
	switch {
	case c.all(isAddress):
		c.fields, c.why = []string{"url"}, "all that stands in it are addresses"
	case c.all(isDay):
		c.fields, c.why = []string{"date", "end_date", "published"}, "all that stands in it are days, and its name doesn't say which"
	case c.all(decimals(20, 40)):
		c.fields, c.why = []string{"lat"}, "all that stands in it are numbers with decimals from 20 to 40"
	case c.all(decimals(60, 80)):
		c.fields, c.why = []string{"lon"}, "all that stands in it are numbers with decimals from 60 to 80"
	case g.Known != nil && c.most(g.Known):
		c.fields, c.why = []string{"district"}, "most of what stands in it are names of districts"
	default:
		c.why = "neither its name nor what stands in it says what it is"
	}
}

// fieldsInOrder are those of a mapping.
func fieldsInOrder() []string { return mapping.Fields() }

func oneOf(fields []string) string {
	names := slices.Clone(fields)
	for i, f := range names {
		if f == numbering {
			names[i] = "a number of the row"
		}
	}
	return strings.Join(names, " or ")
}

func short(s string) string { return fmt.Sprintf("%q", findings.Short(s)) }
