package ogc

// Property is one property of a layer's features or one column of a table, as the schemas describe it.
type Property struct {
	Name  string
	Kind  Value
	Enum  []string // the closed list, where there is one
	Blank bool     // some have no value: null in JSON, an empty cell in CSV
	Doc   string
}

// Value is what a property's value is.
type Value string

// The kinds of values.
const (
	Text    Value = "text"
	Day     Value = "day"     // YYYY-MM-DD, a calendar day of Asia/Karachi
	Count   Value = "count"   // a whole number
	Ratio   Value = "ratio"   // a number with decimals
	Degrees Value = "degrees" // WGS 84
	Truth   Value = "truth"   // true or false
	Address Value = "address" // http(s)
)

// identity is the feature's own id once more, for programs that read properties only.
var identity = Property{Name: "id", Kind: Text, Doc: "The id of the feature, which it also has as its own."}

// Properties are those that the features of a layer have, in the order in which they are written.
func Properties(collection string) []Property {
	switch collection {
	case "incidents", "strikes":
		return incidentProperties
	case "crossings":
		return crossingProperties
	case "districts":
		return districtProperties
	case "tehsils":
		return tehsilProperties
	}
	return nil
}

// Columns are those of a table that can be downloaded; within a feature the first, which names the feature, is left out.
func Columns(table string) []Property {
	switch table {
	case "incident_sources":
		return sourceColumns
	case "claims":
		return claimColumns
	case "crossing_status":
		return spellColumns
	case "context_events":
		return contextColumns
	case "incidents":
		return withPlace(incidentProperties, "country")
	case "crossings":
		return withPlace(crossingProperties, "name_local_other")
	}
	return besideColumns[table]
}

// Related are the tables whose rows the single feature has, by the name of the array.
func Related(collection string) map[string]string {
	switch collection {
	case "incidents", "strikes":
		return map[string]string{"sources": "incident_sources", "claims": "claims"}
	case "crossings":
		return map[string]string{"spells": "crossing_status"}
	}
	return nil
}
