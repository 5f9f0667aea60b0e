package jsontext

import (
	"fmt"
	"slices"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

// Object reads the members of an object by name and collects what is wrong.
type Object struct {
	File *File
	Value
}

// Object wants exactly these names.
func (j *File) Object(v Value, names []string) Object {
	for _, m := range v.Members {
		if !slices.Contains(names, m.Name) {
			j.Fault(j.Spot(m.At, m.Name), m.Name, "there is no such property", j.Suggest(m.Name, names))
		}
	}
	for _, n := range names {
		if _, ok := v.Member(n); !ok {
			j.Fault(j.Spot(v.At, n), "", "the property is missing", "")
		}
	}
	return Object{j, v}
}

// Get is a member that should be of a kind; ok is false where there is none, or another.
func (o Object) Get(name string, want Kind) (Value, bool) {
	v, ok := o.Member(name)
	if ok && v.Kind != want {
		o.Wrong(name, fmt.Sprintf("it is %s, here is %s", want, v.Kind), "")
		return v, false
	}
	return v, ok
}

// Wrong adds a fault of a member.
func (o Object) Wrong(name, rule, mend string, allowed ...string) {
	v, _ := o.Member(name)
	o.File.Fault(o.File.Spot(v.At, name), v.Text, rule, findings.MendHidden(v.Text, mend), allowed...)
}

// Spot is where a member stands, or the object where it has none of the name.
func (o Object) Spot(name string) findings.Spot {
	v, ok := o.Member(name)
	if !ok {
		v = o.Value
	}
	return o.File.Spot(v.At, name)
}

// Text may not be blank.
func (o Object) Text(name string) string {
	s := o.Optional(name)
	if v, ok := o.Member(name); ok && v.Kind == IsText && s == "" {
		o.Wrong(name, "the text is not blank", "")
	}
	return s
}

// Optional is a text that may be blank.
func (o Object) Optional(name string) string {
	v, ok := o.Get(name, IsText)
	switch {
	case !ok:
		return ""
	case findings.TextRule(v.Text) != "":
		o.Wrong(name, findings.TextRule(v.Text), "")
	case v.Text != strings.TrimSpace(v.Text):
		o.File.Warn(o.Spot(name), v.Text, "the text begins or ends with a space", "")
	}
	return v.Text
}

// Bool is true or false.
func (o Object) Bool(name string) bool {
	v, _ := o.Get(name, IsBool)
	return v.Text == "true"
}

// Day is a day of the calendar.
func (o Object) Day(name string) incident.Day {
	s := o.Text(name)
	d, err := incident.ParseDay(s)
	if err != nil && s != "" {
		o.Wrong(name, findings.DayRule, "")
	}
	return d
}

// Word is one of a closed list.
func (o Object) Word(name string, allowed []string) string {
	s := o.Text(name)
	if s != "" && !slices.Contains(allowed, s) {
		o.Wrong(name, "it is one of the words of the list", o.File.Suggest(s, allowed), allowed...)
	}
	return s
}
