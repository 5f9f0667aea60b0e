package tile_test

import (
	"fmt"
	"math"
	"strconv"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/tile"
)

func ExampleParse() {
	at, ok := tile.Parse("6", "44", "25")
	fmt.Println(at, ok)
	_, ok = tile.Parse("6", "64", "25")
	fmt.Println(ok)
	// Output:
	// {6 44 25} true
	// false
}

// FuzzParse: an address is read as it is written, or it is none.
func FuzzParse(f *testing.F) {
	for _, a := range [][3]string{{"0", "0", "0"}, {"6", "44", "25"}, {"14", "16383", "16383"}, {"15", "0", "0"}, {"1", "2", "0"},
		{"01", "0", "0"}, {"+1", "0", "0"}, {"-1", "0", "0"}, {"", "", ""}, {"1e0", "0", "0"}, {"6", "99999999999999999999", "0"},
		{"٦", "0", "0"}, {"6", "4 4", "25"}, {"6", "0x4", "25"}, {"6", "4_4", "25"}} {
		f.Add(a[0], a[1], a[2])
	}
	f.Fuzz(func(t *testing.T, zoom, column, row string) {
		at, ok := tile.Parse(zoom, column, row)
		if !ok {
			if at != (spot.Tile{}) {
				t.Fatalf("%v where there is none", at)
			}
			return
		}
		if strconv.Itoa(at.Zoom) != zoom || strconv.Itoa(at.X) != column || strconv.Itoa(at.Y) != row {
			t.Fatalf("%s/%s/%s is read as %v", zoom, column, row, at)
		}
		if side := 1 << at.Zoom; at.Zoom > tile.MaxZoom || at.X < 0 || at.X >= side || at.Y < 0 || at.Y >= side {
			t.Fatalf("%v is no tile", at)
		}
	})
}

func all(string) bool { return true }

// features are those of a tile of one layer, read by another's hand.
func features(t interface{ Fatalf(string, ...any) }, bytes []byte, name string) []*geojson.Feature {
	layers, err := mvt.Unmarshal(bytes)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if len(layers) != 1 || layers[0].Name != name || layers[0].Version != 2 || layers[0].Extent != tile.Extent {
		t.Fatalf("%+v", layers)
	}
	return layers[0].Features
}

// tileOf is the tile of a zoom that a point is in, by the formula of the web's map.
func tileOf(p orb.Point, zoom int) spot.Tile {
	side := math.Exp2(float64(zoom))
	lat := max(-85.0511287798066, min(85.0511287798066, p[1])) * math.Pi / 180
	x, y := math.Floor((p[0]+180)/360*side), math.Floor((1-math.Asinh(math.Tan(lat))/math.Pi)/2*side)
	return spot.Tile{Zoom: zoom, X: int(max(0, min(side-1, x))), Y: int(max(0, min(side-1, y)))}
}

// TestTheTilesOfEveryZoomAddUp: on made rows and random filters the tiles of a zoom that hold anything, and those beside them,
// count what matches and has a place; each point is in its tile, where it is.
func TestTheTilesOfEveryZoomAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, filter := made(t)
		total := q.Totals(filter)
		points := map[orb.Point]bool{}
		for r := range q.Each(filter, incident.SortDate) {
			if r.At != nil {
				points[*r.At] = true
			}
		}
		for zoom := range tile.MaxZoom + 1 {
			count, killed := 0, 0
			for at := range around(points, zoom) {
				spots := q.Spots(filter, tile.Grid(at))
				for _, f := range features(t, tile.Incidents("incidents", at, spots, q.Atlas.Badges(), all), "incidents") {
					count += number(f, "count")
					killed += number(f, "killed")
					if p := f.Geometry.(orb.Point); p[0] < 0 || p[0] >= tile.Extent || p[1] < 0 || p[1] >= tile.Extent {
						t.Fatalf("%v is not in its tile %v", p, at)
					}
				}
			}
			if q.Err() != nil {
				t.Fatal(q.Err())
			}
			if want := total.Count - total.WithoutPlace; count != want {
				t.Fatalf("zoom %d counts %d, want %d", zoom, count, want)
			}
			if total.Killed == nil && killed != 0 || total.Killed != nil && total.WithoutPlace == 0 && killed != *total.Killed {
				t.Fatalf("zoom %d sums %d killed of %v", zoom, killed, total.Killed)
			}
		}
	})
}

