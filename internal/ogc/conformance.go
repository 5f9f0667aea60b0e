package ogc

// conformance are the classes of OGC API - Features Part 1 whose every requirement has a test.
var conformance = []string{
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
}

// Conformance are the conformance classes that the server keeps to; callers only read them.
func Conformance() []string { return conformance }
