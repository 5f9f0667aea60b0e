package dataset

import (
	"khyberatlas/internal/columns"
	"regexp"
)

// field is a column of a file with what the reader asks of its cells beyond what the column says of itself.
type field struct {
	columns.Property
	check
}

// check is what only the reader looks at; a file's day, figure or address is checked by its kind.
type check struct {
	words     []string // of our own rows, where those of other origins have more
	required  bool     // of a column that may be blank elsewhere: a file that is read always fills it
	collected bool     // a day that lies about in the time of the collection
	rule      string   // what no constraint of the description can say
	shape     *regexp.Regexp
	most      int // characters
	least     *float64
	greatest  *float64
}

// addressForm is as much of incident.IsAddress as a pattern can say.
var addressForm = regexp.MustCompile(`^[Hh][Tt][Tt][Pp][Ss]?://[^\s"'<>\\^{|}\x60\x00-\x1f\x7f]+$`)

// listForm has ";" between its words.
var listForm = regexp.MustCompile(`^[^;]+(;[^;]+)*$`)

var (
	required  = check{required: true}
	collected = check{collected: true}
	listed    = check{required: true, shape: listForm}
	ranked    = check{least: new(1.0), greatest: new(float64(len(ranks)))}
)

// fieldsOf are the columns of a table that its file has, with the checks by their names. It panics at a check of a column
// that isn't there: nobody would look at it.
func fieldsOf[T any](all columns.List[T], checks map[string]check) []field {
	var out []field
	checked := 0
	for _, p := range all.OfFile().Properties() {
		check, ok := checks[p.Name]
		if ok {
			checked++
		}
		if check.words != nil {
			p.Words = check.words
		}
		f := field{p, check}
		switch p.Kind {
		case columns.KindAddress:
			f.shape = addressForm
		case columns.KindCount, columns.KindRatio:
			if f.least == nil {
				f.least = new(0.0)
			}
		case columns.KindDegrees:
			most := map[string]float64{"lat": 90, "lon": 180}[p.Name]
			f.least, f.greatest, f.rule = new(-most), new(most), "In degrees, WGS 84. "+f.rule
		}
		out = append(out, f)
	}
	if checked != len(checks) {
		panic("a check is of no column of its file")
	}
	return out
}

// blank reports whether a row may leave the cell blank.
func (f field) blank() bool { return f.Blank && !f.required }

// kind is the type in Table Schema's words.
func (f field) kind() string {
	switch f.Kind {
	case columns.KindDay:
		return "date"
	case columns.KindCount:
		return "integer"
	case columns.KindRatio, columns.KindDegrees:
		return "number"
	case columns.KindYesNo:
		return "boolean"
	}
	return "string"
}
