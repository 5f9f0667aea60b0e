package web

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/page"
)

var update = flag.Bool("update", false, "write the samples of answers for the page's script anew")

// The page's script reads these answers as the types that it declares, and tsc holds the samples to them: a member that
// is missing, new, renamed or of another kind is an error there. What has a member that may be missing is written twice,
// with it and without.
func TestTheScriptsTypesAreThoseOfTheAnswers(t *testing.T) {
	plain := site(t)
	tiled := listen(t, build(t, func(c *Config) {
		c.Tiles = page.Tiles{URL: "https://tiles.example.org/{z}/{x}/{y}.png", Attribution: "somebody"}
	}))
	// What is collected from now on doesn't change the samples of a past time.
	const past, day = "?datetime=../2023-02-28", "?datetime=2022-02-26"
	told := sampleOf(t, plain+"/map/crossings"+past).(map[string]any)["crossings"].([]any)
	ofDay := sampleOf(t, plain+"/map/crossings"+day).(map[string]any)["crossings"].([]any) // one without an address
	var lines []any
	for _, crossing := range append(slices.Clone(told), ofDay...) {
		records, _ := crossing.(map[string]any)["lines"].([]any)
		lines = append(lines, records...)
	}
	const types = `import type { Boot, GateLine, GateTold, Histogram, Laid, ListSent, Marks, Names, RecordsSent, Shapes, SpotsSent, SumsSent, WordsSent } from "./types";`
	sameSamples(t, "samples.ts", types, []sample{
		{"boot", `Omit<Boot, "tiles" | "crowd">`, sampleOfBoot(t, plain)},
		{"bootWithTiles", `Required<Omit<Boot, "crowd">>`, sampleOfBoot(t, tiled)},
		{"marks", "Marks", sampleOf(t, plain+"/map/marks"+past)},
		{"sums", "SumsSent", sampleOf(t, plain+"/map/sums"+past)},
		{"list", "ListSent", sampleOf(t, plain+"/map/list"+past+"&sel=2021-12-16-sheltan-chugam-strike&limit=50")},
		{"spots", "SpotsSent", sampleOf(t, plain+"/map/spots/6/44/25"+past)},
		{"records", "RecordsSent", sampleOf(t, plain+"/map/records"+past)},
		{"words", "WordsSent", sampleOf(t, plain+"/map/words"+past)},
		{"gatesTold", "readonly GateTold[]", told},
		{"lineWithAddress", "Required<GateLine>", fullest(lines)},
		{"lineWithoutAddress", `Omit<GateLine, "href">`, barest(lines)},
		{"histogram", `Omit<Histogram, "filter">`, sampleOf(t, plain+"/histogram")},
		{"histogramOfAFilter", "Required<Histogram>", sampleOf(t, plain+"/histogram"+day)},
		{"shapes", "Shapes", sampleOf(t, plain+"/map/shapes")},
		{"names", "Names", sampleOf(t, plain+"/map/names")},
		{"laid", "Laid", sampleOf(t, laidSite(t)+"/map/ground")},
	})
}

// The basemap is a file of the bundle.
func TestTheScriptsTypesAreThoseOfTheBasemap(t *testing.T) {
	dist := os.DirFS("../../assets/dist")
	if _, err := fs.Stat(dist, "manifest.json"); err != nil {
		t.Skip("there is no bundle yet: make bundle")
	}
	at := listen(t, build(t, func(c *Config) { c.Assets = dist }))
	basemap := sampleOf(t, at+bootOf(t, at)["basemap"].(string)).(map[string]any)
	sameSamples(t, "samples_basemap.ts", `import type { Basemap } from "./types";`, []sample{{"basemap", "Basemap", basemap}})
}

// A sample is an answer as a constant of one of the script's types.
type sample struct {
	name, kind string
	value      any
}

func sameSamples(t *testing.T, file, imports string, samples []sample) {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("// Answers of the server, of each list the first element of every shape. Written by " +
		"internal/web/samples_test.go.\n")
	fmt.Fprintln(&b, imports)
	for _, s := range samples {
		fmt.Fprintf(&b, "\nexport const %s: %s = %s;\n", s.name, s.kind, literal(t, s.value, ""))
	}
	path := filepath.Join("../../assets/src/api", file)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if old, err := os.ReadFile(path); err != nil || !bytes.Equal(old, b.Bytes()) {
		t.Errorf("%s isn't what the server sends: write it anew with -update and let tsc compare it with types.ts (%v)", path, err)
	}
}

