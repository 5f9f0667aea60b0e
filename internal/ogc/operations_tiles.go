package ogc

// tiles are the operations of vector tiles.
var tiles = []Operation{
	{Name: OpTile, Path: "/tiles/{collectionId}/{tileMatrix}/{tileCol}/{tileRow}.mvt", Tag: "tiles", Pinned: true,
		Params: params(filters, view), Forms: []Form{MVT}, Fails: append([]int{404}, namedFails...),
		Example: "/tiles/incidents/6/44/25.mvt?type=ied", Weights: map[Form]Weight{MVT: Light},
		Summary: "What the map shows of the matching features in a square of the web's map, as a vector tile."},
	{Name: OpTileJSON, Path: "/tiles/{collectionId}.json", Tag: "tiles", Pinned: true, Params: params(filters, view),
		Forms: []Form{TileJSON}, Fails: append([]int{404}, namedFails...), Example: "/tiles/incidents.json?type=ied",
		Weights: map[Form]Weight{TileJSON: Light}, Schema: "tileJSON",
		Summary: "Where the tiles of a layer are and what is in them, as TileJSON 3.0; its addresses keep the filter."},
	{Name: OpTileSets, Path: "/collections/{collectionId}/tiles", Tag: "tiles", Pinned: true,
		Params: params(filters, view, form(JSON)), Forms: []Form{JSON}, Fails: reads(404), Example: "/collections/incidents/tiles",
		Weights: map[Form]Weight{JSON: Light}, Schema: "tileSets", Summary: "The tilesets of a layer: there is one."},
	{Name: OpTileSet, Path: "/collections/{collectionId}/tiles/" + TileMatrixSet, Tag: "tiles", Pinned: true,
		Params: params(filters, view, form(JSON)), Forms: []Form{JSON}, Fails: reads(404),
		Example: "/collections/incidents/tiles/" + TileMatrixSet + "?type=ied", Weights: map[Form]Weight{JSON: Light},
		Schema: "tileSet", Summary: "Where the tiles of a layer are and what is in them, as OGC API - Tiles has it."},
	{Name: OpTileMatrixSets, Path: "/tileMatrixSets", Tag: "tiles", Pinned: true, Params: params(view, form(JSON)),
		Forms: []Form{JSON}, Fails: reads(), Example: "/tileMatrixSets", Weights: map[Form]Weight{JSON: Light},
		Schema: "tileMatrixSets", Summary: "The tile matrix sets that the tiles are of: there is one."},
	{Name: OpTileMatrixSet, Path: "/tileMatrixSets/" + TileMatrixSet, Tag: "tiles", Pinned: true, Params: params(view, form(JSON)),
		Forms: []Form{JSON}, Fails: reads(), Example: "/tileMatrixSets/" + TileMatrixSet, Weights: map[Form]Weight{JSON: Light},
		Schema: "tileMatrixSet", Summary: "The squares of the web's map at each zoom, as OGC's standard has them."},
}

// TileMatrixSet is the id of the one that all tiles are of.
const TileMatrixSet = "WebMercatorQuad"
