package incident

import (
	"slices"

	"github.com/paulmach/orb"
)

// Dataset is one whole version of the data: checked, complete, in canonical order.
type Dataset struct {
	Meta        Meta
	Version     string // the hash of the canonical files
	Incidents   []Incident
	Crossings   []Crossing
	Context     []ContextEvent
	Reported    []ReportedTotal
	Actors      []ActorInfo
	Districts   []District
	Tehsils     []Tehsil
	Provinces   []Province // of Pakistan
	AfProvinces []Province
	Towns       []TownPlace
	Rivers      []River // rivers, landmarks and routes are ground: a dataset may have none
	Landmarks   []Landmark
	Routes      []Route
	Changes     []DistrictChange
	Origins     []Origin // as listed; AllOrigins has ours in any case
	Periods     []Period // likewise
	Digests     []Digest // of the origins whose rows are not ours
	Pairs       []Pair   // verdicts of persons
	Files       []File   // canonical bytes, by name
	// History has the day on which each version was released that the store has held; nil before there is a store.
	History map[string]Day
	// Gone has the version that first lacked it for each incident that an import left out.
	Gone map[string]string
	// Ground is what an operator laid into the ground, in the order in which it is drawn.
	Ground []GroundLayer
}

// Land is the shapes of the provinces of Pakistan by name, and those of Afghanistan.
func (d *Dataset) Land() (provinces map[string]orb.MultiPolygon, afghan []orb.MultiPolygon) {
	provinces = make(map[string]orb.MultiPolygon, len(d.Provinces))
	for _, p := range d.Provinces {
		provinces[p.Name] = p.Shape
	}
	for _, p := range d.AfProvinces {
		afghan = append(afghan, p.Shape)
	}
	return provinces, afghan
}

// File is one file of the dataset in canonical form; Name has "/" between folder and file.
type File struct {
	Name  string
	Bytes []byte
}

// Meta is dataset.json.
type Meta struct {
	ID, Title, Description     string
	Licence, LicenceURL        string
	Attribution                string
	Released                   Day
	CollectedFrom, CollectedTo Day // of our own origin, where the dataset lists no periods of it; Collected is what holds
	Completeness               string
	CompletenessNote           string
	TimeZone                   string
}

// ContextEvent is something that the timeline marks: talks, a truce, an operation.
type ContextEvent struct {
	Date, EndDate  Day
	DatePrecision  DatePrecision
	Kind           string
	Title, Summary string
	Publisher      string
	Published      Day
	URL            string
}

// Span is the days on which the event can have happened, by the rule of incidents.
func (e *ContextEvent) Span() Days { return spanOf(e.Date, e.EndDate, e.DatePrecision) }

// Lane is the row of a chart that the event stands in.
func (e *ContextEvent) Lane() int {
	return max(slices.IndexFunc(ContextLanes, func(kinds []string) bool { return slices.Contains(kinds, e.Kind) }), 0)
}

// ReportedTotal is what somebody else counts, to show beside what the dataset holds.
type ReportedTotal struct {
	From, To  Day
	Area      string
	Measure   string
	Value     float64
	ValueHigh *float64
	Unit      string
	Publisher string
	Published Day
	URL       string
	Note      string
}

// Days is the period that the count is of.
func (r *ReportedTotal) Days() Days { return Days{From: r.From, To: r.To} }

// ActorInfo is a line of the code book of actors.
type ActorInfo struct {
	ID           Actor
	Name, NameUr string
	Kind, Note   string
}

// DistrictChange is how a district came about, or one that was announced.
type DistrictChange struct {
	Date          Day
	DatePrecision DatePrecision
	Kind          string
	FromUnits     []string
	ToUnits       []string
	OnMap         bool
	Note          string
	Publisher     string
	Published     Day
	URL           string
}

// Span is the days on which the change can have been.
func (c *DistrictChange) Span() Days { return spanOf(c.Date, 0, c.DatePrecision) }
