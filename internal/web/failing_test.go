package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// failing is an answerer of which one method fails, as a database can, and that knows how often each was asked.
type failing struct {
	question.Answerer
	mu     sync.Mutex
	broken string
	after  int // how many calls go well, or bins of a chart where those are broken
	asked  map[string]int
}

// bins are what fails where a chart is announced and can't be counted to its end.
const bins = "bins"

func (f *failing) ask(method string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked[method]++
	if method == f.broken && f.asked[method] > f.after {
		return errors.New("the database is away")
	}
	return nil
}

// breaks makes a method fail after so many calls from now; none has been asked yet.
func (f *failing) breaks(method string, after int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.broken, f.after, f.asked = method, after, map[string]int{}
}

func (f *failing) whatWasAsked() map[string]int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return maps.Clone(f.asked)
}

// unless answers by the atlas where the method doesn't fail.
func unless[T any](f *failing, method string, answer func() (T, error)) (none T, err error) {
	if err := f.ask(method); err != nil {
		return none, err
	}
	return answer()
}

func (f *failing) Search(ctx context.Context, q incident.Query, p incident.Page) (incident.Hits, error) {
	return unless(f, "Search", func() (incident.Hits, error) { return f.Answerer.Search(ctx, q, p) })
}

func (f *failing) Each(ctx context.Context, q incident.Query, order incident.Sort) iter.Seq2[*incident.Record, error] {
	all, err := unless(f, "Each", func() (iter.Seq2[*incident.Record, error], error) { return f.Answerer.Each(ctx, q, order), nil })
	if err != nil {
		return func(yield func(*incident.Record, error) bool) { yield(nil, err) }
	}
	return all
}

func (f *failing) Incidents(ctx context.Context, origin string) iter.Seq2[*incident.Incident, error] {
	all, err := unless(f, "Incidents", func() (iter.Seq2[*incident.Incident, error], error) {
		return f.Answerer.Incidents(ctx, origin), nil
	})
	if err != nil {
		return func(yield func(*incident.Incident, error) bool) { yield(nil, err) }
	}
	return all
}

func (f *failing) Record(ctx context.Context, id string) (*incident.Record, error) {
	return unless(f, "Record", func() (*incident.Record, error) { return f.Answerer.Record(ctx, id) })
}

func (f *failing) Totals(ctx context.Context, q incident.Query) (incident.Totals, error) {
	return unless(f, "Totals", func() (incident.Totals, error) { return f.Answerer.Totals(ctx, q) })
}

func (f *failing) Extent(ctx context.Context, q incident.Query) (incident.Extent, error) {
	return unless(f, "Extent", func() (incident.Extent, error) { return f.Answerer.Extent(ctx, q) })
}

func (f *failing) Chart(ctx context.Context, q incident.Query, every incident.Interval, by incident.By) (incident.Chart, error) {
	c, err := unless(f, "Chart", func() (incident.Chart, error) { return f.Answerer.Chart(ctx, q, every, by) })
	for i, s := range c.Series {
		c.Series[i].Bins = func(yield func(incident.Bin, error) bool) {
			for b, err := range s.Bins {
				if err == nil {
					err = f.ask(bins)
				}
				if !yield(b, err) || err != nil {
					return
				}
			}
		}
	}
	return c, err
}

func (f *failing) Facets(ctx context.Context, q incident.Query) (incident.Facets, error) {
	return unless(f, "Facets", func() (incident.Facets, error) { return f.Answerer.Facets(ctx, q) })
}

func (f *failing) Districts(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	return unless(f, "Districts", func() ([]incident.Area, error) { return f.Answerer.Districts(ctx, q) })
}

func (f *failing) Tehsils(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	return unless(f, "Tehsils", func() ([]incident.Area, error) { return f.Answerer.Tehsils(ctx, q) })
}

