package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// hereFilters is how many filters the page and the server are both asked; longFilters of a dataset whose titles come to the
// page in parts.
const (
	hereFilters = 150
	longFilters = 30
)

// long has more incidents than the page is told the titles of.
var long = once(func(t testing.TB) *incident.Dataset {
	found, err := dataset.Check(t.Context(), datasettest.Long(t, 2500), dataset.Limits{})
	if err != nil || len(found.Faults) > 0 {
		t.Fatal(err, found.Faults)
	}
	return found.Dataset
})

// TestThePageFiltersAsTheServerDoes asks the page's script and the server the same filters and compares how they spell them,
// all that they answer, and what they say above it. What the script leaves to the server must be little.
func TestThePageFiltersAsTheServerDoes(t *testing.T) {
	noted := comparesWith(t, odd(t), hereFilters)
	for _, note := range []string{"missing", "civilians", "who", "named", "coarse", "about"} {
		if !noted[note] {
			t.Errorf("no filter brought the note %q", note)
		}
	}
}

// Of very many incidents, what they are called comes to the page in parts, and nothing else hangs on it.
func TestThePageFiltersManyAsTheServerDoes(t *testing.T) {
	if noted := comparesWith(t, long(t), longFilters); !noted["who"] {
		t.Error("no filter brought a note of who says how many civilians were killed")
	}
}

// The same event in two records counts once on the page as on the server, whichever of them a filter leaves.
func TestThePageCountsPairsAsTheServerDoes(t *testing.T) {
	said := 0
	for note := range comparesWith(t, toldTwice(t), hereFilters) {
		if strings.HasPrefix(note, "sample: ") {
			said++
		}
	}
	if said < 3 {
		t.Errorf("only %d sentences on how complete the chosen records are", said)
	}
}

// comparesWith compares the answers of the page and of a server to so many filters, and tells which notes they brought.
func comparesWith(t *testing.T, current *served.Current, n int) (noted map[string]bool) {
	t.Helper()
	needs.Tool(t, "node")
	s := build(t, func(c *Config) { c.Current = current })
	get := func(path string) (int, string) {
		rec := httptest.NewRecorder()
		s.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
		return rec.Code, rec.Body.String()
	}
	// A day, of which weeks and months may be, is rare among filters drawn at random, and so is what happened to civilians.
	filters := []string{"datetime=2025-11-01", "country=AF", "near=69.57,32.3,40"}
	for i := range n {
		filters = append(filters, hereFilter(t, current, i))
	}
	page := func(filter string) *goquery.Document { return pageOf(t, s, filter) }
	_, names := get("/map/names")
	asked := map[string]any{"boot": bootOf(t, listen(t, s)), "filters": filters, "names": json.RawMessage(names)}
	asked["site"], asked["labels"], asked["regions"] = formOf(t, page("origin=atlas")) // one record alone is named only then
	records, picked := map[string]any{}, map[string][]json.RawMessage{}
	for _, filter := range filters {
		base := baseOf(filter)
		if records[base] == nil {
			_, numbers := get("/map/records?" + base)
			_, words := get("/map/words?" + base)
			records[base] = []json.RawMessage{json.RawMessage(numbers), json.RawMessage(words)}
			if !strings.Contains(words, `"at":`) {
				continue
			}
			for i := 0; i < current.Load().Len(); i += 100 {
				at := make([]string, 100)
				for k := range at {
					at[k] = strconv.Itoa(i + k)
				}
				_, some := get("/map/words?" + strings.TrimPrefix(base+"&at=", "&") + strings.Join(at, ","))
				picked[base] = append(picked[base], json.RawMessage(some))
			}
		}
	}
	asked["records"], asked["picked"] = records, picked
	in, err := json.Marshal(asked)
	if err != nil {
		t.Fatal(err)
	}
	script := exec.CommandContext(t.Context(), "go", "run", "khyberatlas/cmd/bundle", "-assets", "../../assets",
		"-run", "records/asked.ts")
	script.Stdin, script.Stderr = bytes.NewReader(in), os.Stderr
	out, err := script.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers, left := decode[[]struct {
		Spelt  string
		Answer map[string]any
		Head   *above
	}](t, string(out)), 0
	noted = map[string]bool{}
	for i, filter := range filters {
		if answers[i].Spelt != filter {
			t.Errorf("%s: the page spells it %s", filter, answers[i].Spelt)
		}
		if got := answers[i].Head; got != nil {
			for _, note := range got.Notes {
				noted[note[0]] = true
			}
			want := aboveOf(page(filter))
			if got.Sample == nil {
				want.Sample = nil
			} else {
				noted["sample: "+*got.Sample] = true
			}
			if diff := cmp.Diff(want, *got); diff != "" {
				t.Errorf("%s: the page's script (+) heads it otherwise than the server: %s", filter, diff)
			}
		}
		answer := answers[i].Answer
		if answer == nil {
			left++
			continue
		}
		code, body := get("/map/marks?" + filter)
		if code != http.StatusOK {
			t.Errorf("%s: the server says %d, the page answers", filter, code)
			continue
		}
		here, want := answer["marks"].(map[string]any), decode[map[string]any](t, body)
		for part, got := range resolved(here) {
			if want := resolved(want)[part]; !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %s on the page\n%.400v\nof the server\n%.400v", filter, part, got, want)
			}
		}
		values, _ := url.ParseQuery(filter)
		values.Del("datetime")
		_, body = get("/histogram?" + values.Encode())
		if got, want := barsOf(answer["months"]), barsOf(decode[map[string]any](t, body)["bins"]); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the chart on the page\n%v\nof the server\n%v", filter, got, want)
		}
	}
	if left > len(filters)/5 {
		t.Errorf("%d of %d filters were left to the server", left, len(filters))
	}
	t.Logf("%d filters, %d left to the server", len(filters), left)
	return noted
}

// hereFilter is a filter as the page writes it.
func hereFilter(t *testing.T, current *served.Current, seed int) string {
	t.Helper()
	vocabulary := current.Load().Vocabulary()
	query := filters(vocabulary).Example(seed)
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	asked, faults := ogc.ParseQuery(values, vocabulary)
	if len(faults) > 0 {
		t.Fatalf("%s: %v", query, faults)
	}
	return ogc.FilterOf(asked)
}

// baseOf is the part of a filter that only the server knows.
func baseOf(filter string) string {
	var base []string
	for pair := range strings.SplitSeq(filter, "&") {
		if name, _, _ := strings.Cut(pair, "="); name == "q" || name == "pairs" || name == "filter" {
			base = append(base, pair)
		}
	}
	return strings.Join(base, "&")
}

// resolved says of marks what their positions stand for.
func resolved(marks map[string]any) map[string]any {
	out := map[string]any{}
	for name, part := range marks {
		switch name {
		case "places", "areas", "badges", "incidents":
		default:
			out[name] = part
		}
	}
	for name, column := range marks["incidents"].(map[string]any) {
		list, _ := marks[map[string]string{"place": "places", "area": "areas", "badge": "badges"}[name]].([]any)
		if cells, ok := column.([]any); ok && list != nil {
			named := make([]any, len(cells))
			for i, at := range cells {
				if at != nil {
					named[i] = list[int(at.(float64))]
				}
			}
			column = named
		}
		out["incidents."+name] = column
	}
	return out
}

// barsOf are the months of a chart in which something happened.
func barsOf(bins any) []string {
	var out []string
	for _, bin := range bins.([]any) {
		b := bin.(map[string]any)
		if b["count"] != 0.0 {
			out = append(out, fmt.Sprint(b["from"], " ", b["count"], " ", b["vague"]))
		}
	}
	return out
}
