package format_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

// kmlDoc is what the tests read of a document.
type kmlDoc struct {
	Name   string `xml:"Document>name"`
	Styles []struct {
		ID    string `xml:"id,attr"`
		Color string `xml:"IconStyle>color"`
		Icon  string `xml:"IconStyle>Icon>href"`
	} `xml:"Document>Style"`
	About []struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value"`
	} `xml:"Document>ExtendedData>Data"`
	Schema struct {
		ID     string `xml:"id,attr"`
		Fields []struct {
			Name string `xml:"name,attr"`
			Type string `xml:"type,attr"`
		} `xml:"SimpleField"`
	} `xml:"Document>Schema"`
	Placemarks []kmlPlacemark `xml:"Document>Placemark"`
}

type kmlPlacemark struct {
	ID          string `xml:"id,attr"`
	Name        string `xml:"name"`
	Description string `xml:"description"`
	Begin       string `xml:"TimeSpan>begin"`
	End         string `xml:"TimeSpan>end"`
	StyleURL    string `xml:"styleUrl"`
	Data        []struct {
		Name  string `xml:"name,attr"`
		Value string `xml:",chardata"`
	} `xml:"ExtendedData>SchemaData>SimpleData"`
	Point    string   `xml:"Point>coordinates"`
	Outlines []string `xml:"MultiGeometry>Polygon>outerBoundaryIs>LinearRing>coordinates"`
	Outline  string   `xml:"Polygon>outerBoundaryIs>LinearRing>coordinates"`
}

func readKML(t testing.TB, body []byte) kmlDoc {
	t.Helper()
	var doc kmlDoc
	if err := xml.Unmarshal(body, &doc); err != nil {
		t.Fatalf("%v in %.300s", err, body)
	}
	return doc
}

func incidentsKML(b *bytes.Buffer, rows ...*incident.Record) error {
	return format.IncidentsKML.Write(b, about, slices.Values(rows))
}

func TestFeaturesAsKML(t *testing.T) {
	golden(t, "incidents.kml", written(t, func(b *bytes.Buffer) error { return incidentsKML(b, records()...) }))
	at := incident.MustDay("2025-11-01")
	c := incident.Crossing{ID: "torkham", Name: "Torkham", At: orb.Point{71.0938, 34.1156}, Spells: []incident.Spell{
		{CrossingID: "torkham", From: incident.MustDay("2025-10-12"), LastReported: at, Status: incident.Closed,
			Scope:     incident.ScopeTrade,
			Publisher: "A & B"}}}
	golden(t, "crossings.kml", written(t, func(b *bytes.Buffer) error {
		return format.CrossingsKML.Write(b, about, slices.Values([]incident.CrossingState{
			incident.StateOf(&c, incident.Days{From: at, To: at}, incident.Days{To: at}), incident.NoState(&c)}))
	}))
	ring := orb.Ring{{70, 33}, {71, 33}, {71, 34}, {70, 33}}
	hole := orb.Ring{{70.5, 33.1}, {70.8, 33.5}, {70.9, 33.2}, {70.5, 33.1}}
	d := incident.District{ID: "one", Name: "One", Merged2018: true, Shape: orb.MultiPolygon{{ring, hole}, {ring}}}
	golden(t, "districts.kml", written(t, func(b *bytes.Buffer) error {
		return format.DistrictsKML.Write(b, about, slices.Values([]incident.Area{{District: &d,
			Totals: incident.Totals{Count: 2, KilledLow: 1, Killed: n(2), KilledHigh: 3}}}))
	}))
	golden(t, "tehsils.kml", written(t, func(b *bytes.Buffer) error {
		return format.TehsilsKML.Write(b, format.About{}, slices.Values([]incident.Area{{District: &d,
			Tehsil: &incident.Tehsil{ID: "t", Name: "T", DistrictID: "one",
				Shape: orb.MultiPolygon{{ring}}}, TooCoarse: 3}, {District: &d, Tehsil: &incident.Tehsil{ID: "no shape", Name: "N"}}}))
	}))
}

func TestKMLHasTheFieldsOfGeoJSON(t *testing.T) {
	a := answertest.Ask(t, datasettest.With(t, datasettest.OddRows()))
	all := incident.Query{}
	found := a.Search(all, incident.SortDate)
	sameFields(t, format.Incidents, format.IncidentsKML, records())
	sameFields(t, format.Incidents, format.IncidentsKML, found)
	sameFields(t, format.Incidents, format.StrikesKML, found[:50])
	sameFields(t, format.Crossings, format.CrossingsKML, a.Crossings(all))
	sameFields(t, format.Districts, format.DistrictsKML, a.Districts(all))
	sameFields(t, format.Tehsils, format.TehsilsKML, a.Tehsils(all))
}

func sameFields[T any](t *testing.T, layer format.Layer[T], kml format.KML[T], rows []T) {
	t.Helper()
	doc := readKML(t, written(t, func(b *bytes.Buffer) error { return kml.Write(b, about, slices.Values(rows)) }))
	var fc struct {
		Features []struct {
			ID         string
			Properties map[string]any
		}
	}
	d := json.NewDecoder(bytes.NewReader(written(t, func(b *bytes.Buffer) error {
		return layer.Collection(b, head, layer.Listed(rows))
	})))
	d.UseNumber()
	if err := d.Decode(&fc); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for _, f := range doc.Schema.Fields {
		kinds[f.Name] = f.Type
	}
	for i, f := range fc.Features {
		want, got := map[string]string{"id": f.ID}, map[string]string{}
		for name, value := range f.Properties {
			var kind string
			switch v := value.(type) {
			case nil:
				continue
			case string:
				kind, want[name] = "string", strings.ReplaceAll(v, "\x01", "\uFFFD") // XML can't hold it
			case bool:
				kind, want[name] = "int", map[bool]string{true: "1", false: "0"}[v]
			case json.Number:
				kind, want[name] = "int", v.String()
				if _, err := v.Int64(); err != nil || name == "killed_per_100k" {
					kind = "double"
				}
			}
			if kinds[name] != kind {
				t.Errorf("%s is a %s in the schema, a %s in GeoJSON", name, kinds[name], kind)
			}
		}
		for _, d := range doc.Placemarks[i].Data {
			got[d.Name] = d.Value
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("GeoJSON -, KML +\n%s", d)
		}
	}
}