func (f *failing) Spots(ctx context.Context, q incident.Query, grid spot.Grid) (spot.Spots, error) {
	return unless(f, "Spots", func() (spot.Spots, error) { return f.Answerer.Spots(ctx, q, grid) })
}

func (f *failing) Around(ctx context.Context, q incident.Query, order incident.Sort, id string) (incident.Around, error) {
	return unless(f, "Around", func() (incident.Around, error) { return f.Answerer.Around(ctx, q, order, id) })
}

func (f *failing) Straddling(ctx context.Context, q incident.Query) (int, error) {
	return unless(f, "Straddling", func() (int, error) { return f.Answerer.Straddling(ctx, q) })
}

func (f *failing) Claimants(ctx context.Context, q incident.Query) ([]incident.Facet, error) {
	return unless(f, "Claimants", func() ([]incident.Facet, error) { return f.Answerer.Claimants(ctx, q) })
}

func (f *failing) Origins(ctx context.Context, q incident.Query) ([]string, error) {
	return unless(f, "Origins", func() ([]string, error) { return f.Answerer.Origins(ctx, q) })
}

func (f *failing) Survey(ctx context.Context, q incident.Query) (spot.Survey, error) {
	return unless(f, "Survey", func() (spot.Survey, error) { return f.Answerer.Survey(ctx, q) })
}

func (f *failing) Regions(ctx context.Context, q incident.Query) (spot.Regions, error) {
	return unless(f, "Regions", func() (spot.Regions, error) { return f.Answerer.Regions(ctx, q) })
}

func (f *failing) Among(ctx context.Context, q incident.Query, ids []string) ([]string, error) {
	return unless(f, "Among", func() ([]string, error) { return f.Answerer.Among(ctx, q, ids) })
}

func (f *failing) Cited(ctx context.Context, q incident.Query) (sources, claims int, err error) {
	_, err = unless(f, "Cited", func() (bool, error) {
		sources, claims, err = f.Answerer.Cited(ctx, q)
		return true, err
	})
	return sources, claims, err
}

func (f *failing) Marks(ctx context.Context, q incident.Query) ([]spot.Mark, error) {
	return unless(f, "Marks", func() ([]spot.Mark, error) { return f.Answerer.Marks(ctx, q) })
}

func (f *failing) Crossings(ctx context.Context, q incident.Query) ([]incident.CrossingState, error) {
	return unless(f, "Crossings", func() ([]incident.CrossingState, error) { return f.Answerer.Crossings(ctx, q) })
}

// everyForm is an address of each operation, of each layer and of each download in each form.
func everyForm(t *testing.T) []string {
	t.Helper()
	var all []string
	for name, path := range addresses(t) {
		op, _ := ogc.Lookup(name)
		if op.To != "" || name == "download" {
			continue
		}
		paths := []string{path}
		if strings.Contains(op.Path, "{collectionId}") {
			paths = nil
			for layer, id := range map[string]string{"incidents": "2025-10-08-orakzai", "strikes": "2021-12-16-sheltan-chugam-strike",
				"crossings": "torkham",
				"districts": "bannu", "tehsils": "bannu-bannu"} {
				paths = append(paths, strings.NewReplacer("{collectionId}", layer, "{featureId}", id,
					"{tileMatrix}", "0", "{tileCol}", "0", "{tileRow}", "0").Replace(op.Path))
			}
		}
		for _, path := range paths {
			all = append(all, path)
			if _, chooses := op.Param("f"); chooses {
				for _, f := range op.Forms {
					all = append(all, path+"?f="+string(f))
				}
			}
		}
	}
	for _, d := range ogc.Downloads() {
		all = append(all, "/downloads/"+d.File)
	}
	slices.Sort(all)
	return all
}

// noPanics is a log that holds none: one is answered with the same status as a failure.
type noPanics struct{ t *testing.T }

func (n noPanics) Write(line []byte) (int, error) {
	if bytes.Contains(line, []byte("msg=panic")) {
		n.t.Errorf("%s", line)
	}
	return len(line), nil
}