// around are the tiles of a zoom with points, and their neighbours.
func around(points map[orb.Point]bool, zoom int) map[spot.Tile]bool {
	tiles := map[spot.Tile]bool{}
	for p := range points {
		at := tileOf(p, zoom)
		for x := max(0, at.X-1); x <= min(1<<zoom-1, at.X+1); x++ {
			for y := max(0, at.Y-1); y <= min(1<<zoom-1, at.Y+1); y++ {
				tiles[spot.Tile{Zoom: zoom, X: x, Y: y}] = true
			}
		}
	}
	return tiles
}

func number(f *geojson.Feature, name string) int {
	n, _ := f.Properties[name].(float64)
	return int(n)
}

func TestAnIncidentStandsWhereItIs(t *testing.T) {
	q := answertest.AskRows(t, answertest.InAlpha("one", nil))
	for zoom := range tile.MaxZoom + 1 {
		at := tileOf(orb.Point{70.5, 33.25}, zoom)
		bytes := tile.Incidents("incidents", at, q.Spots(incident.Query{}, tile.Grid(at)), q.Atlas.Badges(), all)
		layers, err := mvt.Unmarshal(bytes)
		if err != nil {
			t.Fatal(err)
		}
		layers.ProjectToWGS84(maptile.New(uint32(at.X), uint32(at.Y), maptile.Zoom(at.Zoom)))
		f := layers[0].Features[0]
		p, width := f.Geometry.(orb.Point), 360/math.Exp2(float64(zoom))/tile.Extent
		if math.Abs(p[0]-70.5) > width || math.Abs(p[1]-33.25) > width {
			t.Errorf("zoom %d: at %v", zoom, p)
		}
		if f.Properties["id"] != "one" || f.Properties["type"] != "ied" || number(f, "count") != 1 || f.Properties["killed"] != nil {
			t.Errorf("zoom %d: %v", zoom, f.Properties)
		}
	}
}

func TestWhatMayNotBePassedOnIsASum(t *testing.T) {
	q := answertest.AskRows(t, answertest.InAlpha("one", nil))
	spots := q.Spots(incident.Query{}, spot.Grid{Cells: 9})
	f := features(t, tile.Incidents("incidents", spot.Tile{}, spots, nil, func(string) bool { return false }), "incidents")[0]
	for name := range f.Properties {
		if name != "count" && name != "type" && name != "without_best" {
			t.Errorf("it says %s", name)
		}
	}
}

func TestTheSignOfAnAreaSaysHowToFindItsIncidents(t *testing.T) {
	coarse := func(kind incident.Type) func(r *incident.Incident) {
		return func(r *incident.Incident) { r.GeoPrecision, r.Type = incident.DistrictLevel, kind }
	}
	q := answertest.AskRows(t, answertest.InAlpha("one", coarse("ied")), answertest.InAlpha("two", coarse("shelling")))
	bytes := tile.Incidents("incidents", spot.Tile{}, q.Spots(incident.Query{}, tile.Grid(spot.Tile{})), q.Atlas.Badges(), all)
	list := features(t, bytes, "incidents")
	if len(list) != 1 {
		t.Fatalf("%d features", len(list))
	}
	for name, want := range map[string]any{"count": 2.0, "ied": 1.0, "shelling": 1.0, "geo_precision": "district",
		"district": "Alpha", "admin1": incident.KP, "country": "PK", "type": nil, "id": nil} {
		if got := list[0].Properties[name]; got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}

func TestEveryPropertyOfATileIsToldOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, filter := made(t)
		for layer, bytes := range map[incident.Layer][]byte{
			incident.LayerIncidents: tile.Incidents("x", spot.Tile{}, q.Spots(filter, spot.Grid{Cells: 9}), q.Atlas.Badges(), all),
			incident.LayerCrossings: tile.Crossings("x", spot.Tile{}, q.Crossings(filter)),
			incident.LayerDistricts: tile.Areas("x", spot.Tile{}, q.Districts(filter)),
			incident.LayerTehsils:   tile.Areas("x", spot.Tile{}, q.Tehsils(filter)),
		} {
			told := map[string]string{}
			for _, f := range tile.Fields(layer) {
				told[f.Name] = f.Type
			}
			for _, f := range features(t, bytes, "x") {
				for name, v := range f.Properties {
					kind := "string"
					if n, is := v.(float64); is {
						if kind = "integer"; name == "killed_per_100k" || n != math.Trunc(n) {
							kind = "number"
						}
					}
					if told[name] != kind {
						t.Fatalf("%s of %s is %v, told of as %q", name, layer, v, told[name])
					}
				}
			}
		}
	})
}

