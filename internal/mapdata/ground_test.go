package mapdata

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

// Peshawar's place is named as the dataset names it where it says nothing itself, and only the city, not its old town.
func TestPlacesOfAnOperatorTakeRankAndMissingNamesFromTheTownsThatTheyAre(t *testing.T) {
	ds := *datasettest.Shipped(t)
	ds.Ground = []incident.GroundLayer{
		{Name: "roads", Far: []byte(`{"far":1}`), Near: []byte(`{"near":1}`)},
		{Name: "places", Names: []incident.GroundName{
			{Name: "Old City", Rank: 3, At: []orb.Point{{71.575, 34.009}}},
			{Local: "پېښور", Rank: 2, At: []orb.Point{{71.56, 34.01}}},
			{Local: "کلی", Rank: 4, At: []orb.Point{{71.2, 33.2}}},
			{Name: "Nowhere", Rank: 2, At: []orb.Point{{60, 30}}}}},
		{Name: "districts", Names: []incident.GroundName{{Name: "Bak", Rank: 1, At: []orb.Point{{70, 33.5}}}}},
	}
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		lang i18n.Lang
		near bool
		want string
	}{
		{"en", false, `{"layers":{"roads":{"far":1}},"names":[
			{"kind":"town1","name":"Peshawar","at":[[71.56,34.01]]},{"kind":"town2","name":"Nowhere","at":[[60,30]]}]}`},
		{"ur", false, `{"layers":{"roads":{"far":1}},"names":[
			{"kind":"town1","name":"پشاور","at":[[71.56,34.01]]},{"kind":"town2","name":"Nowhere","at":[[60,30]]}]}`},
		{"en", true, `{"layers":{"roads":{"near":1}},"names":[{"kind":"town3","name":"Old City","at":[[71.575,34.009]]},
			{"kind":"town4","name":"کلی","at":[[71.2,33.2]]},{"kind":"unit1","name":"Bak","at":[[70,33.5]]}]}`},
	} {
		q := asking(t, a, incident.Query{})
		q.Wording = wording.Wording{Printer: i18n.For(tc.lang), Collected: a.Days()}
		var out bytes.Buffer
		if err := writeGround(tc.near)(&out, q); err != nil {
			t.Fatal(err)
		}
		var got, want map[string]any
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(tc.want), &want); err != nil {
			t.Fatal(err)
		}
		want["version"] = a.Version()
		if d := cmp.Diff(want, got); d != "" && q.Wording.Lang() == tc.lang {
			t.Errorf("%s, near %v (-want +got)\n%s", tc.lang, tc.near, d)
		}
	}
	boot := NewBoot(asking(t, a, incident.Query{}), func(string) string { return "" }, Tiles{})
	if d := cmp.Diff([]string{"roads", "places", "districts"}, boot.Laid); d != "" {
		t.Error(d)
	}
}
