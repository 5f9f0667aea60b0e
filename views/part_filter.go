package views

import "khyberatlas/internal/i18n"

// FilterForm is the filter as a form that works by GET.
type FilterForm struct {
	P           *i18n.Printer
	Action      string
	From, To    string // YYYY-MM-DD, blank where open
	Words       string
	Presets     []FilterPreset
	Earlier     [][]FilterPreset // those that are too many for one row, decade by decade
	EarlierOpen bool             // one of them is chosen
	Note        string           // from which day the last days are counted
	Regions     []FilterRegion
	Groups      []FilterGroup
	Minima      []FilterNumber
	MoreChosen  string        // how much of it, in words
	Bbox        string        // the box in force; blank for none
	Near        string        // the distance in force as the address has it; blank for none
	NearText    string        // that distance in words
	NearPlace   string        // the place that it is from
	Hidden      []FilterField // what the page keeps beside the filter
	Clear       string        // address without any filter
	Any         bool          // whether any filter is in force
	Show        string        // the words of the button that shows what matches; blank for the usual ones
}

// FilterPreset is a period that one click chooses.
type FilterPreset struct {
	Href, Text, From, To string
	Chosen               bool
	Last                 bool // counted from the end of the collection
}

// FilterRegion is a part of the ground that one click chooses, or lifts where it is chosen.
type FilterRegion struct {
	ID, Text, Href string
	Where          string // admin1 and country, as an address has them
	Chosen         bool
}

// FilterGroup is a list of options of which any matches.
type FilterGroup struct {
	Name, Text string
	Chosen     string // "any", or how many are chosen
	Some       bool   // whether any is
	None       string // what is said where none is; blank for "any"
	Note       string // what must be known of the choice; blank for nothing
	Options    []FilterOption
}

// FilterOption is one of them with the number of incidents that it would give.
type FilterOption struct {
	Value, Text, About string
	Icon               string // SVG, blank for none
	CountText          string // blank where nobody counts
	Chosen             bool
	Empty              bool   // would give nothing and isn't chosen
	Under              string // the heading that begins above it; blank for none
	Hollow             bool   // no option beneath that heading is shown
	At                 int    // its place in the list, whatever the order here
}

// FilterNumber is a least figure.
type FilterNumber struct{ Name, Text, Value string }

// FilterField is a field that a form passes on.
type FilterField struct{ Name, Value string }

// FilterChip is a part of the filter with the address without it; Off names the link.
type FilterChip struct{ Name, Text, Off, Href string }

// Headed heads a page by what it asks for, in parts that a click takes away.
type Headed struct {
	Kicker, Title, Lead string
	Chips               []FilterChip
}