// TestTheTilesOfAShapeAreTheShape: the parts of a district in the tiles of a zoom, each cut at its tile's edge, have its area
// and turn as outer rings do.
func TestTheTilesOfAShapeAreTheShape(t *testing.T) {
	q := answertest.AskRows(t)
	districts := q.Districts(incident.Query{})
	for zoom := range 9 {
		want, got := 0.0, 0.0
		tiles := map[spot.Tile]bool{}
		for _, d := range districts {
			b := d.District.Shape.Bound()
			for _, at := range []spot.Tile{tileOf(orb.Point{b.Min[0], b.Max[1]}, zoom)} {
				for x := at.X; x <= tileOf(b.Max, zoom).X; x++ {
					for y := at.Y; y <= tileOf(b.Min, zoom).Y; y++ {
						tiles[spot.Tile{Zoom: zoom, X: x, Y: y}] = true
					}
				}
			}
			x0, y0 := geo.WebMap(orb.Point{b.Min[0], b.Max[1]})
			x1, y1 := geo.WebMap(orb.Point{b.Max[0], b.Min[1]})
			step := math.Exp2(float64(32 - zoom - 12))
			want += float64(x1-x0) / step * float64(y1-y0) / step // they are squares
		}
		for at := range tiles {
			for _, f := range features(t, tile.Areas("districts", at, districts), "districts") {
				ring := f.Geometry.(orb.Polygon)[0]
				got += clipped(ring)
			}
		}
		if slack := float64(len(tiles)) * 2 * tile.Extent; math.Abs(want-got) > max(slack, want/100) {
			t.Errorf("zoom %d: the parts have %.0f, the whole %.0f", zoom, got, want)
		}
	}
}

// clipped is how much of a box lies in its tile proper.
func clipped(ring orb.Ring) float64 {
	b := ring.Bound()
	w := min(b.Max[0], tile.Extent) - max(b.Min[0], 0)
	h := min(b.Max[1], tile.Extent) - max(b.Min[1], 0)
	return max(0, w) * max(0, h)
}

func TestWhereNothingIsATileHasItsLayerWithoutFeatures(t *testing.T) {
	q := answertest.AskRows(t)
	at := spot.Tile{Zoom: 3}
	for name, bytes := range map[string][]byte{
		"incidents": tile.Incidents("x", at, q.Spots(incident.Query{}, tile.Grid(at)), nil, all),
		"crossings": tile.Crossings("x", at, q.Crossings(incident.Query{})),
		"districts": tile.Areas("x", at, q.Districts(incident.Query{})),
	} {
		if n := len(features(t, bytes, "x")); n > 0 {
			t.Errorf("%s: %d features", name, n)
		}
	}
}

func TestWhatStandsBeyondTheMapIsOnItsEdge(t *testing.T) {
	for _, p := range []orb.Point{{180, 33}, {-180, 33}, {70, 90}, {70, -90}, {179.99999999, 85.06}} {
		q := answertest.AskRows(t, answertest.InAlpha("one", func(r *incident.Incident) { r.Point = &p }))
		for zoom := range tile.MaxZoom + 1 {
			at, n := tileOf(p, zoom), 0
			last := 1<<zoom - 1
			beside := map[int]bool{at.X: true, (at.X + 1) & last: true, (at.X - 1) & last: true} // around the world
			for x := range beside {
				of := spot.Tile{Zoom: zoom, X: x, Y: at.Y}
				n += len(features(t, tile.Incidents("x", of, q.Spots(incident.Query{}, tile.Grid(of)), nil, all), "x"))
			}
			if n != 1 {
				t.Errorf("%v is %d times in the tiles of zoom %d", p, n, zoom)
			}
		}
	}
}
