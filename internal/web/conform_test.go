package web

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/needs"
)

// The checklist is docs/conformance.md, point by point. TestConformance runs it against a site of the dataset with odd
// rows; with -conformance it writes the file anew, with what became of every point.
var writeConformance = flag.Bool("conformance", false, "write docs/conformance.md with the results of this run")

const conformanceFile = "../../docs/conformance.md"

// point is one demand and what tests it.
type point struct {
	says string
	test func(t *testing.T, at string)
}

type section struct {
	title  string
	points []point
}

func checklist() []section {
	return []section{
		{"HTTP and errors", httpPoints()},
		{"Landing page", landingPoints()},
		{"API definition", definitionPoints()},
		{"Conformance declaration", declarationPoints()},
		{"Collections", collectionsPoints()},
		{"Collection", collectionPoints()},
		{"Items", append(itemsPoints(), append(windowPoints(), append(placePoints(), dayPoints()...)...)...)},
		{"Item", itemPoints()},
		{"Encodings", encodingPoints()},
		{"Clients", clientPoints()},
		{"Filter and CQL2", append(queryablesPoints(), append(comparisonPoints(), placeAndTimePoints()...)...)},
		{"Tiles", tilePoints()},
	}
}

func TestConformance(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	at := site(t)
	results := map[string]string{}
	for i, s := range checklist() {
		t.Run(fmt.Sprintf("%d %s", i+1, s.title), func(t *testing.T) {
			for j, p := range s.points {
				id := fmt.Sprintf("%d.%d", i+1, j+1)
				t.Run(id+" "+p.says, func(t *testing.T) {
					defer func() {
						switch {
						case t.Failed():
							results[id] = "fails"
						case t.Skipped():
							results[id] = "not run here"
						default:
							results[id] = "holds"
						}
					}()
					p.test(t, at)
				})
			}
		})
	}
	rows := tableOf(results)
	if *writeConformance {
		if err := os.WriteFile(conformanceFile, []byte(conformancePreface(t)+rows), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	sameList(t, rows)
}

// tableOf has every point with its test and its result.
func tableOf(results map[string]string) string {
	var b strings.Builder
	for i, s := range checklist() {
		fmt.Fprintf(&b, "\n## %d. %s\n\n| point | what is demanded | test | result |\n|---|---|---|---|\n", i+1, s.title)
		for j, p := range s.points {
			id := fmt.Sprintf("%d.%d", i+1, j+1)
			fmt.Fprintf(&b, "| %s | %s | `TestConformance/%d_%s/%s…` | %s |\n", id, p.says, i+1, strings.ReplaceAll(s.title, " ", "_"), id,
				results[id])
		}
	}
	return b.String()
}

// sameList compares the points of this run with those of the file; a run with -conformance says what became of them.
func sameList(t *testing.T, rows string) {
	t.Helper()
	text, err := os.ReadFile(conformanceFile)
	if err != nil {
		t.Fatalf("%v: run make conformance", err)
	}
	points := func(text string) (out []string) {
		for line := range strings.SplitSeq(text, "\n") {
			if cells := strings.Split(line, " | "); len(cells) == 4 && strings.Contains(cells[2], "TestConformance") {
				if strings.Trim(cells[3], " |") == "" {
					t.Errorf("docs/conformance.md has no result for %s", cells[0])
				}
				out = append(out, strings.Join(cells[:3], " | "))
			}
		}
		return out
	}
	want, got := points(rows), points(string(text))
	if strings.Join(want, "\n") != strings.Join(got, "\n") {
		t.Errorf("docs/conformance.md has %d points that are not those of the %d tests: run make conformance", len(got), len(want))
	}
}

func conformancePreface(t *testing.T) string {
	t.Helper()
	commit, err := exec.Command("git", "rev-parse", "--short=12", "HEAD").Output()
	if err != nil {
		t.Fatal(err)
	}
	changed, err := exec.Command("git", "status", "--porcelain", "--untracked-files=no", "--", ":/",
		":!/docs/conformance.md").Output()
	if err != nil {
		t.Fatal(err)
	}
	state := strings.TrimSpace(string(commit))
	if len(changed) > 0 {
		state += " with changes that were not committed"
	}
	return strings.NewReplacer("{commit}", state, "{day}", time.Now().UTC().Format(time.DateOnly)).Replace(`# Conformance

Written by the test run itself (` + "`make conformance`" + `): commit {commit}, {day}. Not to be edited by hand; in every other
run a test compares this list of points with the list of tests.

The server claims the classes ` + "`core`, `geojson`, `html` and `oas30`" + ` of OGC API - Features Part 1 (1.0), and
` + "`schemas` and `returnables-and-receivables`" + ` of Part 5; of Part 3 (1.0) ` + "`queryables`, `filter` and `features-filter`" + `,
and of CQL2 (1.0) ` + "`cql2-text`, `cql2-json`, `basic-cql2`, `advanced-comparison-operators`," + `
` + "`case-insensitive-comparison`, `basic-spatial-functions`, `basic-spatial-functions-plus` and `temporal-functions`" + `, with
` + "`basic-spatial-operators`" + `, the name that a draft had for the spatial one and clients look for. It claims none of
` + "`queryables-query-parameters`, `accent-insensitive-comparison`, `spatial-functions`, `array-functions`," + `
` + "`property-property`, `functions` and `arithmetic`" + `: a property may stand on either side of a comparison, but
not every operand that those classes allow is read. Of OGC API - Tiles Part 1 (1.0) it claims ` + "`core`, `tileset`," + `
` + "`tilesets-list`, `geodata-tilesets` and `mvt`" + `. What the standard demands of them (S), what it recommends (R), what
clients expect (E) and what was decided here (D) is a point each; A numbers are those of the abstract test suite of Features.

What stands here is what the named tests of this program show, and nothing more: it is no certificate.

The HTML form of a list shows the chief properties of its features and links to their pages, which have them all.
`)
}
