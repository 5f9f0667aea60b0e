package web

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/ogc"
)

func TestACollectionIsTheSameInTheListAndAlone(t *testing.T) {
	at := site(t)
	_, body := get(t, at+"/collections")
	list := decode[struct {
		Links       []ogc.Link
		Collections []ogc.CollectionAnswer
	}](t, body)
	if len(list.Collections) != 5 {
		t.Fatalf("%d collections", len(list.Collections))
	}
	for _, want := range list.Collections {
		_, body := get(t, at+"/collections/"+string(want.ID))
		if diff := cmp.Diff(want, decode[ogc.CollectionAnswer](t, body)); diff != "" {
			t.Errorf("%s: %s", want.ID, diff)
		}
	}
}

func TestEveryLinkOfTheAPIIsTypedAndAnswers(t *testing.T) {
	at := site(t)
	seen := map[string]bool{}
	for _, path := range []string{"/", "/collections", "/collections/crossings", "/collections/incidents/items?limit=2&offset=2",
		"/collections/districts/items/swat", "/v/" + odd(t).Load().Version() + "/collections"} {
		_, body := get(t, at+path)
		for _, l := range decode[struct{ Links []ogc.Link }](t, body).Links {
			if l.Href == "" || l.Rel == "" || l.Type == "" {
				t.Errorf("%s: %+v", path, l)
			}
			if seen[l.Href+l.Type] || l.Rel == "license" {
				continue
			}
			seen[l.Href+l.Type] = true
			res, _ := get(t, l.Href, "Accept", "*/*")
			if kind := res.Header.Get("Content-Type"); res.StatusCode != 200 || len(kind) < len(l.Type) || kind[:len(l.Type)] != l.Type {
				t.Errorf("%s leads to %s: %d in %s, promised %s", path, l.Href, res.StatusCode, kind, l.Type)
			}
		}
	}
}

func TestExtentsHoldEveryFeature(t *testing.T) {
	at := site(t)
	for _, id := range ogc.CollectionIDs() {
		_, body := get(t, at+"/collections/"+id)
		e := decode[ogc.CollectionAnswer](t, body).Extent
		_, body = get(t, at+"/collections/"+id+"/items?limit=10000")
		box := decode[struct{ Bbox []float64 }](t, body).Bbox
		if e.Spatial == nil || fmt.Sprint(e.Spatial.Bbox[0]) != fmt.Sprint([4]float64(box)) {
			t.Errorf("%s: extent %v, features %v", id, e.Spatial, box)
		}
		from := e.Temporal.Interval[0][0]
		if from == nil || len(*from) != len("2025-10-01T00:00:00Z") {
			t.Errorf("%s: interval %v", id, e.Temporal)
		}
	}
}

// The values are those that the contract promises.
func TestACrossingTellsItsStateByScopeOnADay(t *testing.T) {
	at := site(t)
	type answer struct {
		Features []struct {
			ID         string
			Properties map[string]any
		}
	}
	for _, tc := range []struct {
		day  string
		want map[string]string
	}{
		{"2025-11-01", map[string]string{"state": "partial", "state_trade": "closed", "state_pedestrian": "closed",
			"state_aid":       "closed",
			"state_deportees": "open"}},
		{"2025-09-30", map[string]string{"state": "unknown", "state_trade": "unknown", "state_pedestrian": "unknown",
			"state_aid":       "unknown",
			"state_deportees": "open"}},
	} {
		_, body := get(t, at+"/collections/crossings/items?type=ied&datetime="+tc.day)
		a := decode[answer](t, body)
		if len(a.Features) != 16 {
			t.Errorf("%s: %d crossings", tc.day, len(a.Features))
		}
		for _, f := range a.Features {
			if f.ID != "torkham" {
				continue
			}
			for name, want := range tc.want {
				if f.Properties[name] != want {
					t.Errorf("%s: %s is %v, want %s", tc.day, name, f.Properties[name], want)
				}
			}
			for _, scope := range []string{"trade", "pedestrian", "deportees", "aid"} {
				known := f.Properties["state_"+scope] != "unknown"
				if (f.Properties["state_"+scope+"_source"] != nil) != known || (f.Properties["state_"+scope+"_since"] != nil) != known {
					t.Errorf("%s: %s has no source: %v", tc.day, scope, f.Properties)
				}
			}
			if (f.Properties["last_record"] == nil) == (tc.want["state"] == "unknown") {
				t.Errorf("%s: last record %v", tc.day, f.Properties["last_record"])
			}
		}
	}
}

func TestTehsilsAndWhatIsTooCoarseMakeUpTheDistrict(t *testing.T) {
	at := site(t)
	type area struct {
		ID         string
		Properties struct {
			District  string `json:"district_id"`
			Incidents int
			TooCoarse int `json:"too_coarse"`
		}
	}
	for _, query := range []string{"", "&datetime=2025-10-01/2025-10-31", "&type=ied"} {
		_, body := get(t, at+"/collections/districts/items?limit=10000"+query)
		districts := decode[struct{ Features []area }](t, body).Features
		_, body = get(t, at+"/collections/tehsils/items?limit=10000"+query)
		tehsils := decode[struct{ Features []area }](t, body).Features
		for _, d := range districts {
			sum := 0
			for _, x := range tehsils {
				if x.Properties.District == d.ID {
					sum += x.Properties.Incidents
				}
			}
			i := slices.IndexFunc(tehsils, func(x area) bool { return x.Properties.District == d.ID })
			if i < 0 || sum+tehsils[i].Properties.TooCoarse != d.Properties.Incidents {
				t.Errorf("%s %s: %d in tehsils, district %d", d.ID, query, sum, d.Properties.Incidents)
			}
		}
	}
}
