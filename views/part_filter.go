package views

import "khyberatlas/internal/i18n"

// FilterForm is the filter as a form that works by GET.
type FilterForm struct {
	P          *i18n.Printer
	Action     string
	From, To   string // YYYY-MM-DD, blank where open
	Words      string
	Presets    []FilterPreset
	Note       string // from which day the last days are counted
	Groups     []FilterGroup
	More       bool          // whether anything but the period is in force
	MoreChosen string        // how much of it, in words
	Hidden     []FilterField // what is in force and has no field of its own
	Box        string        // "only a part of the map" in words where a box is in force, else blank
	Bbox       string
	Clear      string // address without any filter
	Any        bool   // whether any filter is in force
}

// FilterPreset is a period that one click chooses.
type FilterPreset struct {
	Href, Text, From, To string
	Chosen               bool
	Last                 bool // counted from the end of the collection
}

// FilterGroup is a list of options of which any matches.
type FilterGroup struct {
	Name, Text string
	Chosen     string // "any", or how many are chosen
	Open       bool
	Options    []FilterOption
}

// FilterOption is one of them with the number of incidents that it would give.
type FilterOption struct {
	Value, Text, About string
	Icon               string // SVG, blank for none
	CountText          string
	Chosen             bool
}

// FilterField is a field that the form passes on.
type FilterField struct{ Name, Value string }