// failable is a server whose answerer can be broken.
func failable(t *testing.T, change func(*Config)) (string, *failing) {
	t.Helper()
	f, s := &failing{}, build(t, func(c *Config) {
		if change != nil {
			change(c)
		}
		c.Log = slog.New(slog.NewTextHandler(noPanics{t}, nil))
	})
	s.Current = swayed{s.Current, func(a question.Answerer) question.Answerer {
		f.Answerer = a
		return f
	}}
	return listen(t, s), f
}

// TestAFailedSearchIsAProblemAndNothingOfAnAnswer breaks each method that an address asks by itself, at once and where it
// is asked again. The server that fails is another than the one that doesn't, which may keep what it has made.
func TestAFailedSearchIsAProblemAndNothingOfAnAnswer(t *testing.T) {
	seen := map[string]bool{}
	breaking := func(change func(*Config), paths ...string) {
		// What is worked out once for a version is asked by a server before the others.
		first := listen(t, build(t, change))
		whole, watched := failable(t, change)
		at, broken := failable(t, change)
		for _, path := range paths {
			get(t, first+path, "Accept", "*/*")
			watched.breaks("", 0)
			get(t, whole+path, "Accept", "*/*")
			for method, calls := range watched.whatWasAsked() {
				seen[method] = true
				for after := range min(calls, 2) {
					broken.breaks(method, after)
					failed(t, fmt.Sprintf("%s without %s after %d", path, method, after), at+path)
				}
			}
		}
	}
	breaking(nil, append(everyForm(t), "/?f=html&type=air_strike", "/?f=html&near=70.5,33,80",
		"/?f=html&date_precision=month&datetime=2024-01-10/2024-02-20",
		"/collections/incidents/items/2025-10-08-orakzai?f=html&actor=ttp")...)
	// Of several records it is asked which of them an answer has.
	breaking(func(c *Config) { c.Current = toldTwice(t) }, "/collections/incidents/items?f=json", "/totals?type=ied", "/feed.atom",
		"/downloads/incidents.csv?type=ied", "/downloads/dataset.zip", "/embed.svg")
	for method := range reflect.TypeFor[question.Answerer]().Methods() {
		if !seen[method.Name] {
			t.Errorf("no address asks for %s", method.Name)
		}
	}
}

// failed asks for what fails: a page says so, and everything else is a problem.
func failed(t *testing.T, what, address string) {
	t.Helper()
	res, body := get(t, address, "Accept", "*/*")
	if !strings.Contains(address, "f=html") {
		shaped(t, what, res, body, http.StatusInternalServerError)
	} else if res.StatusCode != http.StatusInternalServerError || !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
		t.Errorf("%s: %d", what, res.StatusCode)
	}
}

func TestAChartThatFailsOnItsWayIsCutOff(t *testing.T) {
	at, broken := failable(t, nil)
	for _, width := range []string{"day", "week&by=type"} {
		chart := at + "/histogram?datetime=2015-01-01/2025-12-01&interval=" + width
		for _, coding := range []string{"identity", "gzip"} {
			broken.breaks(bins, 3900)
			req, err := http.NewRequest(http.MethodGet, chart, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Accept-Encoding", coding)
			res, err := http.DefaultClient.Do(req)
			if err == nil {
				_, err = io.Copy(io.Discard, res.Body)
				res.Body.Close()
			}
			// Little comes out of a compressor before its end: then not even the head has left.
			if !errors.Is(err, io.ErrUnexpectedEOF) && !(coding == "gzip" && errors.Is(err, io.EOF)) {
				t.Errorf("%s as %s ended with %v", chart, coding, err)
			}
		}
		broken.breaks(bins, 3) // nothing is on its way yet
		failed(t, chart+" after 3 bins", chart)
		broken.breaks(bins, 500)
		failed(t, chart+" as a page", chart+"&f=html")
	}
}
