package e2e

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

type feature struct {
	ID         string          `json:"id"`
	Geometry   json.RawMessage `json:"geometry"`
	Properties map[string]any  `json:"properties"`
}

type collection struct {
	Features       []feature `json:"features"`
	NumberMatched  int       `json:"numberMatched"`
	NumberReturned int       `json:"numberReturned"`
}

func (c collection) ids() []string {
	var ids []string
	for _, f := range c.Features {
		ids = append(ids, f.ID)
	}
	slices.Sort(ids)
	return ids
}

func TestTheWholeDatasetIsServed(t *testing.T) {
	s := serve(t)
	rows := table(t, "incidents.csv")
	var all collection
	s.json(t, "/collections/incidents/items?f=geojson&limit=10000", &all)
	if len(all.Features) != len(rows) || len(rows) == 0 || all.NumberMatched != len(rows) {
		t.Errorf("%d features, numberMatched %d, %d rows; want as many of each", len(all.Features), all.NumberMatched, len(rows))
	}
	if f := all.Features[0]; f.Properties["date"] != rows[0]["date"] || f.ID != rows[0]["id"] {
		t.Errorf("the first feature is %s of %v, the first row %s of %s", f.ID, f.Properties["date"], rows[0]["id"], rows[0]["date"])
	}
}

func TestEveryAnswerAboutAPeriodHoldsTheSameIncidents(t *testing.T) {
	s := serve(t)
	rows := table(t, "incidents.csv")
	for _, period := range [][2]string{{"2025-10-01", "2025-10-31"}, {"2024-03-16", "2024-03-16"}, {"2021-02-01", "2021-02-28"}} {
		want := meeting(t, rows, period[0], period[1])
		if len(want) == 0 {
			t.Fatalf("no incident meets %v, so the test would show nothing", period)
		}
		filter := "datetime=" + period[0] + "/" + period[1]

		var geo collection
		s.json(t, "/collections/incidents/items?f=geojson&limit=10000&"+filter, &geo)
		if !slices.Equal(geo.ids(), want) {
			t.Errorf("%s: %d features, want the %d that meet it", filter, len(geo.Features), len(want))
		}
		if got := csvIDs(t, s, "/collections/incidents/items?f=csv&limit=10000&"+filter); !slices.Equal(got, want) {
			t.Errorf("%s: %d rows as CSV, want %d", filter, len(got), len(want))
		}
		if got := csvIDs(t, s, "/downloads/incidents.csv?"+filter); !slices.Equal(got, want) {
			t.Errorf("%s: %d rows in the download, want %d", filter, len(got), len(want))
		}
		var totals struct{ Count int }
		s.json(t, "/totals?"+filter, &totals)
		var bars struct{ Bins []struct{ Count int } }
		s.json(t, "/histogram?"+filter, &bars)
		counted := 0
		for _, b := range bars.Bins {
			counted += b.Count
		}
		if totals.Count != len(want) || counted != len(want) {
			t.Errorf("%s: totals say %d and the bars %d, want %d", filter, totals.Count, counted, len(want))
		}
	}
}

func TestTotalsAddUpWhatTheRowsSay(t *testing.T) {
	s := serve(t)
	rows := table(t, "incidents.csv")
	var got struct {
		Killed        int `json:"killed"`
		WithoutBest   int `json:"without_best"`
		WithoutFigure int `json:"without_figure"`
	}
	s.json(t, "/totals", &got)
	killed, blank := sum(t, rows, "killed")
	nothing := 0
	for _, r := range rows {
		if r["killed"]+r["killed_low"]+r["killed_high"] == "" {
			nothing++
		}
	}
	if got.Killed != killed || got.WithoutBest != blank || got.WithoutFigure != nothing {
		t.Errorf("totals say %+v; the rows sum to %d, %d give no best figure and %d none at all", got, killed, blank, nothing)
	}
}

func csvIDs(t *testing.T, s server, path string) []string {
	t.Helper()
	resp, body := s.get(t, path)
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s", path, resp.Status)
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(body), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(lines[0], "id")
	var ids []string
	for _, line := range lines[1:] {
		ids = append(ids, line[at])
	}
	slices.Sort(ids)
	return ids
}

func TestTorkhamIsAsItWasReportedOnTheDay(t *testing.T) {
	s := serve(t)
	torkham := func(day string) map[string]any {
		var c collection
		s.json(t, "/collections/crossings/items?f=geojson&datetime="+day, &c)
		if len(c.Features) != 16 {
			t.Fatalf("%d crossings on %s, want all 16", len(c.Features), day)
		}
		for _, f := range c.Features {
			if f.ID == "torkham" {
				return f.Properties
			}
		}
		t.Fatal("no Torkham")
		return nil
	}
	november := torkham("2025-11-01")
	for property, want := range map[string]string{"state": "partial", "state_trade": "closed", "state_pedestrian": "closed",
		"state_aid": "closed", "state_deportees": "open"} {
		if november[property] != want {
			t.Errorf("2025-11-01: %s is %v, want %s", property, november[property], want)
		}
	}
	for _, property := range []string{"state_source", "state_trade_source", "state_deportees_source"} {
		if source, _ := november[property].(string); source == "" {
			t.Errorf("2025-11-01: %s is blank, want who says so", property)
		}
	}
	september := torkham("2025-09-30")
	for property, want := range map[string]string{"state": "unknown", "state_trade": "unknown", "state_pedestrian": "unknown",
		"state_deportees": "open"} {
		if september[property] != want {
			t.Errorf("2025-09-30: %s is %v, want %s", property, september[property], want)
		}
	}
	if last, _ := september["last_record"].(string); !strings.Contains(last, "2025-05-10") &&
		!strings.Contains(last, "10 May 2025") {
		t.Errorf("2025-09-30: last_record %q doesn't name the end of the closure on 2025-05-10", last)
	}
}

func TestThePageWithoutScriptShowsEveryIncidentOfTheFilter(t *testing.T) {
	s := serve(t)
	rows := table(t, "incidents.csv")
	for _, filter := range []string{always, "?datetime=2025-10-01/2025-10-31"} {
		want := len(rows)
		if filter != always {
			want = len(meeting(t, rows, "2025-10-01", "2025-10-31"))
		}
		for _, path := range []string{"/", "/collections/incidents/items"} {
			resp, body := s.get(t, path+filter, "Accept", "text/html")
			if resp.StatusCode != http.StatusOK {
				t.Fatalf("GET %s: %s", path+filter, resp.Status)
			}
			page, err := goquery.NewDocumentFromReader(strings.NewReader(string(body)))
			if err != nil {
				t.Fatal(err)
			}
			if got := marks(page); got != want {
				t.Errorf("GET %s: %d incidents are drawn, want %d", path+filter, got, want)
			}
			if page.Find(`form[method="get"] input[name="from"]`).Length() == 0 {
				t.Errorf("GET %s: no form that filters", path+filter)
			}
		}
	}
}

// marks counts the incidents that a server-drawn map shows: a mark each, and as many as a badge or a cell says.
func marks(page *goquery.Document) int {
	n := page.Find("svg.map .mark").Length()
	page.Find("svg.map [data-count]").Each(func(_ int, badge *goquery.Selection) {
		count := 0
		for _, digit := range badge.AttrOr("data-count", "") {
			count = count*10 + int(digit-'0')
		}
		n += count
	})
	return n
}
