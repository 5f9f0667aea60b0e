package answer

import (
	"fmt"
	"io"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/tiling"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/tile"
)

// tiled are the layers' tiles: a collection of the protocol that has no row here has none.
var tiled = map[incident.Layer]func(c *call, name string, at spot.Tile) []byte{
	incident.LayerIncidents: incidentTile,
	incident.LayerStrikes:   incidentTile,
	incident.LayerCrossings: func(c *call, name string, at spot.Tile) []byte {
		return tile.Crossings(name, at, c.OnlyCrossings(c.Asked.Query))
	},
	incident.LayerDistricts: func(c *call, name string, at spot.Tile) []byte {
		return tile.Areas(name, at, c.OnlyDistricts(c.Asked.Query))
	},
	incident.LayerTehsils: func(c *call, name string, at spot.Tile) []byte {
		return tile.Areas(name, at, c.OnlyTehsils(c.Asked.Query))
	},
}

func incidentTile(c *call, name string, at spot.Tile) []byte {
	passed := func(origin string) bool {
		o, known := c.Atlas.Data().Origin(origin)
		return !known || o.Redistribute
	}
	q := c.layer().Query(c.Asked.Query)
	if b, ok := c.Tile(q, at, name, passed); ok {
		return b
	}
	return tile.Incidents(name, at, c.Spots(q, tile.Grid(at)), c.Atlas.Badges(), passed)
}

// layer is the collection that the path names.
func (c *call) layer() ogc.Collection {
	l, _ := ogc.CollectionOf(c.Asked.Collection)
	return l
}

// vectorTile answers with a tile.
func vectorTile(c *call, w io.Writer) error {
	of, ok := tiled[c.Asked.Collection]
	at, is := question.TileOf(c.Asked.Tile)
	if !ok || !is {
		return fmt.Errorf("tiles of %s: %w", c.Asked.Collection, question.ErrNoRow)
	}
	_, err := w.Write(of(c, string(c.Asked.Collection), at))
	return err
}

// sums are what the tiles of a zoom add up to.
func (c *call) sums() (s tiling.Sums) {
	if l := c.layer(); l.Incidents {
		t := c.Totals(l.Query(c.Asked.Query))
		s.Count, s.WithoutPlace = &t.Count, &t.WithoutPlace
	}
	return s
}

// box is the one around a layer's features, as far as the web's map reaches.
func (c *call) box() *[4]float64 {
	const end = 85.0511287798066
	e := c.Extent(c.Asked.Collection)
	if !e.HasBox {
		return nil
	}
	return &[4]float64{e.Box.Min[0], max(-end, e.Box.Min[1]), e.Box.Max[0], min(end, e.Box.Max[1])}
}

// template is the address of a layer's tiles, with names to be filled in.
func (c *call) template(names ogc.Tile) string {
	return c.Root().Of(ogc.Resource{Operation: ogc.OpTile, Collection: c.Asked.Collection, Tile: names, Query: c.Asked.Query})
}

func tileJSON(c *call, w io.Writer) error {
	l, fields := c.layer(), map[string]string{}
	for _, f := range tile.Fields(l.ID) {
		fields[f.Name] = f.About
	}
	t := tiling.TileJSON{TileJSON: "3.0.0", Name: l.Title, Description: l.Description, Attribution: c.Credit().Attribution,
		Tiles: []string{c.template(ogc.Tile{Matrix: "{z}", Col: "{x}", Row: "{y}"})}, MaxZoom: tile.MaxZoom, Bounds: c.box(),
		Layers: []tiling.VectorLayer{{ID: string(l.ID), Description: l.Description, Fields: fields, MaxZoom: tile.MaxZoom}},
		Filter: c.Asked.Filter(), Dataset: c.Atlas.Version(), Sums: c.sums()}
	if err := c.Err(); err != nil {
		return err
	}
	return writeJSON(w, t)
}

func tileSets(c *call, w io.Writer) error {
	return writeJSON(w, tiling.TileSets{Links: c.Root().Self(&c.Asked), TileSets: []tiling.ShortTileSet{c.tileSet()}})
}

// tileSet is a layer's tileset as a list has it.
func (c *call) tileSet() tiling.ShortTileSet {
	l, english := c.layer(), i18n.English()
	of := func(rel string, name ogc.OperationName, form ogc.Form, title string) tiling.Link {
		r := ogc.Resource{Operation: name, Collection: l.ID}
		if name == ogc.OpTileSet || name == ogc.OpTileJSON {
			r.Query = c.Asked.Query
		}
		return tiling.Link{Link: c.link(rel, r, form, english.Text(title))}
	}
	links := []tiling.Link{
		of("self", ogc.OpTileSet, ogc.JSON, "link.tileset"),
		of(tiling.RelScheme, ogc.OpTileMatrixSet, ogc.JSON, "link.tiling_scheme"),
		of(tiling.RelGeodata, ogc.OpCollection, ogc.JSON, "link.collection"),
		of("alternate", ogc.OpTileJSON, ogc.TileJSON, "link.tilejson"),
		{Link: ogc.Link{Href: c.template(ogc.Tile{Matrix: "{tileMatrix}", Col: "{tileCol}", Row: "{tileRow}"}), Rel: "item",
			Type: ogc.MVT.Bare(), Title: english.Text("link.tiles")}, Templated: true},
	}
	return tiling.ShortTileSet{Title: l.Title, DataType: "vector", CRS: tiling.CRS, TileMatrixSetURI: tiling.URI, Links: links}
}

func tileSet(c *call, w io.Writer) error {
	l := c.layer()
	properties, dimension := map[string]tiling.Property{}, 0
	for _, f := range tile.Fields(l.ID) {
		properties[f.Name] = tiling.Property{Type: f.Type, Description: f.About}
	}
	if l.Geometry == "Polygon" {
		dimension = 2
	}
	t := tiling.TileSet{ShortTileSet: c.tileSet(), Description: l.Description, Attribution: c.Credit().Attribution,
		Limits: tiling.LimitsTo(tile.MaxZoom), Sums: c.sums(),
		Layers: []tiling.Layer{{ID: string(l.ID), Title: l.Title, DataType: "vector", GeometryDimension: dimension,
			Properties: tiling.PropertiesSchema{Type: "object", Properties: properties}}}}
	if b := c.box(); b != nil {
		t.BoundingBox = &tiling.BoundingBox{LowerLeft: [2]float64{b[0], b[1]}, UpperRight: [2]float64{b[2], b[3]}, CRS: ogc.CRS84}
	}
	if err := c.Err(); err != nil {
		return err
	}
	return writeJSON(w, t)
}

func tileMatrixSets(c *call, w io.Writer) error {
	self := c.link("self", ogc.Resource{Operation: ogc.OpTileMatrixSet}, ogc.JSON, i18n.English().Text("link.tiling_scheme"))
	return writeJSON(w, tiling.TileMatrixSets{Links: c.Root().Self(&c.Asked),
		TileMatrixSets: []tiling.ShortTileMatrixSet{tiling.InList(self)}})
}

func tileMatrixSet(_ *call, w io.Writer) error { return writeJSON(w, tiling.WebMercatorQuad()) }