func TestKMLSaysWhereAndWhen(t *testing.T) {
	doc := readKML(t, written(t, func(b *bytes.Buffer) error { return incidentsKML(b, records()...) }))
	full, blank := doc.Placemarks[0], doc.Placemarks[1]
	if full.Begin != "2025-10-08" || full.End != "2025-10-09" || full.Point != "71.5678,34" || full.StyleURL != "#ied" {
		t.Errorf("%+v", full)
	}
	if blank.Begin != "2025-10-01" || blank.End != "2025-10-31" || blank.Point != "" || blank.StyleURL != "#other.coarse" {
		t.Errorf("a month without a place: %+v", blank)
	}
	if doc.Name != about.Title || len(doc.About) != 5 || doc.About[4].Value != about.Filter {
		t.Errorf("%+v", doc.About)
	}
}

func TestEveryStyleOfKMLIsThereAndAsksNoHost(t *testing.T) {
	css, err := os.ReadFile("../../assets/src/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	doc := readKML(t, written(t, func(b *bytes.Buffer) error { return incidentsKML(b) }))
	gates := readKML(t, written(t, func(b *bytes.Buffer) error {
		return format.CrossingsKML.Write(b, about, slices.Values([]incident.CrossingState(nil)))
	}))
	colours := map[string]string{}
	for _, s := range append(doc.Styles, gates.Styles...) {
		if s.Icon != "" {
			t.Errorf("%s asks for %s", s.ID, s.Icon)
		}
		colours[s.ID] = s.Color
	}
	hue := func(token string) string {
		m := regexp.MustCompile(`--` + token + `: #(..)(..)(..);`).FindSubmatch(css)
		if m == nil {
			t.Fatalf("the map has no %s", token)
		}
		return "ff" + string(m[3]) + string(m[2]) + string(m[1])
	}
	for _, kind := range incident.Types {
		if got := colours[string(kind)]; got != hue("type-"+string(kind)) {
			t.Errorf("%s is %q", kind, got)
		}
		if colours[string(kind)+".coarse"] == "" {
			t.Errorf("%s has no style for a coarse place", kind)
		}
	}
	for _, s := range append([]incident.Status{incident.Partial, incident.Unknown}, incident.Statuses...) {
		if got := colours["state-"+string(s)]; got != hue("status-"+string(s)) {
			t.Errorf("%s is %q", s, got)
		}
	}
}

func TestAnyTextIsReadBackFromKML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			rapid.SampledFrom([]string{"]]>", "<script>", "&amp;", "a\r\nb", "\x00", "\uFFFE\uFFFF", "\uFFFD"})).Draw(t, "text")
		r := records()[0]
		r.ID, r.Title, r.Summary, r.Target = text, text, text, text
		var b bytes.Buffer
		if err := incidentsKML(&b, r); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(b.Bytes()) {
			t.Fatalf("no UTF-8: %q", b.Bytes())
		}
		var doc kmlDoc
		if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatalf("%v in %s", err, b.Bytes())
		}
		p := doc.Placemarks[0]
		data := map[string]string{}
		for _, d := range p.Data {
			data[d.Name] = d.Value
		}
		if want := holdable(text); p.Name != want || data["id"] != want || data["target"] != want {
			t.Fatalf("name %q, id %q, target %q, want %q", p.Name, data["id"], data["target"], want)
		}
		if strings.Contains(p.Description, "<") {
			t.Fatalf("a tag begins in %q", p.Description)
		}
		if !regexp.MustCompile(`^incidents\.[A-Za-z0-9._-]*$`).MatchString(p.ID) {
			t.Fatalf("%q is no XML name", p.ID)
		}
	})
}

// holdable is the text with U+FFFD for what XML 1.0 can't hold, reckoned by the standard library.
func holdable(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err)
	}
	var out struct {
		Text string `xml:",chardata"`
	}
	if err := xml.Unmarshal([]byte("<a>"+b.String()+"</a>"), &out); err != nil {
		panic(err)
	}
	return out.Text
}

func TestKMLStopsWhenTheReaderHangsUp(t *testing.T) {
	gone := errors.New("gone")
	rows := make([]*incident.Record, 5000)
	for i := range rows {
		rows[i] = records()[0]
	}
	w := &hangingUp{after: 2, err: gone}
	if err := format.IncidentsKML.Write(w, about, slices.Values(rows)); !errors.Is(err, gone) {
		t.Errorf("got %v", err)
	}
	if w.largest > 64<<10 {
		t.Errorf("a write of %d bytes: the document isn't streamed", w.largest)
	}
}

type hangingUp struct {
	after, largest int
	err            error
}

func (h *hangingUp) Write(b []byte) (int, error) {
	h.largest = max(h.largest, len(b))
	if h.after--; h.after < 0 {
		return 0, h.err
	}
	return len(b), nil
}
