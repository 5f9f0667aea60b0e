// Package tiling is how the API speaks of its tiles: tilesets and the squares of the web's map as OGC API - Tiles and the
// standard of tile matrix sets have them, and TileJSON. The tags describe the answers, as those of package ogc do.
package tiling

import (
	"math"
	"strconv"

	"khyberatlas/internal/ogc"
)

// The names of things in the standards.
const (
	CRS  = "http://www.opengis.net/def/crs/EPSG/0/3857"
	URI  = "http://www.opengis.net/def/tilematrixset/OGC/1.0/" + ogc.TileMatrixSet
	same = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"

	// Relations of links.
	RelTileSets = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
	RelScheme   = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
	RelSchemes  = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
	RelGeodata  = "http://www.opengis.net/def/rel/ogc/1.0/geodata"
)

// Link is a link, or a template of some.
type Link struct {
	ogc.Link
	Templated bool `json:"templated,omitempty" doc:"The address has names in braces to be filled in."`
}

// TileSets is the list of a layer's tilesets.
type TileSets struct {
	Links    []ogc.Link     `json:"links"`
	TileSets []ShortTileSet `json:"tilesets"`
}

// ShortTileSet is a tileset as a list has it.
type ShortTileSet struct {
	Title            string `json:"title" doc:"Its name."`
	DataType         string `json:"dataType" enum:"vector"`
	CRS              string `json:"crs" format:"uri"`
	TileMatrixSetURI string `json:"tileMatrixSetURI" format:"uri"`
	Links            []Link `json:"links"`
}

// TileSet is a tileset.
type TileSet struct {
	ShortTileSet
	Description string       `json:"description" doc:"What it holds."`
	Attribution string       `json:"attribution" doc:"Whom it is owed to."`
	Limits      []Limits     `json:"tileMatrixSetLimits" doc:"The tiles that there are at each zoom."`
	BoundingBox *BoundingBox `json:"boundingBox,omitempty" doc:"The box around all features of the layer."`
	Layers      []Layer      `json:"layers"`
	Sums
}

// Sums say what the tiles of each zoom add up to. They are null for layers that are not of incidents.
type Sums struct {
	Count        *int `json:"count" doc:"Incidents that match: those in the tiles of a zoom, and those without a place."`
	WithoutPlace *int `json:"without_place" doc:"Incidents that match and that no tile holds."`
}

// Limits are the tiles of a zoom.
type Limits struct {
	TileMatrix string `json:"tileMatrix"`
	MinTileRow int    `json:"minTileRow"`
	MaxTileRow int    `json:"maxTileRow"`
	MinTileCol int    `json:"minTileCol"`
	MaxTileCol int    `json:"maxTileCol"`
}

// BoundingBox is a box: longitude and latitude of its corners.
type BoundingBox struct {
	LowerLeft  [2]float64 `json:"lowerLeft"`
	UpperRight [2]float64 `json:"upperRight"`
	CRS        string     `json:"crs" format:"uri"`
}

// Layer is a layer within the tiles.
type Layer struct {
	ID                string           `json:"id"`
	Title             string           `json:"title" doc:"Its name."`
	DataType          string           `json:"dataType" enum:"vector"`
	GeometryDimension int              `json:"geometryDimension" max:"2"`
	Properties        PropertiesSchema `json:"propertiesSchema"`
}

// PropertiesSchema is what features can say of themselves, as JSON Schema has it.
type PropertiesSchema struct {
	Type       string              `json:"type" enum:"object"`
	Properties map[string]Property `json:"properties"`
}

// Property is one of them.
type Property struct {
	Type        string `json:"type"`
	Description string `json:"description" doc:"What it says."`
}

// TileJSON says where tiles are, as TileJSON 3.0 has it.
type TileJSON struct {
	TileJSON    string        `json:"tilejson" enum:"3.0.0"`
	Name        string        `json:"name" doc:"The name of the layer."`
	Description string        `json:"description" doc:"What it holds."`
	Attribution string        `json:"attribution" doc:"Whom it is owed to."`
	Tiles       []string      `json:"tiles" doc:"Addresses with {z}, {x} and {y} to be filled in."`
	MinZoom     int           `json:"minzoom"`
	MaxZoom     int           `json:"maxzoom"`
	Bounds      *[4]float64   `json:"bounds,omitempty" doc:"West, south, east, north of all features of the layer."`
	Layers      []VectorLayer `json:"vector_layers"`
	Dataset     string        `json:"dataset_version" doc:"The version of the dataset."`
	Filter      string        `json:"filter,omitempty" doc:"The filter as a query string."`
	Sums
}

