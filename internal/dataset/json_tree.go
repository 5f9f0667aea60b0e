package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// jsonFile is a JSON document that still knows where everything stood.
type jsonFile struct {
	*findings
	name   string
	data   []byte
	places places
	root   value
	lazy   string // a member of the root that is a list and read one by one
}

type kind int8

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

// readJSON gives nil where the file is missing or no JSON, which is said. A list that is the root's member of the name
// lazy is left to each.
func (r *reader) readJSON(name, lazy string) (*jsonFile, error) {
	file, err := r.open(name)
	if err != nil || file == nil {
		return nil, err
	}
	defer file.Close()
	data, err := r.readAll(&capped{file, mostBytes})
	switch {
	case err != nil && r.broken(spot{file: name}, err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	case r.spent:
		r.lost[name] = true
		r.tooLarge(spot{file: name})
		return nil, nil
	}
	data = bytes.TrimPrefix(data, mark)
	j := &jsonFile{findings: &r.findings, name: name, data: data, places: newPlaces(data), lazy: lazy}
	if !j.parse() {
		if r.lost[name] = true; r.spent {
			r.tooLarge(j.spot(0, ""))
		}
		j.done()
		return nil, nil
	}
	return j, nil
}

// readAll reads for as long as there is room, whatever the file says of its length. A buffer that grows holds the bytes
// before and after.
func (f *findings) readAll(in io.Reader) ([]byte, error) {
	var all bytes.Buffer
	for {
		n, err := io.CopyN(&all, in, 64<<10)
		switch {
		case !f.hold(3 * int(n)):
			return nil, nil
		case err != nil && err != io.EOF:
			f.release(3 * all.Len())
			return nil, err
		case err == io.EOF:
			f.release(all.Len())
			return all.Bytes(), nil
		}
	}
}

// done gives back the room that the file took; what was made of it is counted apart.
func (j *jsonFile) done() { j.release(2 * len(j.data)) }

func (j *jsonFile) parse() bool {
	if !utf8.Valid(j.data) {
		j.fault(j.spot(firstInvalid(j.data), ""), "", "the text is UTF-8", "save the file as UTF-8")
		return false
	}
	if !json.Valid(j.data) {
		// The decoder's own token errors don't say where; this one does.
		err, at := json.Unmarshal(j.data, new(json.RawMessage)), len(j.data)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = max(0, int(syntax.Offset)-1)
		}
		j.fault(j.spot(at, ""), "", fmt.Sprintf("the file is JSON: %v", err), "")
		return false
	}
	if at, rule := unbounded(j.data); rule != "" {
		j.fault(j.spot(at, ""), "", rule, "")
		return false
	}
	p := parser{j, 0}
	j.root = p.root()
	return !j.spent
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

// spot has the column as a number where it has no name, and both where the document is all in one line.
func (j *jsonFile) spot(at int, column string) spot {
	line, character := j.places.find(at)
	number := fmt.Sprint(character)
	switch {
	case column == "":
		column = number
	case j.places.lines < 3:
		column = number + " " + short(column)
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
			j.fault(j.spot(m.at, m.name), m.name, "there is no such property", j.suggest(m.name, names))
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
