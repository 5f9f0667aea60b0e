package web

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/tiling"
	"khyberatlas/internal/tile"
)

const tileType = "application/vnd.mapbox-vector-tile"

// tilePoints are what OGC API - Tiles Part 1 (OGC 20-057) demands.
func tilePoints() []point {
	return []point{
		{"S core tc-op: every tile that the limits name, at zooms 0 to 2, is got by filling in the template of its tileset",
			everyTile},
		{"S core tc-error: a zoom, column or row beyond the limits is 404; a tile without data is 200 with a layer without features",
			tileErrors},
		{"S core tc-success: a tile is 200 in the type of its link, and holds what is in its square", inItsSquare},
		{"S core tc-tilematrix, tc-tilecol, tc-tilerow: the description takes all three, text and whole numbers from 0", tileParams},
		{"S tileset description: each layer's tileset is JSON by the schema of tileset metadata and names the registered tile " +
			"matrix set",
			func(t *testing.T, at string) {
				for _, c := range ogc.CollectionIDs() {
					s, body := tileSetOf(t, at, c)
					fits(t, tileSetRules, body)
					if s.TileMatrixSetURI != tiling.URI || s.CRS != tiling.CRS || s.DataType != "vector" || s.Layers[0].ID != c {
						t.Errorf("%s: %s", c, body)
					}
				}
			}},
		{"S tileset description: it links its tile matrix set, JSON by that schema, which has every zoom of the limits", matrixSet},
		{"S tileset description: it has one templated link, item, with tileMatrix, tileCol and tileRow and the type of the tiles",
			func(t *testing.T, at string) {
				for _, c := range ogc.CollectionIDs() {
					s, _ := tileSetOf(t, at, c)
					template(t, s.Links)
				}
			}},
		{"S tilesets-list: /collections/{c}/tiles is JSON by the schema of the list; each entry leads to its tileset and its tile " +
			"matrix set and says what the tileset says", tileSetsLists},
		{"S geodata-tilesets: every collection, alone and in the list, links tilesets-vector at its own address and /tiles",
			func(t *testing.T, at string) {
				_, body := get(t, at+"/collections")
				for _, c := range decode[struct{ Collections []ogc.CollectionAnswer }](t, body).Collections {
					for _, links := range [][]ogc.Link{c.Links, linksAt(t, at+"/collections/"+string(c.ID))} {
						found := rel(links, tiling.RelTileSets, "application/json")
						if len(found) != 1 || found[0].Href != at+"/collections/"+string(c.ID)+"/tiles" {
							t.Fatalf("%s: %+v", c.ID, found)
						}
						leads(t, found[0])
					}
				}
			}},
		{"S mvt content: a tile is one tile of version 2, each feature has a geometry and its type, and the grid maps linearly from " +
			"the upper left corner", linear},
		{"R: the landing page links the list of tile matrix sets, which leads to the one that there is", func(t *testing.T, at string) {
			found := rel(linksAt(t, at+"/"), tiling.RelSchemes, "application/json")
			if len(found) != 1 {
				t.Fatalf("%+v", found)
			}
			_, body := get(t, found[0].Href)
			all := decode[tiling.TileMatrixSets](t, body).TileMatrixSets
			if len(all) != 1 || all[0].ID != ogc.TileMatrixSet || all[0].URI != tiling.URI {
				t.Fatalf("%s", body)
			}
			leads(t, all[0].Links[0])
		}},
		{"D: the tiles of a zoom add up to what the tileset and TileJSON count, with a filter and without; both keep the filter",
			addUp},
	}
}

// tileSetOf is a layer's tileset, with the filter of a query.
func tileSetOf(t *testing.T, at, collection string, query ...string) (tiling.TileSet, string) {
	t.Helper()
	address := at + "/collections/" + collection + "/tiles/" + ogc.TileMatrixSet + strings.Join(query, "")
	res, body := get(t, address, "Accept", "application/json")
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("%s: %d in %s", collection, res.StatusCode, res.Header.Get("Content-Type"))
	}
	return decode[tiling.TileSet](t, body), body
}