// VectorLayer is a layer within the tiles, and what its features can say of themselves.
type VectorLayer struct {
	ID          string            `json:"id"`
	Description string            `json:"description" doc:"What it holds."`
	Fields      map[string]string `json:"fields"`
	MinZoom     int               `json:"minzoom"`
	MaxZoom     int               `json:"maxzoom"`
}

// TileMatrixSets is the list of all.
type TileMatrixSets struct {
	Links          []ogc.Link           `json:"links"`
	TileMatrixSets []ShortTileMatrixSet `json:"tileMatrixSets"`
}

// ShortTileMatrixSet is one as a list has it.
type ShortTileMatrixSet struct {
	ID    string     `json:"id"`
	Title string     `json:"title" doc:"Its name."`
	URI   string     `json:"uri" format:"uri"`
	CRS   string     `json:"crs" format:"uri"`
	Links []ogc.Link `json:"links"`
}

// TileMatrixSet is the squares of a map at each zoom.
type TileMatrixSet struct {
	ID                string       `json:"id"`
	Title             string       `json:"title" doc:"Its name."`
	URI               string       `json:"uri" format:"uri"`
	CRS               string       `json:"crs" format:"uri"`
	OrderedAxes       []string     `json:"orderedAxes"`
	WellKnownScaleSet string       `json:"wellKnownScaleSet" format:"uri"`
	TileMatrices      []TileMatrix `json:"tileMatrices"`
}

// TileMatrix is the squares of a zoom.
type TileMatrix struct {
	ID               string     `json:"id"`
	ScaleDenominator float64    `json:"scaleDenominator"`
	CellSize         float64    `json:"cellSize"`
	CornerOfOrigin   string     `json:"cornerOfOrigin" enum:"topLeft"`
	PointOfOrigin    [2]float64 `json:"pointOfOrigin"`
	TileWidth        int        `json:"tileWidth"`
	TileHeight       int        `json:"tileHeight"`
	MatrixWidth      int        `json:"matrixWidth"`
	MatrixHeight     int        `json:"matrixHeight"`
}

// title is the name of the tile matrix set in its register.
const title = "Google Maps Compatible for the World"

// The web's map: half its width in metres, the pixels of a tile, the metres of a pixel on the screen that scales are told by.
const (
	half     = math.Pi * 6378137
	pixels   = 256
	pixel    = 0.00028
	lastZoom = 24
)

// WebMercatorQuad is the tile matrix set as OGC has registered it.
func WebMercatorQuad() TileMatrixSet {
	set := TileMatrixSet{ID: ogc.TileMatrixSet, Title: title, URI: URI, CRS: CRS, OrderedAxes: []string{"X", "Y"},
		WellKnownScaleSet: same}
	for zoom := range lastZoom + 1 {
		side := 1 << zoom
		cell := 2 * half / pixels / float64(side)
		set.TileMatrices = append(set.TileMatrices, TileMatrix{ID: strconv.Itoa(zoom), ScaleDenominator: cell / pixel, CellSize: cell,
			CornerOfOrigin: "topLeft", PointOfOrigin: [2]float64{-half, half}, TileWidth: pixels, TileHeight: pixels,
			MatrixWidth: side, MatrixHeight: side})
	}
	return set
}

// InList is the tile matrix set as a list has it, with a link to itself.
func InList(self ogc.Link) ShortTileMatrixSet {
	return ShortTileMatrixSet{ID: ogc.TileMatrixSet, Title: title, URI: URI, CRS: CRS, Links: []ogc.Link{self}}
}

// LimitsTo are all tiles up to a zoom.
func LimitsTo(zoom int) (all []Limits) {
	for z := range zoom + 1 {
		last := 1<<z - 1
		all = append(all, Limits{TileMatrix: strconv.Itoa(z), MaxTileRow: last, MaxTileCol: last})
	}
	return all
}
