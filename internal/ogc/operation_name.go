package ogc

// OperationName names an operation in the table.
type OperationName string

// The operations that others speak of; those of short addresses have no name here.
const (
	OpLanding     OperationName = "landing"
	OpConformance OperationName = "conformance"
	OpOpenAPI     OperationName = "openapi"
	OpAPI         OperationName = "api"
	OpCollections OperationName = "collections"
	OpCollection  OperationName = "collection"
	OpSchema      OperationName = "schema"
	OpProperties  OperationName = "properties"
	OpItems       OperationName = "items"
	OpItem        OperationName = "item"
	OpDownload    OperationName = "download"
	OpHistogram   OperationName = "histogram"
	OpTotals      OperationName = "totals"
	OpData        OperationName = "data"
	OpAbout       OperationName = "about"
	OpCoverage    OperationName = "coverage"
	OpQuarters    OperationName = "quarters"
	OpMarks       OperationName = "marks"
	OpRecords     OperationName = "records"
	OpWords       OperationName = "words"
	OpGates       OperationName = "gates"
	OpShapes      OperationName = "shapes"
	OpNames       OperationName = "names"
	OpFeedAtom    OperationName = "feed-atom"
	OpFeedJSON    OperationName = "feed-json"
	OpEmbed       OperationName = "embed"
	OpEmbedSVG    OperationName = "embed-svg"
	OpEmbedPNG    OperationName = "embed-png"
	OpCite        OperationName = "cite"
	OpOEmbed      OperationName = "oembed"
	OpSitemap     OperationName = "sitemap"
	OpRobots      OperationName = "robots"
	OpAsset       OperationName = "asset"
	OpHealthz     OperationName = "healthz"
	OpReadyz      OperationName = "readyz"
)
