// Package jsontext reads JSON that nobody vouches for into values that still know where they stood: a fault is told by line
// and character and by the property's name. It bounds what a document may hold and takes memory in proportion to it. What a
// document should say is its caller's business.
package jsontext

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"khyberatlas/internal/dataset/findings"
)

// File is a JSON document that still knows where everything stood.
type File struct {
	*findings.List
	Root   Value
	name   string
	data   []byte
	places places
	lazy   string // a member of the root that is a list and read one by one
}

// Kind is what sort of value one is.
type Kind int8

const (
	IsNull Kind = iota
	IsBool
	IsNumber
	IsText
	IsList
	IsObject
)

func (k Kind) String() string {
	return [...]string{"nothing", "true or false", "a number", "a text", "a list", "an object"}[k]
}

// Value is one value of a document.
type Value struct {
	Kind    Kind
	At      int    // offset of its first byte
	Text    string // of a text; a number as it is written; "true" or "false"
	Items   []Value
	Members []Member
}

// Member is a value with a name.
type Member struct {
	Name string
	At   int // offset of the name
	Value
}

// Member is the value of a name.
func (v Value) Member(name string) (Value, bool) {
	for _, m := range v.Members {
		if m.Name == name {
			return m.Value, true
		}
	}
	return Value{}, false
}

// Path is the member of a member; nothing where one is missing.
func (v Value) Path(names ...string) Value {
	for _, n := range names {
		v, _ = v.Member(n)
	}
	return v
}

// Read gives nil where the text is too much or no JSON, which is said. A list that is the root's member of the name lazy is
// left to Each. Whoever gets a file calls Done when nothing of it is wanted any more.
func Read(in io.Reader, name, lazy string, l *findings.List) (*File, error) {
	data, err := readAll(in, l)
	switch {
	case err != nil && l.Broken(findings.Spot{File: name}, err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	case l.Spent():
		l.TooLarge(findings.Spot{File: name})
		return nil, nil
	}
	j := &File{List: l, name: name, data: data, places: newPlaces(data), lazy: lazy}
	if !j.parse() {
		if l.Lost[name] = true; l.Spent() {
			l.TooLarge(j.Spot(0, ""))
		}
		j.Done()
		return nil, nil
	}
	return j, nil
}

// readAll reads for as long as there is room, whatever the file says of its length. A buffer that grows holds the bytes
// before and after.
func readAll(in io.Reader, l *findings.List) ([]byte, error) {
	var all bytes.Buffer
	for {
		n, err := io.CopyN(&all, in, 64<<10)
		switch {
		case !l.Hold(3 * int(n)):
			return nil, nil
		case err != nil && err != io.EOF:
			l.Release(3 * all.Len())
			return nil, err
		case err == io.EOF:
			l.Release(all.Len())
			return all.Bytes(), nil
		}
	}
}

// Done gives back the room that the file took; what was made of it is counted apart.
func (j *File) Done() { j.Release(2 * len(j.data)) }

func (j *File) parse() bool {
	if !utf8.Valid(j.data) {
		j.Fault(j.Spot(firstInvalid(j.data), ""), "", "the text is UTF-8", "save the file as UTF-8")
		return false
	}
	if !json.Valid(j.data) {
		// The decoder's own token errors don't say where; this one does.
		err, at := json.Unmarshal(j.data, new(json.RawMessage)), len(j.data)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = max(0, int(syntax.Offset)-1)
		}
		j.Fault(j.Spot(at, ""), "", fmt.Sprintf("the file is JSON: %v", err), "")
		return false
	}
	if at, rule := unbounded(j.data); rule != "" {
		j.Fault(j.Spot(at, ""), "", rule, "")
		return false
	}
	p := parser{j, 0}
	j.Root = p.root()
	return !j.Spent()
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

// Spot has the column as a number where it has no name, and both where the document is all in one line.
func (j *File) Spot(at int, column string) findings.Spot {
	line, character := j.places.of(at)
	number := fmt.Sprint(character)
	switch {
	case column == "":
		column = number
	case j.places.lines < 3:
		column = number + " " + findings.Short(column)
	}
	return findings.Spot{File: j.name, Line: line, Column: column}
}
