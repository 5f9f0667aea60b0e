package views

import "github.com/a-h/templ"

// ApiView describes the API for people.
type ApiView struct {
	Frame      Frame
	Lead       string
	Rules      []string
	Links      []Link
	Groups     []ApiGroup
	Parameters ApiTable
}

// ApiGroup is a group of operations.
type ApiGroup struct {
	ID, Title, About string
	Operations       []ApiOperation
}

// ApiOperation is one address with all that it takes and answers.
type ApiOperation struct {
	ID, Path, Summary string
	Answers           []ApiAnswer
	Count             string // "12 parameters"
	Parameters        ApiTable
	Try               Link
	Command           string
}

// ApiAnswer is a status with the media types that it comes in.
type ApiAnswer struct{ Status, Words, Types string }

// ApiTable is a table of parameters or properties.
type ApiTable struct {
	Caption, Name, Value, Meaning string // the heads of its columns
	Rows                          []ApiRow
}

// ApiRow is a parameter or a property.
type ApiRow struct {
	ID    string // where links to it lead; blank for none
	Href  string // where it is said at length; blank for none
	Name  string
	Value string
	Notes []string // of the value: what is allowed, what stands in for it
	Text  string
}

// ConformanceView lists the classes of the standard that are kept.
type ConformanceView struct {
	Frame   Frame
	Lead    string
	Classes []Link
}

// SchemaView says what the properties of a layer's features are.
type SchemaView struct {
	Frame    Frame
	Lead     string
	Geometry string
	Table    ApiTable
	Links    []Link
}

// anchor is the id of an element, where it has one.
func anchor(id string) templ.Attributes {
	if id == "" {
		return nil
	}
	return templ.Attributes{"id": id}
}
