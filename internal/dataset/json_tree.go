package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// jsonFile is a JSON document that still knows where everything stood.
type jsonFile struct {
	*findings
	name  string
	data  []byte
	lines []int // where each line begins
	root  value
}

type kind int

const (
	isNull kind = iota
	isBool
	isNumber
	isText
	isList
	isObject
)

func (k kind) String() string {
	return [...]string{"nothing", "true or false", "a number", "a text", "a list", "an object"}[k]
}

type value struct {
	kind    kind
	at      int    // offset of its first byte
	text    string // of a text; a number as it is written; "true" or "false"
	items   []value
	members []member
}

type member struct {
	name string
	at   int
	value
}

func (v value) member(name string) (value, bool) {
	for _, m := range v.members {
		if m.name == name {
			return m.value, true
		}
	}
	return value{}, false
}

// path is the member of a member; nothing where one is missing.
func (v value) path(names ...string) value {
	for _, n := range names {
		v, _ = v.member(n)
	}
	return v
}

// readJSON gives nil where the file is missing or no JSON, which is said.
func (r *reader) readJSON(name string) (*jsonFile, error) {
	file, err := r.open(name)
	if err != nil || file == nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(&capped{file, mostBytes})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	j := &jsonFile{findings: &r.findings, name: name, data: bytes.TrimPrefix(data, mark)}
	if !j.parse() {
		r.lost[name] = true
		return nil, nil
	}
	return j, nil
}

func (j *jsonFile) parse() bool {
	j.lines = []int{0}
	for i, c := range j.data {
		if c == '\n' {
			j.lines = append(j.lines, i+1)
		}
	}
	if !utf8.Valid(j.data) {
		j.fault(j.spot(firstInvalid(j.data), ""), "", "the text is UTF-8", "save the file as UTF-8")
		return false
	}
	// The decoder's own token errors don't say where; this one does.
	var raw json.RawMessage
	if err := json.Unmarshal(j.data, &raw); err != nil {
		at := len(j.data)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = max(0, int(syntax.Offset)-1)
		}
		j.fault(j.spot(at, ""), "", "the file is JSON: "+err.Error(), "")
		return false
	}
	dec := json.NewDecoder(bytes.NewReader(j.data))
	dec.UseNumber()
	j.root = j.value(dec)
	return true
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		c, n := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// value reads one value of a document that is known to be valid.
func (j *jsonFile) value(dec *json.Decoder) value {
	at, token := j.token(dec)
	v := value{at: at}
	switch t := token.(type) {
	case bool:
		v.kind, v.text = isBool, fmt.Sprint(t)
	case json.Number:
		v.kind, v.text = isNumber, t.String()
	case string:
		v.kind, v.text = isText, t
	case json.Delim:
		if t == '[' {
			v.kind = isList
			for dec.More() {
				v.items = append(v.items, j.value(dec))
			}
		} else {
			v.kind = isObject
			for dec.More() {
				at, name := j.token(dec)
				m := member{name: fmt.Sprint(name), at: at, value: j.value(dec)}
				if _, twice := v.member(m.name); twice {
					j.fault(j.spot(at, m.name), m.name, "a name stands only once in an object", "take one of the two out")
				}
				v.members = append(v.members, m)
			}
		}
		j.token(dec)
	}
	return v
}

func (j *jsonFile) token(dec *json.Decoder) (at int, token json.Token) {
	at = int(dec.InputOffset())
	for at < len(j.data) && strings.IndexByte(" \t\r\n,:", j.data[at]) >= 0 {
		at++
	}
	token, _ = dec.Token()
	return at, token
}

// spot has the column as a number where it has no name, and both where the document is all in one line.
func (j *jsonFile) spot(at int, column string) spot {
	line := sort.SearchInts(j.lines, at+1)
	number := fmt.Sprint(utf8.RuneCount(j.data[j.lines[line-1]:min(at, len(j.data))]) + 1)
	switch {
	case column == "":
		column = number
	case len(j.lines) < 3:
		column = number + " " + column
	}
	return spot{j.name, line, column}
}

// object reads the members of an object by name and collects what is wrong.
type object struct {
	file *jsonFile
	value
}

// object wants exactly these names.
func (j *jsonFile) object(v value, names []string) object {
	for _, m := range v.members {
		if !slices.Contains(names, m.name) {
			j.fault(j.spot(m.at, m.name), m.name, "there is no such property", didYouMean(m.name, names))
		}
	}
	for _, n := range names {
		if _, ok := v.member(n); !ok {
			j.fault(j.spot(v.at, n), "", "the property is missing", "")
		}
	}
	return object{j, v}
}

func (o object) get(name string, want kind) (value, bool) {
	v, ok := o.member(name)
	if ok && v.kind != want {
		o.wrong(name, fmt.Sprintf("it is %s, here is %s", want, v.kind), "")
		return v, false
	}
	return v, ok
}

func (o object) wrong(name, rule, mend string, allowed ...string) {
	v, _ := o.member(name)
	o.file.fault(o.file.spot(v.at, name), v.text, rule, unseen(v.text, mend), allowed...)
}

func (o object) spot(name string) spot {
	v, ok := o.member(name)
	if !ok {
		v = o.value
	}
	return o.file.spot(v.at, name)
}

// text is not blank.
func (o object) text(name string) string {
	s := o.optional(name)
	if v, ok := o.member(name); ok && v.kind == isText && s == "" {
		o.wrong(name, "the text is not blank", "")
	}
	return s
}

func (o object) optional(name string) string {
	v, ok := o.get(name, isText)
	switch {
	case !ok:
		return ""
	case strings.ContainsFunc(v.text, isControl):
		o.wrong(name, "a text has no control characters", "")
	case strings.ContainsFunc(v.text, isHidden):
		o.wrong(name, seen, "")
	case v.text != strings.TrimSpace(v.text):
		o.file.warn(o.spot(name), v.text, "the text begins or ends with a space", "")
	}
	return v.text
}

func (o object) bool(name string) bool {
	v, _ := o.get(name, isBool)
	return v.text == "true"
}
