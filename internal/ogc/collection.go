package ogc

import (
	"slices"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// Collection is a layer of features as the API lists it, with all that the protocol knows of it.
type Collection struct {
	ID                 incident.Layer
	Title, Description string
	Geometry           string // of its features
	// Properties are those that its features have, in the order in which they are written.
	Properties []columns.Property
	// Related are the tables whose rows the single feature has, by the name of the array.
	Related map[string]string
	// Example is the id of a feature that there is, for a layer that has short addresses.
	Example string
	// Incidents is a layer whose features are incidents, those of Types where there are some.
	Incidents bool
	Types     []incident.Type
	// OfCrossings is a layer on which only those filters act that do something to crossings.
	OfCrossings bool
}

var collections = []Collection{
	{ID: incident.LayerIncidents, Title: "Incidents", Geometry: "Point", Incidents: true, Example: "2025-10-08-orakzai",
		Properties: incidentProperties, Related: ofIncident,
		Description: "Every incident of the dataset: attacks, operations, strikes, clashes and abductions, with figures as " +
			"the sources give them. datetime chooses those whose span of days meets the period."},
	{ID: incident.LayerStrikes, Title: "Strike sites", Geometry: "Point", Incidents: true, Types: incident.StrikeTypes,
		Example: "2022-04-16-spera-afghan-dubai-strike", Properties: incidentProperties, Related: ofIncident,
		Description: "The incidents that are air strikes, drone strikes or shelling."},
	{ID: incident.LayerCrossings, Title: "Border crossings", Geometry: "Point", OfCrossings: true, Example: "torkham",
		Properties: columns.Crossings.WithoutPlace().Properties(), Related: map[string]string{"spells": "crossing_status"},
		Description: "Crossings between Pakistan and Afghanistan with their state, by kind of traffic, as of the last day " +
			"of the period, and the days on which they were closed within it. All are returned for any datetime."},
	{ID: incident.LayerDistricts, Title: "Districts of Khyber Pakhtunkhwa", Geometry: "Polygon", Example: "bannu",
		Properties: columns.Districts.Properties(),
		Description: "The districts with the incidents and the people killed within the period and the filter. bbox " +
			"chooses the districts returned and narrows no count."},
	{ID: incident.LayerTehsils, Title: "Tehsils of Khyber Pakhtunkhwa", Geometry: "Polygon",
		Properties: columns.Tehsils.Properties(),
		Description: "The tehsils with the same figures, from incidents whose place is known precisely enough; too_coarse " +
			"counts those of the district that are not."},
}

var (
	incidentProperties = columns.Incidents.WithoutPlace().Properties()
	ofIncident         = map[string]string{"sources": "incident_sources", "claims": "claims", "records": "records"}
)

// Collections are all layers; callers only read them.
func Collections() []Collection { return collections }

// CollectionOf finds a layer by its id.
func CollectionOf(id incident.Layer) (Collection, bool) {
	i := slices.IndexFunc(collections, func(c Collection) bool { return c.ID == id })
	if i < 0 {
		return Collection{}, false
	}
	return collections[i], true
}

// CollectionIDs are the ids of all layers.
func CollectionIDs() []string {
	ids := make([]string, len(collections))
	for i, c := range collections {
		ids[i] = string(c.ID)
	}
	return ids
}

// Acts reports whether a parameter does anything to the features of the layer. What does nothing to crossings is accepted
// there without effect.
func (c Collection) Acts(p Param) bool {
	return !c.OfCrossings || p.OnCrossings || !slices.ContainsFunc(filters, func(f Param) bool { return f.Name == p.Name })
}

// Query narrows a query to what the layer holds.
func (c Collection) Query(q incident.Query) incident.Query {
	if len(c.Types) > 0 {
		return q.OfTypes(c.Types)
	}
	return q
}
