package carto

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// shippedBase is the background from the files that ship: pictures are judged on the real shapes.
func shippedBase(t testing.TB) *Base {
	t.Helper()
	ds := &incident.Dataset{}
	for _, f := range shapes(t, "districts.geojson") {
		ds.Districts = append(ds.Districts, incident.District{ID: f.id, Name: f.name, NameUr: f.ur, Shape: f.shape})
	}
	for _, f := range shapes(t, "tehsils.geojson") {
		ds.Tehsils = append(ds.Tehsils, incident.Tehsil{ID: f.id, Name: f.name, DistrictID: f.parent, Shape: f.shape})
	}
	for _, f := range shapes(t, "provinces.geojson") {
		ds.Provinces = append(ds.Provinces, incident.Province{Name: f.name, Shape: f.shape})
	}
	for _, f := range shapes(t, "basemap/af_provinces.geojson") {
		ds.AfProvinces = append(ds.AfProvinces, incident.Province{Name: f.name, Shape: f.shape})
	}
	for _, row := range rows(t, "basemap/towns.csv") {
		rank, _ := strconv.Atoi(row["rank"])
		ds.Towns = append(ds.Towns, incident.TownPlace{ID: row["id"], Name: row["name"], At: point(row), Rank: rank})
	}
	return NewBase(ds, func(name, _, _ string) string { return name }, [2]string{"Afghanistan", "Pakistan"})
}

// shippedMap is the map of every incident that ships.
func shippedMap(t testing.TB) (m Map, matches int) {
	m = Map{ID: "map", Title: "Map", Desc: "Incidents", Beyond: worded, Cell: func(n int, _ orb.Bound) (string,
		string) {
		return worded(n)
	}}
	ringOf, count := map[string]int{}, map[string]int{}
	ids := map[string]string{}
	for _, f := range shapes(t, "districts.geojson") {
		ids[f.name] = f.id
	}
	for _, row := range rows(t, "incidents.csv") {
		matches++
		p, kind, contested := point(row), incident.Type(row["type"]), row["confidence"] == "contested"
		var killed *int
		if n, err := strconv.Atoi(row["killed"]); err == nil {
			killed = &n
		}
		district := ids[row["district"]]
		count[district]++
		if !incident.GeoPrecision(row["geo_precision"]).Coarse() {
			m.Marks = append(m.Marks, Mark{At: p, Type: kind, Killed: killed, Contested: contested, Href: "/incidents/" + row["id"],
				Title: row["title"]})
			continue
		}
		area := cmp.Or(row["district"], row["admin1"])
		i, known := ringOf[area]
		if !known {
			i = len(m.Rings)
			ringOf[area] = i
			m.Rings = append(m.Rings, Ring{At: p, Area: cmp.Or(district, row["admin1"]), Href: "/x", Title: row["district"]})
		}
		m.Rings[i].Add(kind, killed, contested)
	}
	for i, row := range rows(t, "crossings.csv") {
		m.Gates = append(m.Gates, Gate{At: point(row), Name: row["name"], Official: row["category"] == "official",
			State: incident.Statuses[i%3], Href: "/c", Title: row["name"]})
	}
	for _, f := range shapes(t, "districts.geojson") {
		m.Areas = append(m.Areas, Area{ID: f.id, Href: "/d", Title: f.name, Count: count[f.id]})
	}
	slices.SortStableFunc(m.Areas, func(a, b Area) int { return cmp.Compare(b.Count, a.Count) })
	return m, matches
}

func worded(n int) (href, title string) { return "/more", strconv.Itoa(n) + " incidents" }

func point(row map[string]string) orb.Point {
	lon, _ := strconv.ParseFloat(row["lon"], 64)
	lat, _ := strconv.ParseFloat(row["lat"], 64)
	return orb.Point{lon, lat}
}

type shape struct {
	id, name, ur, parent string
	shape                orb.MultiPolygon
}

func shapes(t testing.TB, name string) []shape {
	t.Helper()
	raw, err := os.ReadFile("../../../geodata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var fc struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(raw, &fc); err != nil {
		t.Fatal(err)
	}
	var out []shape
	for _, f := range fc.Features {
		text := func(name string) string { s, _ := f.Properties[name].(string); return s }
		s := shape{id: text("id"), name: text("name"), ur: text("name_ur"), parent: text("district_id")}
		if f.Geometry.Type == "Polygon" {
			s.shape = make(orb.MultiPolygon, 1)
			err = json.Unmarshal(f.Geometry.Coordinates, &s.shape[0])
		} else {
			err = json.Unmarshal(f.Geometry.Coordinates, &s.shape)
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

func rows(t testing.TB, name string) []map[string]string {
	t.Helper()
	f, err := os.Open("../../../geodata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		out = append(out, row)
	}
	return out
}
