// Package jsonlist reads the objects of one list in a JSON document that nobody vouches for, one by one: the rows of an
// API's answer, the features of a GeoJSON file. What is held is bounded however long the document is, and each object knows
// its line and its number. What an object should say is its caller's business.
package jsonlist

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/dataset/findings"
)

// Document names the file and the member of the root that is the list.
type Document struct{ File, List string }

// Object is one of the list. It is good until the next is read.
type Object struct {
	Line    int
	Number  int    // from 0, as jq counts
	Raw     []byte // as it stands
	Members []Member
	doc     Document
}

// Member is the value of a name. A text is without its quotes, null is blank, all else is as it is written.
type Member struct {
	Name, Text string
	Kind       byte // '"', '0' for a number, 't' for true or false, 'n' for null, '[', '{'
}

// Member is the value of a name.
func (o Object) Member(name string) (Member, bool) {
	for _, m := range o.Members {
		if m.Name == name {
			return m, true
		}
	}
	return Member{}, false
}

// Spot is where a member stands: its line, and the path by which jq finds it.
func (o Object) Spot(path string) findings.Spot {
	return findings.Spot{File: o.doc.File, Line: o.Line, Column: fmt.Sprintf("%s[%d]%s", o.doc.List, o.Number, dotted(path))}
}

func dotted(path string) string {
	if path == "" {
		return ""
	}
	return "." + path
}

// Rest is what stands in the root beside the list, as it is written; of what is long only that it is there.
type Rest map[string]json.RawMessage

// Text is a member of the root without quotes, blank where there is none.
func (r Rest) Text(name string) string {
	var s string
	if json.Unmarshal(r[name], &s) == nil {
		return s
	}
	return string(r[name])
}

// Error is what an answer says of itself that has no list: blank where it says nothing.
func (r Rest) Error() string {
	var says []string
	for _, name := range []string{"status", "code", "error", "error_description", "message", "messages", "detail"} {
		if s := r.Text(name); s != "" && s != "null" && s != "[]" {
			says = append(says, name+": "+findings.Short(s))
		}
	}
	return strings.Join(says, ", ")
}

// Each calls do for every object. found is false where the root has no such list, which is for the caller to say: it may be
// an answer that says why. Where the document is no JSON, or too much, that goes on the list of findings and the file is
// lost. The error is one of reading.
func Each(ctx context.Context, in io.Reader, doc Document, l *findings.List, do func(Object)) (rest Rest, found bool, err error) {
	start := bufio.NewReader(in)
	marked, err := skipMark(start)
	if err != nil {
		return nil, false, fmt.Errorf("read %s: %w", doc.File, err)
	}
	if marked != "" {
		l.Fault(findings.Spot{File: doc.File, Line: 1}, "", "JSON is UTF-8, and this is "+marked, "save the file as UTF-8")
		l.Lost[doc.File] = true
		return nil, false, nil
	}
	g := newGuard(start)
	r := &reader{List: l, doc: doc, guard: g, in: json.NewDecoder(g), rest: Rest{}}
	r.in.UseNumber() // one of any length is a number
	found, err = r.root(ctx, do)
	if err == nil {
		return r.rest, found, nil
	}
	if !r.flaw(err) {
		return nil, false, fmt.Errorf("read %s: %w", doc.File, err)
	}
	l.Lost[doc.File] = true
	return r.rest, found, nil
}

// skipMark passes over the mark of UTF-8, and names the encoding that another mark is of.
func skipMark(in *bufio.Reader) (other string, err error) {
	first, err := in.Peek(3)
	if err != nil && err != io.EOF {
		return "", err
	}
	switch {
	case bytes.HasPrefix(first, []byte("\xef\xbb\xbf")):
		_, err = in.Discard(3)
		return "", err
	case bytes.HasPrefix(first, []byte("\xff\xfe")), bytes.HasPrefix(first, []byte("\xfe\xff")):
		return "UTF-16", nil
	}
	return "", nil
}

type reader struct {
	*findings.List
	doc    Document
	guard  *guard
	in     *json.Decoder
	rest   Rest
	number int // of the object that is read
	inList bool
}

func (r *reader) root(ctx context.Context, do func(Object)) (found bool, err error) {
	if t, err := r.in.Token(); err != nil {
		return false, err
	} else if t != json.Delim('{') {
		return false, flaw{"the file is one JSON object with a list " + r.doc.List, ""}
	}
	for r.in.More() {
		name, err := r.in.Token()
		if err != nil {
			return found, err
		}
		key := fmt.Sprint(name)
		if _, twice := r.rest[key]; twice || key == r.doc.List && found {
			return found, flaw{"a name stands only once in an object, and " + findings.Short(key) + " stands twice", ""}
		}
		if key == r.doc.List {
			if found, err = r.list(ctx, do); err != nil {
				return found, err
			}
			continue
		}
		var raw json.RawMessage
		if err := r.in.Decode(&raw); err != nil {
			return found, err
		}
		r.rest[key] = raw
	}
	if _, err := r.in.Token(); err != nil {
		return found, err
	}
	if _, err := r.in.Token(); !errors.Is(err, io.EOF) {
		return found, flaw{"the file ends with the object that it is", "is there a second document after the first?"}
	}
	return found, nil
}

