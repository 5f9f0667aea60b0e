package web

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"khyberatlas/internal/geo"
)

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
	if len(layers) != 2 || layers[0].Name != "counted" || len(layers[1].Features) != len(districts) {
		t.Fatalf("%d layers, want one of %d districts and one of what others counted", len(layers), len(districts))
	}
	for i, f := range layers[1].Features {
		if got, want := geo.Area(f.Shape), geo.Area(districts[i].Shape); f.ID != districts[i].ID || got < want*0.999 ||
			got > want*1.001 {
			t.Errorf("%s covers %.1f km², want %.1f", f.ID, got, want)
		}
	}
}
