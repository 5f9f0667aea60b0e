package web

import (
	"encoding/csv"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"khyberatlas/internal/ogc"
)

const itemsPath = "/collections/incidents/items?"

func windowPoints() []point {
	return []point{
		{"S A17: at most limit features; above the maximum it is clamped, absent it is 100", func(t *testing.T, at string) {
			all := odd(t).Load().Len()
			for query, want := range map[string]int{"": 100, "limit=1": 1, "limit=10": 10, "limit=10000": all, "limit=10001": all,
				"limit=1000000": all} {
				_, body := get(t, at+itemsPath+query)
				if n := len(decode[list](t, body).Features); n != want {
					t.Errorf("%s: %d, want %d", query, n, want)
				}
			}
		}},
		{"S A20: limit 0, -1, 1.5, abc, 1e3 are 400; a whole number too large to hold is clamped", func(t *testing.T, at string) {
			for _, v := range []string{"0", "-1", "1.5", "abc", "1e3"} {
				checkProblem(t, at+itemsPath+"limit="+v, 400, "limit")
			}
			_, body := get(t, at+itemsPath+"limit=99999999999999999999999999")
			if n := len(decode[list](t, body).Features); n != odd(t).Load().Len() {
				t.Errorf("%d features", n)
			}
		}},
	}
}

func placePoints() []point {
	return []point{
		{"S A15: bbox of 4 or 6 numbers intersects, edges included; a point and a line are boxes; heights are ignored",
			func(t *testing.T, at string) {
				point, _ := features(t, at, "incidents", "bbox=71.57,34.01,71.57,34.01")
				if !slices.Contains(point, "2025-04-08-odd-nobody") {
					t.Errorf("a point: %v", point)
				}
				sameFeatures(t, at, "bbox=71.57,34.01,71.57,34.01", "bbox=71.57,34.01,-5,71.57,34.01,9000")
				for _, box := range []string{"71.57,34.01,72,35", "71,33,71.57,34.01", "71.57,30,71.57,37", "60,34.01,80,34.01"} {
					if ids, _ := features(t, at, "incidents", "bbox="+box); !slices.Contains(ids, "2025-04-08-odd-nobody") {
						t.Errorf("%s lacks what lies on its edge", box)
					}
				}
				if ids, _ := features(t, at, "districts", "bbox=71.57,34.01,71.57,34.01"); !slices.Contains(ids, "peshawar") {
					t.Errorf("a point within an area: %v", ids)
				}
			}},
		{"S: features without a place match every bbox", func(t *testing.T, at string) {
			_, without := features(t, at, "incidents", "")
			for _, box := range []string{"0,0,1,1", "71.57,34.01,71.57,34.01", "-180,85,180,90"} {
				if _, n := features(t, at, "incidents", "bbox="+box); n != without || n == 0 {
					t.Errorf("%s: %d without a place, of %d", box, n, without)
				}
			}
		}},
		{"S: a box across the antimeridian is the union of two; the boxes at the edges of the world are 200",
			func(t *testing.T, at string) {
				for _, box := range []string{"177,65,-177,70", "-1.5,50,1.5,53", "-80,-5,-70,5", "-180,85,180,90", "-180,-90,180,-85"} {
					for _, c := range ogc.CollectionIDs() {
						res, body := get(t, at+"/collections/"+c+"/items?bbox="+box)
						l := decode[struct{ Features []struct{ Geometry any } }](t, body)
						if res.StatusCode != 200 || l.Features == nil || slices.ContainsFunc(l.Features,
							func(f struct{ Geometry any }) bool { return f.Geometry != nil }) {
							t.Errorf("%s %s: %d, %.200s", c, box, res.StatusCode, body)
						}
					}
				}
				sameFeatures(t, at, "bbox=100,20,75,40", "bbox=-180,20,75,40")
				sameFeatures(t, at, "bbox=60,20,-100,40", "bbox=60,20,180,40")
				for _, c := range ogc.CollectionIDs() {
					box := listedBox(t, at, c)
					all, _ := features(t, at, c, "")
					if in, _ := features(t, at, c, "bbox="+box); len(in) != len(all) {
						t.Errorf("%s: %d of %d lie in its extent", c, len(in), len(all))
					}
				}
			}},
		{"S, D: coordinates beyond the range, a wrong number of them, south above north, NaN and blanks are 400; 1e1, +1 and 17 " +
			"digits are read", func(t *testing.T, at string) {
			for _, box := range []string{"1", "1,2", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "NaN,1,2,3", "Inf,1,2,3", "1,,2,3", "1,3,2,2",
				"", "1,2,3,91", "181,1,2,3", "1,-91,2,3"} {
				checkProblem(t, at+itemsPath+"bbox="+box, 400, "bbox")
			}
			sameFeatures(t, at, "bbox=6e1,%2B20,80,40", "bbox=60,20,80,40")
			sameFeatures(t, at, "bbox=69.2999999999999972,31,74.0999999999999943,36.9", "bbox=69.3,31,74.1,36.9")
		}},
	}
}

