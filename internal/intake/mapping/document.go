package mapping

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"khyberatlas/internal/dataset/findings"
)

// document is a mapping file as it is written.
type document struct {
	Origin originKeys `toml:"origin"`
	Period []struct {
		From, To, Completeness, Note string
	} `toml:"period"`
	Read    readKeys                     `toml:"read"`
	Columns map[string]string            `toml:"columns"`
	Default map[string]string            `toml:"default"`
	Words   map[string]map[string]string `toml:"words"`
}

type originKeys struct {
	ID           string `toml:"id"`
	Name         string `toml:"name"`
	Publisher    string `toml:"publisher"`
	Version      string `toml:"version"`
	Released     string `toml:"released"`
	Licence      string `toml:"licence"`
	LicenceURL   string `toml:"licence_url"`
	Citation     string `toml:"citation"`
	URL          string `toml:"url"`
	Redistribute bool   `toml:"redistribute"`
	Note         string `toml:"note"`
}

type readKeys struct {
	ID      string   `toml:"id"`
	Days    string   `toml:"days"`
	Decimal string   `toml:"decimal"`
	Blank   []string `toml:"blank"`
	Sources string   `toml:"sources"`
	Toll    int      `toml:"toll"`
}

// The keys that each part of a mapping may have. Those of words are open: they are the words of others.
var partKeys = map[string][]string{
	"": {"origin", "period", "read", "columns", "default", "words"},
	"origin": {"id", "name", "publisher", "version", "released", "licence", "licence_url", "citation", "url",
		"redistribute", "note"},
	"period":  {"from", "to", "completeness", "note"},
	"read":    {"id", "days", "decimal", "blank", "sources", "toll"},
	"columns": fieldNames(func(f field) bool { return true }),
	"default": fieldNames(func(f field) bool { return f.Default }),
	"words":   fieldNames(func(f field) bool { return f.Words }),
}

const mostMapping = 1 << 20 // bytes: a mapping is written by hand

// readDocument reads a mapping file; where it is none, that is said and ok is false.
func readDocument(in io.Reader, file string, l *findings.List) (d document, at keyLines, ok bool, err error) {
	// Notepad marks UTF-8, and PowerShell writes what a command says in UTF-16.
	in = transform.NewReader(in, unicode.BOMOverride(transform.Nop))
	text, err := io.ReadAll(io.LimitReader(in, mostMapping+1))
	if err != nil {
		return d, nil, false, fmt.Errorf("read %s: %w", file, err)
	}
	spot := findings.Spot{File: file}
	if len(text) > mostMapping {
		l.Fault(spot, "", fmt.Sprintf("a mapping has at most %d bytes", mostMapping), "is this the table itself?")
		return d, nil, false, nil
	}
	var wrong *toml.DecodeError
	switch err := toml.Unmarshal(text, &d); {
	case errors.As(err, &wrong):
		spot.Line, _ = wrong.Position()
		spot.Column = strings.Join(wrong.Key(), ".")
		l.Fault(spot, "", "a mapping is TOML: "+strings.TrimPrefix(wrong.Error(), "toml: "), "")
		return d, nil, false, nil
	case err != nil:
		l.Fault(spot, "", "a mapping is TOML: "+strings.TrimPrefix(err.Error(), "toml: "), "")
		return d, nil, false, nil
	}
	at = linesOf(text)
	return d, at, knownKeys(at, file, l), nil
}

// keyLines are the lines in which keys stand, by their path. Tables of an array have their number in it.
type keyLines map[string]int

const dot = "\x00" // between the keys of a path: a word of others may hold a dot

func path(keys ...string) string { return strings.Join(keys, dot) }

// linesOf finds where keys stand, which the decoder tells only of what is wrong for it.
func linesOf(text []byte) keyLines {
	var p unstable.Parser
	p.Reset(text)
	at, table, tables := keyLines{}, []string(nil), map[string]int{}
	for p.NextExpression() {
		e := p.Expression()
		keys := []string{}
		line := 0
		for it := e.Key(); it.Next(); {
			if line == 0 {
				line = p.Shape(it.Node().Raw).Start.Line
			}
			keys = append(keys, string(it.Node().Data))
		}
		switch e.Kind {
		case unstable.Table:
			table = keys
			at.add(line, table...)
		case unstable.ArrayTable:
			name := path(keys...)
			table = append(slices.Clone(keys), fmt.Sprint(tables[name]))
			tables[name]++
			at.add(line, table...)
		case unstable.KeyValue:
			keys = append(slices.Clone(table), keys...)
			at.add(line, keys...)
			at.inline(&p, e.Value(), keys)
		}
	}
	return at
}

// inline adds the keys of a table that stands in a line.
func (k keyLines) inline(p *unstable.Parser, value *unstable.Node, within []string) {
	if value.Kind != unstable.InlineTable {
		return
	}
	for it := value.Children(); it.Next(); {
		keys := slices.Clone(within)
		line := 0
		for key := it.Node().Key(); key.Next(); {
			line = p.Shape(key.Node().Raw).Start.Line
			keys = append(keys, string(key.Node().Data))
		}
		k.add(line, keys...)
		k.inline(p, it.Node().Value(), keys)
	}
}

// add notes where a key stands, and for those that it stands within that have no line of their own.
func (k keyLines) add(line int, keys ...string) {
	for n := 1; n <= len(keys); n++ {
		if p := path(keys[:n]...); k[p] == 0 {
			k[p] = line
		}
	}
}

// knownKeys names every key that a mapping hasn't, with the one that was probably meant.
func knownKeys(at keyLines, file string, l *findings.List) bool {
	ok := true
	for _, p := range slices.Sorted(maps.Keys(at)) {
		keys := strings.Split(p, dot)
		part, key := "", keys[0]
		switch {
		case len(keys) == 2 && keys[0] != "period":
			part, key = keys[0], keys[1]
		case len(keys) == 3 && keys[0] == "period":
			part, key = keys[0], keys[2]
		case len(keys) > 1:
			continue // a number of a period, or a word of others
		}
		known, ours := partKeys[part]
		if !ours || slices.Contains(known, key) {
			continue
		}
		ok = false
		mend := l.Suggest(key, known)
		if there := partOf(key); mend == "" && there != "" {
			mend = "it stands in [" + there + "]"
		}
		spot := findings.Spot{File: file, Line: at[p], Column: strings.Join(keys, ".")}
		l.Fault(spot, key, "a mapping has no such key", mend, known...)
	}
	return ok
}

// partOf is the part of a mapping that has a key; blank where several or none have.
func partOf(key string) (only string) {
	for _, part := range []string{"origin", "read", "columns"} {
		if slices.Contains(partKeys[part], key) {
			if only != "" {
				return ""
			}
			only = part
		}
	}
	return only
}
