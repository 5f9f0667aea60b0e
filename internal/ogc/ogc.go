package ogc

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
)

// Resource is what one address names, checked against the vocabulary of the version that answers.
type Resource struct {
	Operation  OperationName
	Collection incident.Layer // blank where the path names none
	ID         string         // of the feature, blank where the path names none
	File       string         // of a download: "incidents.csv"
	Tile       Tile
	Form       Form
	Asked      bool // the address itself names the form by f
	Query      incident.Query
	Only       *predicate.Expr // what must hold of the features of a layer that isn't of incidents
	Page       incident.Page
	Interval   incident.Interval
	By         incident.By
	View       View
	Table      Table
	Each       Each
	Sharing    Sharing
	Within     string // what a sign of the page's map stands for
	At         string // the positions of single records among the matches, with commas
}

// Tile is the address of a tile as the path has it, in numbers of the map's tile matrix set.
type Tile struct{ Matrix, Col, Row string }

// View is the state of the page, declared everywhere and without effect on data.
type View struct{ Layers, Map, Reading, Size, Shade, Sel, Lang string }

// The window on a list: the number of features where none is asked for, and the most that one answer gives.
const (
	DefaultLimit = 100
	MaxLimit     = 10000
)
