package ogc

import "khyberatlas/internal/incident"

// The reference systems of places and of times.
const (
	CRS84     = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
	Gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
)

// The structs of this package's answers are described as they are written: doc is what the description says of a member,
// and format, enum, min and max are what its type doesn't say.

// LandingAnswer is the landing page of the API.
type LandingAnswer struct {
	Title       string `json:"title" doc:"The name of the data."`
	Description string `json:"description" doc:"What it is."`
	Attribution string `json:"attribution" doc:"Whom it is owed to."`
	Licence     string `json:"licence" doc:"Its licence."`
	Version     string `json:"version" doc:"Its version."`
	Links       []Link `json:"links"`
}

// ConformanceAnswer are the classes that the server keeps to.
type ConformanceAnswer struct {
	Links      []Link   `json:"links,omitempty"`
	ConformsTo []string `json:"conformsTo" format:"uri"`
}

// CollectionsAnswer is the list of the collections.
type CollectionsAnswer struct {
	Links       []Link             `json:"links"`
	Collections []CollectionAnswer `json:"collections"`
}

// CollectionAnswer is a collection as the API lists it.
type CollectionAnswer struct {
	ID          incident.Layer `json:"id"`
	Title       string         `json:"title" doc:"Its name."`
	Description string         `json:"description" doc:"What it holds."`
	Attribution string         `json:"attribution" doc:"Whom it is owed to."`
	Licence     string         `json:"licence" doc:"Its licence."`
	ItemType    string         `json:"itemType" enum:"feature"`
	Extent      Extent         `json:"extent"`
	CRS         []string       `json:"crs"`
	Links       []Link         `json:"links"`
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
	Interval [][2]*string `json:"interval" format:"date-time"`
	TRS      string       `json:"trs"`
}

// Problem is an error as RFC 9457 has it, with what a person needs to mend it.
type Problem struct {
	Type      string   `json:"type" doc:"about:blank, or where it is said what this kind of problem is."`
	Title     string   `json:"title" doc:"The status in words, or the kind of problem."`
	Status    int      `json:"status" min:"400" max:"599"`
	Detail    string   `json:"detail" doc:"What is wrong."`
	Parameter string   `json:"parameter,omitempty" doc:"The parameter that it is about."`
	Hint      string   `json:"hint,omitempty" doc:"What to write instead."`
	Allowed   []string `json:"allowed,omitempty"`
	Errors    []Flaw   `json:"errors,omitempty"` // all that is wrong; the members above say the first again
}

// Flaw is one thing that is wrong with a request.
type Flaw struct {
	Detail    string   `json:"detail" doc:"What is wrong."`
	Parameter string   `json:"parameter,omitempty" doc:"The parameter that it is about."`
	Value     string   `json:"value,omitempty" doc:"What it was given."`
	Hint      string   `json:"hint,omitempty" doc:"What to write instead."`
	Allowed   []string `json:"allowed,omitempty"`
}
