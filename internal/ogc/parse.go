package ogc

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
)

// MaxQuery is the longest query string, in bytes, that is read at all.
const MaxQuery = 8 << 10

// mostFaults keeps a long address full of nonsense from becoming a far longer answer.
const mostFaults = 20

// LongestList is longer than any list that asks for less than everything.
const LongestList = 200

// Raw is a request as it arrived: the operation that the path belongs to with the path's own parameters, and what the reader
// wants beside.
type Raw struct {
	Operation  OperationName
	Collection incident.Layer
	ID, File   string
	Tile       Tile

	RawQuery string
	// Prefer is the form that the Accept header chooses; blank where none of the operation's forms will do.
	Prefer Form
}

// Parse reads what arrived. A page's address may hold what a form or a link tracker left in it (blank fields, from and
// to, a value repeated); tidy then says that the request should be sent to its canonical address. In every other
// form of an answer all of that is a fault.
func Parse(a Raw, vocab incident.Vocabulary) (req Resource, tidy bool, faults incident.Faults) {
	op, ok := Lookup(a.Operation)
	if !ok {
		return Resource{}, false, incident.Faults{FaultOf("path", string(a.Operation), incident.Keys{Rule: "problem.operation"})}
	}
	values, faults := split(a.RawQuery)
	r := &reader{op: op, vocab: vocab, faults: faults, req: op.bare()}
	r.req.Collection, r.req.ID, r.req.File, r.req.Tile, r.req.Form = a.Collection, a.ID, a.File, a.Tile, a.Prefer
	// The form comes first: it decides how strictly the others are read.
	if p, ok := op.Param("f"); ok && len(values["f"]) > 0 {
		r.page = a.Prefer == HTML
		r.take(p, values["f"])
		delete(values, "f")
	}
	r.page = r.req.Form == HTML
	r.takeAll(values)
	r.together()
	if len(r.faults) > 0 {
		return Resource{}, false, r.faults[:min(len(r.faults), mostFaults)]
	}
	return r.req, r.page && r.untidy && a.RawQuery != r.req.Canonical(), nil
}

// bare is the request that asks for nothing but the operation.
func (o *Operation) bare() Resource {
	return Resource{Operation: o.Name, Interval: "month", Page: incident.Page{Limit: DefaultLimit, Sort: o.Sort}}
}

// ParseQuery reads the filter alone, as strictly as any data form.
func ParseQuery(values url.Values, vocab incident.Vocabulary) (incident.Query, incident.Faults) {
	op := &Operation{Params: filters}
	r := &reader{op: op, vocab: vocab}
	r.takeAll(values)
	r.together()
	return r.req.Query, r.faults
}

// split decodes a query string.
func split(raw string) (url.Values, incident.Faults) {
	if len(raw) > MaxQuery {
		return nil, incident.Faults{FaultOf(InQuery, "", incident.Keys{Rule: "problem.query_length"})}
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, incident.Faults{FaultOf(InQuery, "", incident.Keys{Rule: "problem.pairs", Mend: "problem.pairs_mend"})}
	}
	var faults incident.Faults
	for name, list := range values {
		for _, v := range append([]string{name}, list...) {
			if !utf8.ValidString(v) || strings.ContainsFunc(v, unicode.IsControl) {
				faults = append(faults, FaultOf(InQuery, strings.ToValidUTF8(v, string(utf8.RuneError)),
					incident.Keys{Rule: "problem.characters"}))
			}
		}
	}
	return values, faults
}

// reader reads the parameters of one request, collecting what is wrong with them.
type reader struct {
	op     *Operation
	vocab  incident.Vocabulary
	req    Resource
	page   bool // the answer is a page: blanks, repeats and trackers are forgiven
	untidy bool // something was forgiven
	faults incident.Faults

	days    []incident.Days // every period that must hold
	fromDay end
	toDay   end
	said    string // of filter
	lang    cql.Lang
}

func (r *reader) takeAll(values url.Values) {
	if len(r.faults) > 0 || len(values) == 0 {
		return
	}
	for i := range r.op.Params {
		p := &r.op.Params[i]
		if list, ok := values[p.Name]; ok {
			r.take(p, list)
		}
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, known := r.op.Param(name); !known && !r.enough() {
			r.unknown(name)
		}
	}
}

