package dataset

import "regexp"

// field is a column of a table, as Frictionless's Table Schema describes one.
type field struct {
	name, about string
	kind        string // the type, in Table Schema's words
	blank       bool   // a row may leave it blank
	collected   bool   // a day that lies about in the time of the collection
	words       []string
	shape       *regexp.Regexp
	most        int // characters
	least       *float64
	greatest    *float64
}

func textField(name, about string) field { return field{name: name, about: about, kind: "string"} }

func idField(about string, shape *regexp.Regexp) field {
	return field{name: "id", about: about, kind: "string", shape: shape}
}

func dayField(name, about string) field { return field{name: name, about: about, kind: "date"} }

// countField is a number of people, blank where none is reported.
func countField(name, about string) field {
	return field{name: name, about: about, kind: "integer", blank: true, least: new(0.0)}
}

func numberField(name, about string) field {
	return field{name: name, about: about, kind: "number", least: new(0.0)}
}

func degreesField(name, about string, most float64) field {
	return field{name: name, about: about, kind: "number", least: new(-most), greatest: new(most)}
}

func wordField[T ~string](name, about string, words []T) field {
	f := field{name: name, about: about, kind: "string"}
	for _, w := range words {
		f.words = append(f.words, string(w))
	}
	return f
}

// addressForm is as much of incident.IsAddress as a pattern can say.
var addressForm = regexp.MustCompile(`^[Hh][Tt][Tt][Pp][Ss]?://[^\s"'<>\\^{|}\x60\x00-\x1f\x7f]+$`)

func addressField(name, about string) field {
	return field{name: name, about: about, kind: "string", shape: addressForm}
}

var listForm = regexp.MustCompile(`^[^;]+(;[^;]+)*$`)

// listField has ";" between its words.
func listField(name, about string) field {
	return field{name: name, about: about + "; words between semicolons", kind: "string", shape: listForm}
}

func (f field) orBlank() field {
	f.blank = true
	return f
}

func (f field) inCollection() field {
	f.collected = true
	return f
}

func (f field) upTo(characters int) field {
	f.most = characters
	return f
}