func listedBox(t *testing.T, at, id string) string {
	t.Helper()
	_, body := get(t, at+"/collections/"+id)
	var parts []string
	for _, n := range decode[ogc.CollectionAnswer](t, body).Extent.Spatial.Bbox[0] {
		parts = append(parts, strconv.FormatFloat(n, 'f', -1, 64))
	}
	return strings.Join(parts, ",")
}

// row is an incident as the table has it.
type row struct {
	id, kind   string
	from, to   string
	lon, lat   float64
	hasPlace   bool
	confidence string
}

// tableRows reads the table, with spans by the rule of SCHEMA.md.
func tableRows(t *testing.T, at string) []row {
	t.Helper()
	_, body := get(t, at+"/downloads/incidents.csv")
	cells, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(cells[0], name) }
	var out []row
	for _, c := range cells[1:] {
		r := row{id: c[0], kind: c[column("type")], from: c[column("date")], to: c[column("end_date")],
			confidence: c[column("confidence")]}
		day, err := time.Parse(time.DateOnly, r.from)
		if err != nil {
			t.Fatal(err)
		}
		switch precision := c[column("date_precision")]; {
		case r.to != "":
		case precision == "week":
			r.to = day.AddDate(0, 0, 6).Format(time.DateOnly)
		case precision == "month":
			first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
			r.from, r.to = first.Format(time.DateOnly), first.AddDate(0, 1, -1).Format(time.DateOnly)
		default:
			r.to = r.from
		}
		var errLon, errLat error
		r.lon, errLon = strconv.ParseFloat(c[column("lon")], 64)
		r.lat, errLat = strconv.ParseFloat(c[column("lat")], 64)
		r.hasPlace = errLon == nil && errLat == nil
		out = append(out, r)
	}
	return out
}

func filterPoints() []point {
	return []point{
		{"S: all declared; an unknown value is 400 with the list; several are or, different parameters are and",
			func(t *testing.T, at string) {
				_, body := get(t, at+itemsPath+"type=bomb")
				if p := decode[ogc.Problem](t, body); p.Status != 400 || !slices.Contains(p.Allowed, "ied") {
					t.Errorf("%s", body)
				}
				ied, _ := features(t, at, "incidents", "type=ied")
				air, _ := features(t, at, "incidents", "type=air_strike")
				either, _ := features(t, at, "incidents", "type=ied,air_strike")
				both, _ := features(t, at, "incidents", "type=ied&confidence=contested")
				if len(either) != len(ied)+len(air) || len(both) == 0 || len(both) >= len(ied) {
					t.Errorf("%d and %d make %d; %d are contested", len(ied), len(air), len(either), len(both))
				}
			}},
		{"S: bbox, datetime and filters together find what a plain reading of the table finds", func(t *testing.T, at string) {
			rows := tableRows(t, at)
			rapid.Check(t, func(rt *rapid.T) { asRead(rt, t, at, rows) })
		}},
	}
}

func asRead(rt *rapid.T, t *testing.T, at string, rows []row) {
	day := func(name string) string {
		return time.Date(2020, 12, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 2100).Draw(rt, name)).Format(time.DateOnly)
	}
	from, to := day("from"), day("to")
	from, to = min(from, to), max(from, to)
	west, south := rapid.Float64Range(60, 75).Draw(rt, "west"), rapid.Float64Range(29, 37).Draw(rt, "south")
	east, north := west+rapid.Float64Range(0, 5).Draw(rt, "width"), south+rapid.Float64Range(0, 3).Draw(rt, "height")
	kinds := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"ied", "air_strike", "armed_attack", "other"}), 1, 3,
		rapid.ID).Draw(rt, "kinds")
	q := url.Values{"datetime": {from + "/" + to}, "type": {strings.Join(kinds, ",")}}
	number := func(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
	if boxed := rapid.Bool().Draw(rt, "boxed"); boxed {
		q.Set("bbox", strings.Join([]string{number(west), number(south), number(east), number(north)}, ","))
	} else {
		west, south, east, north = -180, -90, 180, 90
	}
	var want []string
	for _, r := range rows {
		in := !r.hasPlace || r.lon >= west && r.lon <= east && r.lat >= south && r.lat <= north
		if in && r.from <= to && r.to >= from && slices.Contains(kinds, r.kind) {
			want = append(want, r.id)
		}
	}
	slices.Sort(want)
	if got, _ := features(t, at, "incidents", q.Encode()); !slices.Equal(got, want) {
		rt.Fatalf("%s: %d features, the table has %d", q.Encode(), len(got), len(want))
	}
}