// take reads all values that an address gives for one parameter.
func (r *reader) take(p *Param, given []string) {
	values := r.withoutBlanks(p, given)
	if len(values) == 0 {
		return
	}
	if len(values) > 1 {
		switch {
		case p.Repeat == Last:
			values = values[len(values)-1:]
			r.untidy = true
		case p.Repeat == Or || p.Repeat == And:
			r.untidy = true
		case r.page && same(values):
			values, r.untidy = values[:1], true
		default:
			r.fault(p, strings.Join(values, " and "), "problem.once", "problem.once_mend")
			return
		}
	}
	if p.Repeat == Or {
		values = r.withoutBlanks(p, strings.Split(strings.Join(values, ","), ","))
		if len(values) > LongestList {
			r.fault(p, "", "problem.list_length", "problem.list_length_mend")
			return
		}
	}
	if len(values) > 0 {
		p.read(r, p, values)
	}
}

// withoutBlanks forgives the blank fields of a form and faults every other blank.
func (r *reader) withoutBlanks(p *Param, given []string) []string {
	values := make([]string, 0, len(given))
	blank := false
	for _, v := range given {
		if strings.TrimSpace(v) == "" {
			blank = true
			continue
		}
		values = append(values, v)
	}
	if blank && !r.page {
		f := p.fault("", "problem.empty", "problem.empty_mend")
		f.Allowed = p.Enum
		r.faults = append(r.faults, f)
		return nil
	}
	r.untidy = r.untidy || blank
	return values
}

// enough spares looking for the nearest names of nonsense that nobody will read of.
func (r *reader) enough() bool { return len(r.faults) >= mostFaults }

func same(values []string) bool {
	return !slices.ContainsFunc(values, func(v string) bool { return v != values[0] })
}

// unknown faults a name that the operation doesn't take, or forgives a page's address for a link tracker's.
func (r *reader) unknown(name string) {
	if r.page && tracker(name) {
		r.untidy = true
		return
	}
	r.faults = append(r.faults, mistaken(where(name), "", "problem.parameter_unknown", name, r.op.Names()))
}

func tracker(name string) bool {
	return strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "gclid" || name == "igsh"
}

// fault faults a value by the keys of what holds and of what to do.
func (r *reader) fault(p *Param, value, rule, mend string) {
	r.faults = append(r.faults, p.fault(value, rule, mend))
}

func (p *Param) fault(value, rule, mend string) incident.Fault {
	return FaultOf(where(p.Name), value, incident.Keys{Rule: rule, Mend: mend,
		Args: []any{"parameter", p.Name, "example", p.Example, "least", strconv.Itoa(p.Min)}})
}

// mistaken is the fault of a word that isn't known, with the known one that was probably meant.
func mistaken(where, value, rule, word string, allowed []string) incident.Fault {
	keys := incident.Keys{Rule: rule}
	if near := nearest.Slip(word, allowed); near != "" {
		keys.Mend, keys.Args = "problem.meant", []any{"name", near}
	}
	f := FaultOf(where, value, keys)
	f.Allowed = allowed
	return f
}

// FaultOf makes a fault in English from the keys of its messages.
func FaultOf(where, value string, k incident.Keys) incident.Fault {
	english := i18n.English()
	return incident.Fault{Where: where, Value: clip(value), Keys: k,
		Rule: english.Text(k.Rule, k.Args...), Mend: english.Text(k.Mend, k.Args...)}
}

// InQuery is where a fault is that is about no single parameter.
const InQuery = "query string"

const parameter = "parameter "

func where(name string) string { return parameter + clip(name) }

// Parameter is the name of the parameter that a fault is about; blank where it is about something else.
func Parameter(f incident.Fault) string {
	name, ok := strings.CutPrefix(f.Where, parameter)
	if !ok {
		return ""
	}
	return name
}

// clip keeps what a stranger sent from filling the answer.
func clip(s string) string {
	const most = 100
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
