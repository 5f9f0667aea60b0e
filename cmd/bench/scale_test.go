package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/bench/edge"
	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/needs"
)

const scaleDocument = "../../docs/scale.md"

// What is reckoned follows from what stands above it as measured.
func TestTheDocumentReckonsWithWhatItHoldsAsMeasured(t *testing.T) {
	needs.Time(t)
	text, err := os.ReadFile(scaleDocument)
	if err != nil {
		t.Fatal(err)
	}
	s, err := readSlopes(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), reckonedFrom+"\n"+reckon(s)) {
		t.Error("docs/scale.md reckons otherwise: go run ./cmd/bench reckon")
	}
}

func TestATableOfSlopesIsReadAsItIsWritten(t *testing.T) {
	s := newSlopes()
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		s.put("as", "grows as n", n, float64(n)/1000)
		s.put("none", "stays", n, 5)
		if n > 10_000 {
			s.put("root", "as its root", n, math.Sqrt(float64(n)))
		}
	}
	again, err := readSlopes("# Title\n\n" + s.String() + "\nText.\n")
	if err != nil || again.String() != s.String() {
		t.Errorf("%v\n%s\n%s", err, s, again)
	}
	for key, want := range map[string]float64{"as": 1, "none": 0, "root": .5} {
		if got, _ := again.exponent(key); math.Abs(got-want) > .01 {
			t.Errorf("%s grows with n to the %g, not %g", key, got, want)
		}
	}
	if got := again.at("as", beyond); math.Abs(got-10_000) > 1 {
		t.Errorf("reckoned %g", got)
	}
	if _, err := readSlopes(strings.Replace(s.String(), "10,000 |", "few |", 1)); err == nil {
		t.Error("a column without a number was read")
	}
}

func TestASectionIsPutInThePlaceOfTheOneBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.md")
	for text, want := range map[string]string{
		"":                                    "## Figures\n\nnew\n",
		"# T\n":                               "# T\n\n## Figures\n\nnew\n",
		"# T\n\n## Figures\n\nold\n":          "# T\n\n## Figures\n\nnew\n",
		"# T\n\n## Figures\nold\n\n## Next\n": "# T\n\n## Figures\n\nnew\n\n## Next\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := writeSection(path, figuresFrom, "new\n"); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}

// Every kind of question that is reckoned with has a cost that is measured.
func TestWhatIsReckonedWithIsMeasured(t *testing.T) {
	measured := map[string]bool{}
	for _, l := range scaled("/x.js") {
		measured[l.key] = true
		if len(l.ask(reports.Asked{Of: reports.Reports{Rows: 10, Seed: 1}, Seed: 1})) == 0 {
			t.Errorf("%s asks nothing", l.key)
		}
	}
	for _, k := range edge.Mix() {
		if !measured[k.Key] {
			t.Errorf("nothing says what %s costs", k.Name)
		}
	}
	if !measured["unchanged"] {
		t.Error("nothing says what an answer costs that still holds")
	}
}

func TestRowsBeyondThoseThatAreLeftOutAreWrittenWithTheHead(t *testing.T) {
	var all, few, none bytes.Buffer
	for to, but := range map[*bytes.Buffer]int{&all: 0, &few: 8, &none: 10} {
		if err := writeBut(reports.Reports{Rows: 10, Seed: 1}, but, to); err != nil {
			t.Fatal(err)
		}
	}
	lines := bytes.SplitAfter(all.Bytes(), []byte("\n"))
	if want := slices.Concat(lines[0], lines[9], lines[10]); !bytes.Equal(few.Bytes(), want) {
		t.Errorf("%s", few.Bytes())
	}
	if !bytes.Equal(none.Bytes(), lines[0]) {
		t.Errorf("%s", none.Bytes())
	}
}