// list reads the list one by one. A value that is none is kept as part of the rest: an answer may say null there.
func (r *reader) list(ctx context.Context, do func(Object)) (found bool, err error) {
	t, err := r.in.Token()
	if err != nil {
		return false, err
	}
	if t != json.Delim('[') {
		if _, nested := t.(json.Delim); nested {
			return false, flaw{r.doc.List + " is a list", ""}
		}
		r.rest[r.doc.List] = json.RawMessage(fmt.Sprint(t))
		return false, nil
	}
	r.inList = true
	for ; r.in.More(); r.number++ {
		if r.number%1000 == 0 && ctx.Err() != nil {
			return true, ctx.Err()
		}
		var raw json.RawMessage
		if err := r.in.Decode(&raw); err != nil {
			return true, err
		}
		o := Object{Line: r.guard.lineOf(r.in.InputOffset() - int64(len(raw))), Number: r.number, Raw: raw, doc: r.doc}
		if r.object(&o, raw) {
			do(o)
		} else {
			r.Lost[r.doc.File] = true // nobody is told of it as a row
		}
		r.guard.forget(r.in.InputOffset())
	}
	r.inList = false
	_, err = r.in.Token()
	return true, err
}

// object takes one apart; what is wrong with it is said.
func (r *reader) object(o *Object, raw json.RawMessage) bool {
	switch {
	case !utf8.Valid(raw):
		r.Fault(o.Spot(""), fmt.Sprintf("byte %#x", raw[firstInvalid(raw)]), "JSON is UTF-8, and this byte is of another encoding",
			"save the file as UTF-8 from the program that it comes from")
		return false
	case raw[0] != '{':
		r.Fault(o.Spot(""), string(raw), "it is an object in braces", "")
		return false
	}
	o.Members = members(raw)
	seen := make(map[string]bool, len(o.Members))
	for _, m := range o.Members {
		if seen[m.Name] {
			r.Fault(o.Spot(m.Name), m.Text, "a name stands only once in an object", "take one of the two out")
			return false
		}
		seen[m.Name] = true
	}
	return true
}

func firstInvalid(raw []byte) int {
	for at := 0; at < len(raw); {
		c, n := utf8.DecodeRune(raw[at:])
		if c == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return 0
}

// flaw is something wrong with the document that ends its reading.
type flaw struct{ rule, mend string }

func (f flaw) Error() string { return f.rule }

// flaw says what is wrong with the document; it is false where reading itself failed.
func (r *reader) flaw(err error) bool {
	at := r.here(r.in.InputOffset())
	read := r.here(r.guard.offset) // as far as the decoder looked ahead
	var syntax *json.SyntaxError
	var wrong flaw
	switch {
	case errors.As(err, &wrong):
		r.Fault(at, "", wrong.rule, wrong.mend)
	case r.Broken(read, err):
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		r.Fault(read, "", "the file ends in the middle of its JSON", "was it cut off? download it again")
	case errors.As(err, &syntax):
		r.Fault(r.here(syntax.Offset-1), "", "the file is JSON: "+err.Error(), mendOf(syntax, r.guard.first))
	default:
		return false
	}
	return true
}

func (r *reader) here(offset int64) findings.Spot {
	at := findings.Spot{File: r.doc.File, Line: r.guard.lineOf(offset)}
	if r.inList {
		at.Column = fmt.Sprintf("%s[%d]", r.doc.List, r.number)
	}
	return at
}

// mendOf is what to do about a document that is no JSON: perhaps a page was saved in the place of what it should have led to.
func mendOf(err error, first []byte) string {
	begin := strings.ToLower(string(bytes.TrimLeft(first, " \t\r\n")))
	if strings.HasPrefix(begin, "<") {
		return "this is a page of a website, perhaps its login or an error; download the file itself"
	}
	if strings.Contains(err.Error(), `'\x00'`) {
		return "a text has no NUL; is it UTF-16 without a mark? save it as UTF-8"
	}
	if !strings.HasPrefix(begin, "{") && !strings.HasPrefix(begin, "[") {
		return "is it a table, or of another format?"
	}
	return "is a quote or a comma missing here, or one too many? write a quote within a text as \\\""
}
