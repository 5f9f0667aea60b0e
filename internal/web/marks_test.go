package web

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

func TestMarksHoldEveryMatchOnce(t *testing.T) {
	a := odd(t).Load()
	types := rapid.SliceOfDistinct(rapid.SampledFrom(incident.Types), func(x incident.Type) incident.Type { return x })
	rapid.Check(t, func(rt *rapid.T) {
		q := incident.Query{Types: types.Draw(rt, "types")}
		if rapid.Bool().Draw(rt, "period") {
			from := a.Days().From + incident.Day(rapid.IntRange(0, 1900).Draw(rt, "from"))
			q.Days = incident.Days{From: from, To: from + incident.Day(rapid.IntRange(0, 400).Draw(rt, "length"))}
		}
		m := newMarks(context.Background(), a, q, i18n.For(i18n.En))
		want := a.Search(q, incident.SortDateDesc)
		if m.Count != want.Len() || m.Count != a.Totals(q).Count || len(m.Incidents.ID) != m.Count {
			rt.Fatalf("%d marks, %d matches, %d in the totals", m.Count, want.Len(), a.Totals(q).Count)
		}
		for i, r := range want.All() {
			c := m.Incidents
			badge, point := c.Badge[i] != nil, c.Lon[i] != nil && c.Lat[i] != nil
			switch {
			case c.ID[i] != r.ID:
				rt.Fatalf("row %d is %s, want %s", i, c.ID[i], r.ID)
			case badge && point:
				rt.Fatalf("%s is both a badge's and a point", r.ID)
			case point && r.GeoPrecision.Coarse():
				rt.Fatalf("%s is coarse and drawn as a point", r.ID)
			case (badge || point) != (r.At != nil):
				rt.Fatalf("%s has a place: %t, is on the map: %t", r.ID, r.At != nil, badge || point)
			}
		}
	})
}

func TestTheFirstViewsMarksAndShapesWeighLittle(t *testing.T) {
	var total int
	for path, most := range map[string]int{"/map/marks": 60_000, "/map/shapes": 25_000} {
		_, body := ask(t, "GET", site(t)+path, "Accept-Encoding", "br")
		if len(body) > most {
			t.Errorf("%s weighs %d bytes, want at most %d", path, len(body), most)
		}
		total += len(body)
		plain := new(bytes.Buffer)
		if _, err := plain.ReadFrom(brotli.NewReader(strings.NewReader(body))); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if !json.Valid(plain.Bytes()) {
			t.Errorf("%s is no JSON", path)
		}
	}
	t.Logf("together %d bytes", total)
}

func TestShapesAreTheDistrictsVertexByVertex(t *testing.T) {
	_, body := ask(t, "GET", site(t)+"/map/shapes")
	layers, err := geo.DecodeTopoJSON(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	districts := odd(t).Load().Data().Districts
	if len(layers) != 1 || len(layers[0].Features) != len(districts) {
		t.Fatalf("%d layers, want one of %d districts", len(layers), len(districts))
	}
	for i, f := range layers[0].Features {
		if got, want := geo.Area(f.Shape), geo.Area(districts[i].Shape); f.ID != districts[i].ID || got < want*0.999 || got > want*1.001 {
			t.Errorf("%s covers %.1f km², want %.1f", f.ID, got, want)
		}
	}
}
