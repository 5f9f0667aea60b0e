package views

import (
	"github.com/a-h/templ"
	"khyberatlas/internal/wording"
)

// MapView is the map's page: everything that it shows before a script runs.
type MapView struct {
	Frame     Frame
	Count     string // "1,109 incidents"
	Totals    string // who was killed, as a range, with what is missing
	Period    string
	NoPlace   string // how many have no place, blank for none
	Later     string // how many lie after the collection, blank for none
	Filter    FilterForm
	Layers    []MapLayer
	Shades    []MapShade
	Legend    MapLegend
	Tiles     bool // the operator offers an online background
	Picture   string
	Card      *MapCard // what the address chose, nil for nothing
	Chart     string
	Events    []MapEvent
	Rows      []MapRow
	Shown     string // how many of all the list has
	Table     string // address of all in a table
	Downloads []Link
	Boot      any // what the script needs to know
}

// MapLayer is a layer that can be switched.
type MapLayer struct {
	ID, Text string
	On       bool
}

// MapShade is something that districts can be shaded by.
type MapShade struct {
	ID, Text string
	On       bool
}

// MapLegend explains the signs.
type MapLegend struct {
	Types, States, Sizes []MapSign
	On                   string // the day of the crossings' states, in a sentence
}

// MapSign is a sign with its word; Icon is SVG.
type MapSign struct{ ID, Icon, Text string }

// MapCard is what is chosen on the map: an incident or a crossing.
type MapCard struct {
	Icon, Kind, Title, Meta, Toll, Note string
	Lines                               []MapCardLine
	Link                                Link
}

// MapCardLine is what one record says.
type MapCardLine struct {
	Text   string
	Source wording.Citation
}

// MapEvent is something that happened meanwhile.
type MapEvent struct{ When, Kind, Title, Summary, Href string }

// MapRow is an incident in the list.
type MapRow struct {
	ID, Href, Title, When, Where, Toll, Type, Icon string
	NoToll                                         bool // nobody gives a figure
}

func chosen(yes bool) templ.Attributes {
	if !yes {
		return nil
	}
	return templ.Attributes{"aria-current": "true"}
}