func sampleOf(t *testing.T, address string) any {
	t.Helper()
	res, body := get(t, address)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s", address, res.Status)
	}
	return thin("", decode[any](t, body))
}

func sampleOfBoot(t *testing.T, at string) any {
	t.Helper()
	return thin("", bootOf(t, at))
}

func bootOf(t *testing.T, at string) map[string]any {
	t.Helper()
	return bootAt(t, at+"/")
}

// bootAt is the data block of the page at an address, or of the one that it is sent to.
func bootAt(t *testing.T, address string) map[string]any {
	t.Helper()
	res, page := get(t, address, "Accept", "text/html")
	if res.StatusCode == http.StatusSeeOther {
		to, err := res.Request.URL.Parse(res.Header.Get("Location"))
		if err != nil {
			t.Fatal(err)
		}
		_, page = get(t, to.String(), "Accept", "text/html")
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return decode[map[string]any](t, doc.Find("#boot").Text())
}

// keyed are the objects whose keys are data.
var keyed = map[string]bool{"texts": true, "toll": true, "when": true, "more": true, "range": true}

// thin keeps of each list the first element of every shape, and the same of objects whose keys are data. What is made of
// a hash, or counts the incidents, would change with every dataset.
func thin(key string, v any) any {
	seen := map[string]bool{}
	isNew := func(v any) bool {
		s := shapeOf(v)
		defer func() { seen[s] = true }()
		return !seen[s]
	}
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if member := thin(name, v[name]); !keyed[key] || isNew(member) {
				out[name] = member
			}
		}
		return out
	case []any:
		out := []any{}
		for _, element := range v {
			if element = thin("", element); isNew(element) || isTuple(v) {
				out = append(out, element)
			}
		}
		return out
	}
	switch key {
	case "version", "basemap":
		return "…"
	case "records":
		return 1
	}
	return v
}

// isTuple reports whether a list is a place or a box.
func isTuple(list []any) bool {
	return len(list) <= 4 && !slices.ContainsFunc(list, func(v any) bool { _, number := v.(float64); return !number })
}

func shapeOf(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(v)) {
			b.WriteString(name + ":" + shapeOf(v[name]) + ",")
		}
		return "{" + b.String() + "}"
	case []any:
		var shapes []string
		for _, element := range v {
			shapes = append(shapes, shapeOf(element))
		}
		slices.Sort(shapes)
		return "[" + strings.Join(slices.Compact(shapes), ",") + "]"
	}
	return fmt.Sprintf("%T", v)
}

func fullest(objects []any) any { return slices.MaxFunc(objects, byMembers) }

func barest(objects []any) any { return slices.MinFunc(objects, byMembers) }

func byMembers(a, b any) int { return len(a.(map[string]any)) - len(b.(map[string]any)) }

// literal writes a value as TypeScript, on one line where it fits there and else filling its lines.
func literal(t *testing.T, v any, indent string) string {
	t.Helper()
	open, end := "[", "]"
	var parts []string
	switch v := v.(type) {
	case map[string]any:
		open, end = "{ ", " }"
		for _, name := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, fmt.Sprintf("%q: %s", name, literal(t, v[name], indent+"  ")))
		}
	case []any:
		for _, element := range v {
			parts = append(parts, literal(t, element, indent+"  "))
		}
	default:
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if len(parts) == 0 {
		return strings.ReplaceAll(open+end, " ", "")
	}
	if line := open + strings.Join(parts, ", ") + end; len(line) <= 100 && !strings.Contains(line, "\n") {
		return line
	}
	const full = 110
	var b strings.Builder
	width := full
	for _, part := range parts {
		if long := strings.Contains(part, "\n"); long || width+len(part) > full {
			b.WriteString("\n" + indent + "  " + part + ",")
			width = len(indent) + len(part)
			if long {
				width = full
			}
			continue
		}
		b.WriteString(" " + part + ",")
		width += len(part) + 2
	}
	return strings.TrimSpace(open) + b.String() + "\n" + indent + strings.TrimSpace(end)
}
