package ogc

// The reference systems of places and of times.
const (
	CRS84     = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
	Gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
)

// LandingAnswer is the landing page of the API.
type LandingAnswer struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Attribution string `json:"attribution"`
	Licence     string `json:"licence"`
	Version     string `json:"version"`
	Links       []Link `json:"links"`
}

// ConformanceAnswer are the classes that the server keeps to.
type ConformanceAnswer struct {
	Links      []Link   `json:"links"`
	ConformsTo []string `json:"conformsTo"`
}

// CollectionAnswer is a collection as the API lists it.
type CollectionAnswer struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Attribution string   `json:"attribution"`
	Licence     string   `json:"licence"`
	ItemType    string   `json:"itemType"`
	Extent      Extent   `json:"extent"`
	CRS         []string `json:"crs"`
	Links       []Link   `json:"links"`
}

// Extent is how far the features of a collection reach.
type Extent struct {
	Spatial  *SpatialExtent `json:"spatial,omitempty"`
	Temporal TemporalExtent `json:"temporal"`
}

// SpatialExtent is a list of boxes, the first around all of them: west, south, east, north.
type SpatialExtent struct {
	Bbox [][4]float64 `json:"bbox"`
	CRS  string       `json:"crs"`
}

// TemporalExtent is a list of intervals, the first around all of them; null is an open end.
type TemporalExtent struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}
