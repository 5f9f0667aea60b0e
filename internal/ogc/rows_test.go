package ogc

import (
	"cmp"
	"flag"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
)

var update = flag.Bool("update", false, "write what is made of the table of parameters anew")

// The checks that follow hold for every row of a table of parameters and return what is wrong with it, so that they can
// be tried on tables that are.

// readBy reads an address by a table whose names the examples are made of.
func readBy(table []Param, values url.Values) (Resource, incident.Faults) {
	op := &Operation{Params: table}
	r := &reader{op: op, req: op.bare(), vocab: incident.Vocabulary{
		Countries: incident.Countries, Origins: []incident.Named{{ID: incident.Ours}},
		Districts: []incident.Named{{ID: "bannu", Name: "Bannu"}},
		Stated:    []string{"Bannu"}, Admin1: []string{"Khyber Pakhtunkhwa"}}}
	for i := range table {
		if given := values[table[i].Name]; len(given) > 0 {
			r.take(&table[i], given)
		}
	}
	r.together()
	return r.req, r.faults
}

// miswired: the example of a row is read, written under the row's name and read as the same again, alone and beside
// all others.
func miswired(table []Param) (wrong []string) {
	bare := (&Operation{}).bare()
	texts, all := []string{}, url.Values{}
	for _, p := range table {
		say := func(format string, args ...any) { wrong = append(wrong, p.Name+" "+fmt.Sprintf(format, args...)) }
		alone := url.Values{p.Name: {p.Example}}
		asked, faults := readBy(table, alone)
		if i := slices.IndexFunc(table, func(o Param) bool { return o.Name == p.As }); i >= 0 && reflect.DeepEqual(asked, bare) {
			alone.Set(p.As, table[i].Example) // it says something of that one alone
			asked, faults = readBy(table, alone)
		}
		if len(faults) > 0 {
			say("refuses its example: %v", faults)
			continue
		}
		if reflect.DeepEqual(asked, bare) {
			say("changes nothing of a request")
		}
		text := written(table, &asked, &bare)
		values, err := url.ParseQuery(text)
		if as := cmp.Or(p.As, p.Name); err != nil || len(values) != 1 || len(values[as]) == 0 {
			say("is written as %q, not as %s", text, as)
		}
		if again, faults := readBy(table, values); len(faults) > 0 || !reflect.DeepEqual(again, asked) {
			say("is read as another request from %q: %v", text, faults)
		}
		if p.As == "" {
			texts = append(texts, text)
			all.Set(p.Name, p.Example)
		}
	}
	together, _ := readBy(table, all)
	if got, want := written(table, &together, &bare), strings.Join(texts, "&"); got != want {
		wrong = append(wrong, fmt.Sprintf("together they are %s, one by one %s", got, want))
	}
	return wrong
}

// undescribed: a row says what it means and what it can be.
func undescribed(table []Param) (wrong []string) {
	for i, p := range table {
		say := func(what string) { wrong = append(wrong, p.Name+" "+what) }
		if !strings.HasSuffix(p.Doc, ".") {
			say("has no sentence")
		}
		if p.Example == "" {
			say("has no example")
		}
		if p.Kind == Word && len(p.Enum) == 0 || p.Kind == Name && p.known == nil {
			say("has no list of its words")
		}
		if slices.ContainsFunc(table[:i], func(o Param) bool { return o.Name == p.Name }) {
			say("stands twice")
		}
	}
	return wrong
}

// unoffered: a filter is in the form of a page and on the command line.
func unoffered(table []Param) (wrong []string) {
	for _, p := range table {
		if !slices.Contains([]Input{Own, Choices, Hidden}, p.Input) {
			wrong = append(wrong, p.Name+" isn't in the form of a page")
		}
		if p.Flag.Placeholder == "" || p.Flag.Help == "" {
			wrong = append(wrong, p.Name+" isn't on the command line")
		}
	}
	return wrong
}

// unasked: every field of a query is set by a filter. Two days that have none in common set the last.
func unasked(table []Param) (wrong []string) {
	set := map[string]bool{}
	note := func(values url.Values) {
		asked, _ := readBy(table, values)
		for field, v := range reflect.ValueOf(asked.Query).Fields() {
			set[field.Name] = set[field.Name] || !v.IsZero()
		}
	}
	for _, p := range table {
		note(url.Values{p.Name: {p.Example}})
	}
	note(url.Values{"datetime": {"2025-10-01", "2025-10-31"}})
	for name, ok := range set {
		if !ok {
			wrong = append(wrong, "no filter sets "+name)
		}
	}
	return wrong
}

// unlisted: a file holds what is made of the table.
func unlisted(file, made string) []string {
	if strings.Contains(file, made) {
		return nil
	}
	return []string{"another list than " + made}
}

func TestEveryRowOfTheTableIsWired(t *testing.T) {
	for _, wrong := range slices.Concat(miswired(canonical), miswired(filters), undescribed(canonical), unoffered(filters),
		unasked(filters)) {
		t.Error(wrong)
	}
}

