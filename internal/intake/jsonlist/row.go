package jsonlist

import (
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/table"
)

// Rows makes of objects what rows of a table are: cells that are asked for by a column's number. A column stands for a
// member, whose name may differ in case.
type Rows struct {
	list  *findings.List
	names []string // of the columns
	in    string   // the member that holds the cells, as "properties"; blank where the object does
	has   map[string]bool
	seen  []string

	object Object
	cells  map[string]Member
	folded map[string]string // the first name of all that differ in case only
	faults int
}

// NewRows is for objects whose columns have these names; in is the member that holds them, or blank.
func NewRows(l *findings.List, in string, names []string) *Rows {
	return &Rows{list: l, in: in, names: names, has: map[string]bool{}}
}

// Take makes an object the row. It is false where it has no cells, which is said.
func (r *Rows) Take(o Object) bool {
	r.object, r.faults = o, 0
	members := o.Members
	if r.in != "" {
		holder, ok := o.Member(r.in)
		if !ok || holder.Kind != '{' {
			r.WrongAt(r.in, holder.Text, "it has "+r.in+" in braces", "")
			return false
		}
		members = holder.Inner()
	}
	r.cells, r.folded = make(map[string]Member, len(members)), make(map[string]string, len(members))
	for _, m := range members {
		if _, twice := r.cells[m.Name]; twice {
			r.WrongAt(r.path(m.Name), m.Text, "a name stands only once in an object", "take one of the two out")
			return false
		}
		r.Add(m)
	}
	for _, m := range members {
		if strings.IndexByte(m.Text, 0) >= 0 {
			r.WrongAt(r.path(m.Name), m.Text, "a text has no NUL", "take it out")
			return false
		}
	}
	return true
}

// Add puts in a cell where the row lacks it.
func (r *Rows) Add(m Member) {
	if _, there := r.cells[m.Name]; there {
		return
	}
	r.cells[m.Name] = m
	name := table.Name(m.Name)
	if r.folded[name] == "" {
		r.folded[name] = m.Name
	}
	if !r.has[name] && len(r.seen) < findings.MostKnown {
		r.has[name] = true
		r.seen = append(r.seen, m.Name)
	}
}

// Seen reports whether any row has had a column.
func (r *Rows) Seen(name string) bool { return r.has[table.Name(name)] }

// Names are those of all columns that rows have had.
func (r *Rows) Names() []string { return r.seen }

func (r *Rows) path(name string) string {
	if r.in == "" {
		return name
	}
	return r.in + "." + name
}

// Cell is what stands in a column; of a list or an object nothing.
func (r *Rows) Cell(c table.Column) string {
	if c < 0 {
		return ""
	}
	m, ok := r.cells[r.names[c]]
	if !ok {
		m = r.cells[r.folded[table.Name(r.names[c])]]
	}
	if m.Kind == '[' || m.Kind == '{' {
		return ""
	}
	return strings.TrimSpace(m.Text)
}

// Spot is where a column's cell stands.
func (r *Rows) Spot(c table.Column) findings.Spot {
	if c < 0 {
		return r.object.Spot("")
	}
	return r.object.Spot(r.path(r.names[c]))
}

// Wrong adds a fault of a cell.
func (r *Rows) Wrong(c table.Column, rule, mend string, allowed ...string) {
	r.faults++
	value := r.Cell(c)
	r.list.Fault(r.Spot(c), value, rule, findings.MendHidden(value, mend), allowed...)
}

// WrongAt adds a fault of another member of the object.
func (r *Rows) WrongAt(path, value, rule, mend string) {
	r.faults++
	r.list.Fault(r.object.Spot(path), value, rule, mend)
}

// Doubt adds a warning of a cell.
func (r *Rows) Doubt(c table.Column, rule, mend string) {
	r.list.Warn(r.Spot(c), r.Cell(c), rule, mend)
}

// Faulty reports whether a fault of the row was added.
func (r *Rows) Faulty() bool { return r.faults > 0 }

// Line is where the object begins.
func (r *Rows) Line() int { return r.object.Line }

// Raw is the object as it stands.
func (r *Rows) Raw() []byte { return r.object.Raw }

// Member is one of the object's own.
func (r *Rows) Member(name string) (Member, bool) { return r.object.Member(name) }
