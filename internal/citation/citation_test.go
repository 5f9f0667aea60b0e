package citation_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"khyberatlas/internal/citation"
	"khyberatlas/internal/incident"
)

var update = flag.Bool("update", false, "write the goldens anew")

var work = citation.Work{ID: "khyber-atlas", Title: "Armed conflict: drone strikes, 2025 & before", Author: "Khyber Atlas",
	Version: "0123456789abcdef", Released: incident.MustDay("2026-11-26"), Accessed: incident.MustDay("2026-12-01"),
	Note:    `Filter: with the words “50% {open \ shut}”. CC-BY-4.0.`,
	Address: "https://example.org/v/0123456789abcdef/?type=drone_strike&q=50%25"}

func csl(t interface{ Fatal(...any) }, w citation.Work) string {
	text, err := w.CSL()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestAWorkInEveryForm(t *testing.T) {
	for file, got := range map[string]string{"work.bib": work.BibTeX(), "work.ris": work.RIS(), "work.json": csl(t, work)} {
		path := filepath.Join("testdata", file)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is\n%s", file, got)
		}
	}
}

func TestWhatIsNotKnownIsLeftOut(t *testing.T) {
	w := citation.Work{ID: "x", Title: "T", Address: "https://example.org/"}
	all := w.BibTeX() + w.RIS() + csl(t, w)
	for _, absent := range []string{"urldate", "Y2", "accessed", "year", "PY", "issued", "0001", "version", "author", "AU"} {
		if strings.Contains(all, absent) {
			t.Errorf("%s stands in %s", absent, all)
		}
	}
}

func TestEveryAddressAndVersionHasItsKey(t *testing.T) {
	seen := map[string]bool{}
	for _, address := range []string{"/", "/?type=ied", "/?type=ied&q=a"} {
		for _, version := range []string{"1", "2"} {
			seen[citation.Work{ID: "a}b", Address: address, Version: version}.Key()] = true
		}
	}
	if len(seen) != 6 {
		t.Errorf("six works have the keys %v", seen)
	}
}

// readBibTeX reads one entry as strictly as BibTeX does: by counting braces.
func readBibTeX(text string) (map[string]string, error) {
	fields := map[string]string{}
	head, rest, ok := strings.Cut(text, ",\n")
	if !ok || !regexp.MustCompile(`^@misc\{[A-Za-z0-9-]+$`).MatchString(head) {
		return nil, fmt.Errorf("the head %q", head)
	}
	for !strings.HasPrefix(rest, "}") {
		name, value, ok := strings.Cut(rest, " = {")
		if name = strings.TrimSpace(name); !ok || !regexp.MustCompile(`^[a-z]+$`).MatchString(name) || fields[name] != "" {
			return nil, fmt.Errorf("the field %q of %q", name, rest)
		}
		depth, end := 1, 0
		for end < len(value) && depth > 0 {
			switch value[end] {
			case '{':
				depth++
			case '}':
				depth--
			}
			end++
		}
		if depth > 0 {
			return nil, fmt.Errorf("%s isn't closed", name)
		}
		fields[name], rest = value[:end-1], strings.TrimPrefix(strings.TrimPrefix(value[end:], ","), "\n")
	}
	if rest != "}\n" {
		return nil, fmt.Errorf("after the entry stands %q", rest)
	}
	return fields, nil
}

// plainTeX takes back what was written for TeX.
var plainTeX = strings.NewReplacer(`\textbackslash{}`, `\`, `\textbraceleft{}`, `{`, `\textbraceright{}`, `}`,
	`\textasciitilde{}`, `~`, `\textasciicircum{}`, `^`, `\%`, `%`, `\&`, `&`, `\$`, `$`, `\#`, `#`, `\_`, `_`)

// readRIS reads one record by its tags.
func readRIS(text string) (map[string]string, error) {
	fields := map[string]string{}
	lines := strings.Split(text, "\r\n")
	for i, l := range lines {
		tag, value, ok := strings.Cut(l, "  - ")
		last := i == len(lines)-1
		if last && l == "" {
			continue
		}
		if !ok || last || !regexp.MustCompile(`^[A-Z][A-Z0-9]$`).MatchString(tag) || strings.ContainsAny(value, "\r\n") {
			return nil, fmt.Errorf("the line %q", l)
		}
		if _, twice := fields[tag]; twice || (tag == "ER") != (i == len(lines)-2) || (tag == "TY") != (i == 0) {
			return nil, fmt.Errorf("%s out of its place", tag)
		}
		fields[tag] = value
	}
	return fields, nil
}

// squeezed is a text with one space in the place of white space and control characters, none at its ends, and no
// sign that turns a direction.
func squeezed(text string) string {
	text = regexp.MustCompile("[\u202a-\u202e\u2066-\u2069]").ReplaceAllString(text, "")
	text = regexp.MustCompile(`[\p{Z}\p{Cc}\s]+`).ReplaceAllString(strings.ToValidUTF8(text, "�"), " ")
	return strings.Trim(text, " ")
}

func TestNoTextBreaksAForm(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom(
		[]rune("\\{}%&$#_~^\"',=@-\r\n\t ERTYa\u2028\u202e\u2068\u2069ي"))))
	rapid.Check(t, func(t *rapid.T) {
		w := citation.Work{ID: text.Draw(t, "id"), Title: text.Draw(t, "title"), Container: text.Draw(t, "container"),
			Author: text.Draw(t, "author"), Version: text.Draw(t, "version"), Note: text.Draw(t, "note"),
			Address: text.Draw(t, "address"), Released: work.Released, Accessed: work.Accessed}
		bib, err := readBibTeX(w.BibTeX())
		if err != nil {
			t.Fatalf("%v in %s", err, w.BibTeX())
		}
		if got := plainTeX.Replace(bib["note"]); got != squeezed(w.Note) {
			t.Fatalf("the note %q is %q in BibTeX", w.Note, got)
		}
		if bib["urldate"] != "2026-12-01" || strings.ContainsAny(bib["url"], "{}\\ \"<>") {
			t.Fatalf("BibTeX has %v", bib)
		}
		ris, err := readRIS(w.RIS())
		if err != nil {
			t.Fatalf("%v in %q", err, w.RIS())
		}
		if ris["TI"] != squeezed(w.Title) || ris["Y2"] != "2026/12/01" {
			t.Fatalf("RIS has %v", ris)
		}
		items := []struct {
			Title    string
			Note     string
			Accessed struct {
				Parts [][]int `json:"date-parts"`
			}
		}{}
		if err := json.Unmarshal([]byte(csl(t, w)), &items); err != nil || len(items) != 1 || items[0].Title != squeezed(w.Title) ||
			items[0].Note != squeezed(w.Note) || fmt.Sprint(items[0].Accessed.Parts) != "[[2026 12 1]]" {
			t.Fatalf("CSL-JSON has %+v, %v", items, err)
		}
		for _, form := range []string{w.BibTeX(), w.RIS()} {
			if !utf8.ValidString(form) {
				t.Fatalf("%q is no UTF-8", form)
			}
		}
	})
}