// pageList is the list of filters for the page's script.
func pageList(table []Param) string {
	var written, choices, hidden []string
	for _, p := range table {
		if p.As != "" {
			continue
		}
		written = append(written, p.Name)
		switch p.Input {
		case Choices:
			choices = append(choices, p.Name)
		case Hidden:
			hidden = append(hidden, p.Name)
		}
	}
	list := func(about, name string, words []string) string {
		if len(words) == 0 {
			return "\n// " + about + "\nexport const " + name + " = [] as const;\n"
		}
		return "\n// " + about + "\nexport const " + name + " = [\n  \"" + strings.Join(words, "\",\n  \"") + "\",\n] as const;\n"
	}
	return "// Written by `go test ./internal/ogc -update` from the table of parameters.\n" +
		list("FILTERS are the parameters that choose records, in the order of a canonical address.", "FILTERS", written) +
		list("LISTS are those that the form has boxes for.", "LISTS", choices) +
		"export type List = (typeof LISTS)[number];\n" +
		list("KEPT are those that the form passes on.", "KEPT", hidden)
}

// docTable is the table of parameters for docs/filters.md.
func docTable(table []Param) string {
	text := "| parameter | example | meaning |\n|---|---|---|\n"
	for _, p := range table {
		meaning := p.Doc
		if len(p.Enum) > 0 {
			meaning += " One of `" + strings.Join(p.Enum, "`, `") + "`."
		}
		text += fmt.Sprintf("| `%s` | `%s` | %s |\n", p.Name, p.Example, meaning)
	}
	return text
}

const opening, closing = "<!-- parameters -->\n", "<!-- /parameters -->\n"

func TestWhatIsMadeOfTheTableIsFresh(t *testing.T) {
	for path, made := range map[string]string{
		"../../assets/src/state/filters.ts": pageList(filters),
		"../../docs/filters.md":             opening + docTable(params(shared, featuresForm())) + closing,
	} {
		raw, err := os.ReadFile(path)
		if err != nil && !*update {
			t.Fatal(err)
		}
		if *update {
			before, rest, _ := strings.Cut(string(raw), opening)
			_, after, part := strings.Cut(rest, closing)
			if !part {
				before = ""
			}
			raw = []byte(before + made + after)
			if err := os.WriteFile(path, raw, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, wrong := range unlisted(string(raw), made) {
			t.Errorf("%s has %s (run with -update to write it)", path, wrong)
		}
	}
}

// TestARowThatIsWiredWronglyIsCaught adds a filter in all the ways in which it is not enough.
func TestARowThatIsWiredWronglyIsCaught(t *testing.T) {
	right := Param{Name: "made_up_min", Kind: Integer, Example: "5", Input: Hidden, Flag: Flag{"N", "At least so many made up."},
		Doc: "At least so many made up; blank never matches.", field: least(func(q *incident.Query) **int { return &q.KilledMin })}
	// The row takes the place of the one whose field of a query it borrows.
	at := slices.IndexFunc(filters, func(p Param) bool { return p.Name == "killed_min" })
	with := func(p Param) []Param {
		table := slices.Clone(filters)
		table[at] = p
		return table
	}
	checks := map[string]func([]Param) []string{"wired": miswired, "described": undescribed, "offered": unoffered, "asked": unasked,
		"on the page": func(table []Param) []string { return unlisted(pageList(with(right)), pageList(table)) },
		"in the docs": func(table []Param) []string { return unlisted(docTable(with(right)), docTable(table)) },
	}
	for name, check := range checks {
		if wrong := check(with(right)); len(wrong) > 0 {
			t.Errorf("%s: the right row is wrong: %v", name, wrong)
		}
	}
	seven := func(_, _ *Resource) []string { return some("7") }
	civilians := least(func(q *incident.Query) **int { return &q.CiviliansMin })
	for name, tc := range map[string]struct {
		check string
		table []Param
	}{
		"is missing":                 {"asked", slices.Delete(slices.Clone(filters), at, at+1)},
		"is missing on the page":     {"on the page", filters},
		"is missing in the docs":     {"in the docs", filters},
		"reads nothing":              {"wired", with(changed(right, func(p *Param) { p.read = func(*reader, *Param, []string) {} }))},
		"refuses its example":        {"wired", with(changed(right, func(p *Param) { p.Example = "five" }))},
		"writes nothing":             {"wired", with(changed(right, func(p *Param) { p.write = formDay(nil).write }))},
		"writes another's value":     {"wired", with(changed(right, func(p *Param) { p.write = civilians.write }))},
		"writes another value":       {"wired", with(changed(right, func(p *Param) { p.write = seven }))},
		"reads into another's field": {"wired", with(changed(right, func(p *Param) { p.field = civilians }))},
		"sets no field of its own":   {"asked", with(changed(right, func(p *Param) { p.field = civilians }))},
		"has another's name":         {"described", with(changed(right, func(p *Param) { p.Name = "civilians_min" }))},
		"is written as another":      {"wired", with(changed(right, func(p *Param) { p.As = "civilians_min" }))},
		"has no sentence":            {"described", with(changed(right, func(p *Param) { p.Doc = "" }))},
		"has no example":             {"described", with(changed(right, func(p *Param) { p.Example = "" }))},
		"has no list":                {"described", with(changed(right, func(p *Param) { p.Kind = Word }))},
		"has no flag":                {"offered", with(changed(right, func(p *Param) { p.Flag = Flag{} }))},
		"is in no form":              {"offered", with(changed(right, func(p *Param) { p.Input = "" }))},
		"has no field of the form":   {"on the page", with(changed(right, func(p *Param) { p.Input = Own }))},
		"stands elsewhere":           {"on the page", slices.Concat([]Param{right}, with(right)[:at], with(right)[at+1:])},
	} {
		if wrong := checks[tc.check](tc.table); len(wrong) == 0 {
			t.Errorf("a row that %s is not caught", name)
		}
	}
}

func changed(p Param, change func(*Param)) Param {
	change(&p)
	return p
}