// template is the address of the tiles, as a tileset gives it.
func template(t *testing.T, links []tiling.Link) string {
	t.Helper()
	var found []string
	for _, l := range links {
		if l.Templated {
			found = append(found, l.Href)
		}
		if l.Templated != (l.Rel == "item") || l.Templated && l.Type != tileType {
			t.Errorf("%+v", l)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d templates", len(found))
	}
	for _, name := range []string{"{tileMatrix}", "{tileCol}", "{tileRow}"} {
		if strings.Count(found[0], name) != 1 {
			t.Errorf("%s lacks %s", found[0], name)
		}
	}
	return found[0]
}

func filled(template, matrix string, col, row int) string {
	r := strings.NewReplacer("{tileMatrix}", matrix, "{tileCol}", strconv.Itoa(col), "{tileRow}", strconv.Itoa(row))
	return r.Replace(template)
}

// tileAt is a tile's one layer.
func tileAt(t *testing.T, address string) *mvt.Layer {
	t.Helper()
	res, body := get(t, address, "Accept", tileType)
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != tileType {
		t.Fatalf("%s: %d in %s", address, res.StatusCode, res.Header.Get("Content-Type"))
	}
	layers, err := mvt.Unmarshal([]byte(body))
	if err != nil || len(layers) != 1 {
		t.Fatalf("%s: %d layers, %v", address, len(layers), err)
	}
	return layers[0]
}

func everyTile(t *testing.T, at string) {
	for _, c := range ogc.CollectionIDs() {
		s, _ := tileSetOf(t, at, c)
		address := template(t, s.Links)
		for _, l := range s.Limits[:3] {
			for col := l.MinTileCol; col <= l.MaxTileCol; col++ {
				for row := l.MinTileRow; row <= l.MaxTileRow; row++ {
					if name := tileAt(t, filled(address, l.TileMatrix, col, row)).Name; name != c {
						t.Errorf("%s: the layer is %q", c, name)
					}
				}
			}
		}
	}
}

func tileErrors(t *testing.T, at string) {
	for _, c := range ogc.CollectionIDs() {
		s, _ := tileSetOf(t, at, c)
		address := template(t, s.Links)
		last := s.Limits[len(s.Limits)-1]
		beyond := []string{filled(address, "24", 0, 0), filled(address, "25", 0, 0), filled(address, "x", 0, 0),
			filled(address, "-1", 0, 0), filled(address, last.TileMatrix, last.MaxTileCol+1, 0),
			filled(address, last.TileMatrix, 0, last.MaxTileRow+1)}
		for _, l := range s.Limits {
			beyond = append(beyond, filled(address, l.TileMatrix, l.MaxTileCol+1, 0), filled(address, l.TileMatrix, 0, l.MaxTileRow+1),
				filled(address, l.TileMatrix, -1, 0), filled(address, l.TileMatrix, 0, -1))
		}
		for _, a := range beyond {
			checkProblem(t, a, http.StatusNotFound, "")
		}
		if n := len(tileAt(t, filled(address, "6", 10, 50)).Features); n != 0 {
			t.Errorf("%s: %d features in the South Pacific", c, n)
		}
	}
}

// inItsSquare compares what is in tiles with what the box of the tile gives, feature by feature.
func inItsSquare(t *testing.T, at string) {
	for zoom, cols := range map[int][2]int{6: {43, 45}, 8: {176, 178}} {
		for col := cols[0]; col <= cols[1]; col++ {
			for row := 25 << (zoom - 6); row < 26<<(zoom-6); row++ {
				b := maptile.New(uint32(col), uint32(row), maptile.Zoom(zoom)).Bound()
				box := fmt.Sprintf("bbox=%v,%v,%v,%v", b.Min[0], b.Min[1], b.Max[0], b.Max[1])
				for _, c := range []string{"crossings", "districts", "tehsils"} {
					address := fmt.Sprintf("%s/tiles/%s/%d/%d/%d.mvt", at, c, zoom, col, row)
					var got []string
					for _, f := range tileAt(t, address).Features {
						got = append(got, f.Properties.MustString("id"))
						if !f.Geometry.Bound().Intersects(square) {
							t.Errorf("%s: %v lies outside, at %v", address, f.Properties["id"], f.Geometry.Bound())
						}
					}
					slices.Sort(got)
					want, _ := features(t, at, c, box)
					for _, id := range want {
						if c == "crossings" && !slices.Contains(got, id) {
							t.Errorf("%s lacks %s", address, id)
						}
					}
					for _, id := range got {
						if !slices.Contains(want, id) {
							t.Errorf("%s has %s, which isn't in %s", address, id, box)
						}
					}
				}
				for _, f := range tileAt(t, fmt.Sprintf("%s/tiles/incidents/%d/%d/%d.mvt", at, zoom, col, row)).Features {
					if p, is := f.Geometry.(orb.Point); !is || !square.Contains(p) {
						t.Errorf("%d/%d/%d: an incident at %v", zoom, col, row, f.Geometry)
					}
				}
			}
		}
	}
}

// square is a tile in steps of its own grid.
var square = orb.Bound{Max: orb.Point{tile.Extent, tile.Extent}}

func tileParams(t *testing.T, at string) {
	doc := definition(t, at)
	item := doc.Paths.Value("/tiles/{collectionId}/{tileMatrix}/{tileCol}/{tileRow}.mvt")
	if item == nil {
		t.Fatal("the description has no tiles")
	}
	for name, kind := range map[string]string{"tileMatrix": "string", "tileCol": "integer", "tileRow": "integer"} {
		p := item.Get.Parameters.GetByInAndName("path", name)
		if p == nil {
			p = item.Parameters.GetByInAndName("path", name)
		}
		if p == nil || !p.Required || !p.Schema.Value.Type.Is(kind) {
			t.Fatalf("%s: %+v", name, p)
		}
		if least := p.Schema.Value.Min; kind == "integer" && (least == nil || *least != 0) {
			t.Errorf("%s begins at %v", name, least)
		}
	}
}

func matrixSet(t *testing.T, at string) {
	for _, c := range ogc.CollectionIDs() {
		s, _ := tileSetOf(t, at, c)
		var found []ogc.Link
		for _, l := range s.Links {
			if l.Rel == tiling.RelScheme {
				found = append(found, l.Link)
			}
		}
		if len(found) != 1 {
			t.Fatalf("%s: %+v", c, found)
		}
		leads(t, found[0])
		_, body := get(t, found[0].Href)
		fits(t, matrixSetRules, body)
		set := decode[tiling.TileMatrixSet](t, body)
		if set.URI != s.TileMatrixSetURI || set.CRS != s.CRS {
			t.Errorf("%s: %s in %s", c, set.URI, set.CRS)
		}
		for _, l := range s.Limits {
			i := slices.IndexFunc(set.TileMatrices, func(m tiling.TileMatrix) bool { return m.ID == l.TileMatrix })
			if i < 0 || l.MinTileCol < 0 || l.MinTileRow < 0 || l.MaxTileCol >= set.TileMatrices[i].MatrixWidth ||
				l.MaxTileRow >= set.TileMatrices[i].MatrixHeight {
				t.Errorf("%s: %+v", c, l)
			}
		}
	}
}

func tileSetsLists(t *testing.T, at string) {
	for _, c := range ogc.CollectionIDs() {
		address := at + "/collections/" + c + "/tiles"
		res, body := get(t, address, "Accept", "application/json")
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/json" {
			t.Fatalf("%s: %d in %s", address, res.StatusCode, res.Header.Get("Content-Type"))
		}
		fits(t, tileSetsRules, body)
		list := decode[tiling.TileSets](t, body)
		wellFormed(t, address, list.Links)
		if len(list.TileSets) != 1 {
			t.Fatalf("%s: %d tilesets", c, len(list.TileSets))
		}
		short, leading := list.TileSets[0], map[string]ogc.Link{}
		for _, l := range short.Links {
			wellFormed(t, address, []ogc.Link{l.Link})
			if !l.Templated {
				leading[l.Rel] = l.Link
				leads(t, l.Link)
			}
		}
		if leading["self"].Href == "" || leading[tiling.RelScheme].Href == "" {
			t.Fatalf("%s: %+v", c, short.Links)
		}
		_, whole := get(t, leading["self"].Href)
		if full := decode[tiling.TileSet](t, whole); text(t, full.ShortTileSet) != text(t, short) {
			t.Errorf("%s: the list says %+v, the tileset %+v", c, short, full.ShortTileSet)
		}
	}
}

