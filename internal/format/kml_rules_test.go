package format_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

// node is an element of any document.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Nodes   []node     `xml:",any"`
	Text    string     `xml:",chardata"`
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all are the elements of a name at any depth.
func (n node) all(name string) []node {
	var out []node
	for _, c := range n.Nodes {
		if c.XMLName.Local == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

// kmlWords are the types that both KML and its test suite name, with how their values are written.
var kmlWords = map[string]*regexp.Regexp{
	"string": regexp.MustCompile(`(?s)^.+$`),
	"int":    regexp.MustCompile(`^-?\d{1,9}$`),
	"short":  regexp.MustCompile(`^-?\d{1,4}$`),
	"float":  regexp.MustCompile(`^-?\d+(\.\d+)?$`),
	"double": regexp.MustCompile(`^-?\d+(\.\d+)?$`),
}

// kmlRules are cases of the abstract test suite of KML 2.2 (OGC 07-134r2), each with what breaks it.
var kmlRules = map[string]func(doc node) []string{
	"4 TimeSpan": func(doc node) (broken []string) {
		for _, s := range doc.all("TimeSpan") {
			begin, end := s.all("begin"), s.all("end")
			switch {
			case len(begin)+len(end) == 0:
				broken = append(broken, "neither begin nor end")
			case len(begin) == 1 && len(end) == 1:
				from, err := time.Parse(time.DateOnly, begin[0].Text)
				to, err2 := time.Parse(time.DateOnly, end[0].Text)
				if err != nil || err2 != nil || !from.Before(to) {
					broken = append(broken, begin[0].Text+" to "+end[0].Text)
				}
			}
		}
		return broken
	},
	"5 TimeStamp": func(doc node) (broken []string) {
		for _, s := range doc.all("TimeStamp") {
			if when := s.all("when"); len(when) != 1 {
				broken = append(broken, fmt.Sprint(when))
			} else if _, err := time.Parse(time.DateOnly, when[0].Text); err != nil {
				broken = append(broken, err.Error())
			}
		}
		return broken
	},
	"6 Style reference": func(doc node) (broken []string) {
		for _, s := range doc.all("styleUrl") {
			is := func(style node) bool { return "#"+style.attr("id") == s.Text }
			if !slices.ContainsFunc(doc.all("Style"), is) {
				broken = append(broken, s.Text)
			}
		}
		return broken
	},
	"25 and 26 Schema, SimpleField": func(doc node) (broken []string) {
		for _, s := range doc.all("Schema") {
			if s.attr("id") == "" {
				broken = append(broken, "a schema without an id")
			}
		}
		for _, f := range doc.all("SimpleField") {
			if f.attr("name") == "" || kmlWords[f.attr("type")] == nil {
				broken = append(broken, f.attr("name")+" of the type "+f.attr("type"))
			}
		}
		return broken
	},
	"27 SchemaData": func(doc node) (broken []string) {
		types := map[string]string{}
		for _, s := range doc.all("Schema") {
			for _, f := range s.all("SimpleField") {
				types["#"+s.attr("id")+" "+f.attr("name")] = f.attr("type")
			}
		}
		for _, data := range doc.all("SchemaData") {
			for _, d := range data.all("SimpleData") {
				word := kmlWords[types[data.attr("schemaUrl")+" "+d.attr("name")]]
				if word == nil || !word.MatchString(d.Text) {
					broken = append(broken, fmt.Sprintf("%s: %q", d.attr("name"), d.Text))
				}
			}
		}
		return broken
	},
	"28 Data": func(doc node) (broken []string) {
		for _, e := range doc.all("ExtendedData") {
			names := map[string]bool{}
			for _, d := range e.all("Data") {
				if names[d.attr("name")] {
					broken = append(broken, d.attr("name"))
				}
				names[d.attr("name")] = true
			}
		}
		return broken
	},
}

func TestKMLKeepsTheRulesOfItsTestSuite(t *testing.T) {
	a := answertest.Ask(t, datasettest.With(t, datasettest.OddRows()))
	all := incident.Query{}
	found := append(a.Search(all, incident.SortDate), records()...)
	for name, write := range map[string]func(io.Writer) error{
		"incidents": func(w io.Writer) error { return format.IncidentsKML.Write(w, about, slices.Values(found)) },
		"strikes":   func(w io.Writer) error { return format.StrikesKML.Write(w, about, slices.Values(found[:300])) },
		"crossings": func(w io.Writer) error { return format.CrossingsKML.Write(w, about, slices.Values(a.Crossings(all))) },
		"districts": func(w io.Writer) error { return format.DistrictsKML.Write(w, about, slices.Values(a.Districts(all))) },
		"tehsils":   func(w io.Writer) error { return format.TehsilsKML.Write(w, about, slices.Values(a.Tehsils(all))) },
		"no row": func(w io.Writer) error {
			return format.IncidentsKML.Write(w, format.About{}, slices.Values([]*incident.Record(nil)))
		},
	} {
		var doc node
		if err := xml.Unmarshal(written(t, func(b *bytes.Buffer) error { return write(b) }), &doc); err != nil {
			t.Fatal(err)
		}
		for rule, holds := range kmlRules {
			t.Run(name+"/"+rule, func(t *testing.T) {
				if broken := holds(doc); len(broken) > 0 {
					t.Errorf("%d break it: %s", len(broken), strings.Join(broken[:min(5, len(broken))], "; "))
				}
			})
		}
		if marks := len(doc.all("TimeStamp")) + len(doc.all("TimeSpan")); name == "incidents" && marks != len(found) {
			t.Errorf("%d of %d incidents have a time", marks, len(found))
		}
	}
}
