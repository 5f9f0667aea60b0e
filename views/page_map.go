package views

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/wording"
)

// MapView is the map's page: everything that it shows before a script runs.
type MapView struct {
	Frame      Frame
	Count      string // "1,109 incidents"
	Head       MapHead
	NoPlace    string // how many have no place, blank for none
	Sample     string // how complete the data is; blank for complete data
	Later      string // how many lie after the collection, blank for none
	Filter     FilterForm
	Layers     []MapSwitch
	Readings   []MapSwitch // of places or of districts
	Sizes      []MapSwitch // of the signs of districts
	ByDistrict bool        // the second reading
	Shades     []MapSwitch
	Legend     MapLegend
	Look       []FilterField // the filter, that the form of the map's look passes on
	Tiles      bool          // the operator offers an online background
	Credits    []string      // whom the ground is owed to beside
	Roads      bool          // of the operator, in the place of schematic routes
	Picture    string
	Card       *MapCard // what the address chose, nil for nothing
	Chart      string
	Tracks     Tracks
	Events     []MapEvent
	Rows       []MapRow
	Shown      string // how many of all the list has
	Table      string // address of all in a table
	Downloads  []Link
	Boot       any // what the script needs to know
}

// MapHead is what stands above the list: the sentence of the filter, its parts, and what must be known of the figures.
type MapHead struct {
	Heading string
	Chips   []FilterChip
	Notes   []Note
	After   Link // the finds after the collection; blank for none
}

// Note is a sentence; Name says which.
type Note struct{ Name, Text string }

// MapSwitch is a layer that can be switched, or something that districts can be shaded by.
type MapSwitch struct {
	ID, Text string
	On       bool
}

// MapLegend explains the signs that are on the map.
type MapLegend struct {
	Kinds, States []MapKind
	Sizes         []MapSize
	On            string // the day of the crossings' states
	Theirs        string // which kinds are another record's; blank where there is none
}

// MapSign is a sign with its word; Icon is SVG.
type MapSign struct{ ID, Icon, Text string }

// MapKind is a kind of incident, that the filter can be narrowed to, or a state of a crossing.
type MapKind struct {
	MapSign
	Href    string // of the map with only this kind, or with all where only it is chosen
	Hidden  bool   // none is on the map
	On, Off bool   // the filter names it, or names others
}

// MapSize is how large a sign is for a value: its radius, and the width of its picture.
type MapSize struct{ Value, Text, R, Width string }

// MapCard is what is chosen on the map: an incident or a crossing.
type MapCard struct {
	Icon, Kind, Title, Meta, Toll, Note string
	Lines                               []wording.Report
	Link                                Link
}

// MapEvent is something that happened meanwhile; the chart leads to it by its ID.
type MapEvent struct{ ID, When, Kind, Title, Summary, Href string }

// MapRow is an incident in the list.
type MapRow struct {
	IncidentRow
	ID, Toll string
	Record   string // whose it is; blank where there is one record alone
	NoToll   bool   // nobody gives a figure
}

// apart is a name with what stands between it and the next; blank for none.
func apart(name string) string {
	if name == "" {
		return ""
	}
	return closed(name) + " · "
}

func chosen(yes bool) templ.Attributes {
	if !yes {
		return nil
	}
	return templ.Attributes{"aria-current": "true"}
}

// Tracks are what each record has collected, below the chart. They are of all records, for the script shows and hides them;
// Until is the last day that the chosen ones have collected.
type Tracks struct {
	Title, Until string
	Hidden       bool
	Rows         []Track
}

// Track is one record's.
type Track struct {
	ID, Name, Says, SVG string
	Hidden              bool
}