// linear compares where crossings stand on tiles' grids with where they are in metres of the tileset's own system, to a step.
func linear(t *testing.T, at string) {
	crossings := map[string]orb.Point{}
	_, body := get(t, at+"/collections/crossings/items?limit=1000")
	all, err := geojson.UnmarshalFeatureCollection([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all.Features {
		crossings[f.Properties.MustString("id")] = f.Geometry.(orb.Point)
	}
	set := tiling.WebMercatorQuad()
	seen := 0
	for zoom := 4; zoom <= tile.MaxZoom; zoom += 5 {
		m := set.TileMatrices[zoom]
		width := m.CellSize * float64(m.TileWidth)
		for id, p := range crossings {
			x, y := metres(p)
			x, y = (x-m.PointOfOrigin[0])/width, (m.PointOfOrigin[1]-y)/width
			col, row := int(math.Floor(x)), int(math.Floor(y))
			for _, f := range tileAt(t, fmt.Sprintf("%s/tiles/crossings/%d/%d/%d.mvt", at, zoom, col, row)).Features {
				if f.Properties["id"] != id {
					continue
				}
				seen++
				want := orb.Point{(x - float64(col)) * tile.Extent, (y - float64(row)) * tile.Extent}
				if got, is := f.Geometry.(orb.Point); !is || math.Abs(got[0]-want[0]) > 1 || math.Abs(got[1]-want[1]) > 1 {
					t.Errorf("%s at zoom %d: at %v, want %v", id, zoom, f.Geometry, want)
				}
			}
		}
	}
	if want := 3 * len(crossings); seen != want {
		t.Errorf("%d of %d crossings are in their tiles", seen, want)
	}
	for _, c := range ogc.CollectionIDs() {
		l := tileAt(t, at+"/tiles/"+c+"/6/44/25.mvt")
		if l.Version != 2 || l.Extent != tile.Extent || len(l.Features) == 0 {
			t.Errorf("%s: version %d, %d features in %d steps", c, l.Version, len(l.Features), l.Extent)
		}
		for _, f := range l.Features {
			if f.Geometry == nil || f.Geometry.Bound().IsEmpty() {
				t.Errorf("%s: %v has no geometry", c, f.Properties)
			}
		}
	}
}

// metres is where a point lies on the web's map.
func metres(p orb.Point) (x, y float64) {
	const radius = 6378137
	return p[0] * math.Pi / 180 * radius, math.Asinh(math.Tan(p[1]*math.Pi/180)) * radius
}

func addUp(t *testing.T, at string) {
	for _, c := range []string{"incidents", "strikes"} {
		for _, query := range []string{"", "?datetime=2025-01-01/.."} {
			s, _ := tileSetOf(t, at, c, query)
			_, body := get(t, at+"/tiles/"+c+".json"+query)
			j := decode[tiling.TileJSON](t, body)
			if *j.Count != *s.Count || *j.WithoutPlace != *s.WithoutPlace || j.MaxZoom != len(s.Limits)-1 {
				t.Errorf("%s%s: TileJSON says %d, %d, the tileset %d, %d", c, query, *j.Count, *j.WithoutPlace, *s.Count, *s.WithoutPlace)
			}
			for _, address := range []string{template(t, s.Links), strings.NewReplacer("{z}", "{tileMatrix}", "{x}", "{tileCol}",
				"{y}", "{tileRow}").Replace(j.Tiles[0])} {
				sum := 0
				for col := range 4 {
					for row := range 4 {
						for _, f := range tileAt(t, filled(address, "2", col, row)).Features {
							sum += f.Properties.MustInt("count")
						}
					}
				}
				if want := *s.Count - *s.WithoutPlace; sum != want || sum == 0 {
					t.Errorf("%s: the tiles hold %d, want %d", address, sum, want)
				}
			}
		}
	}
}
