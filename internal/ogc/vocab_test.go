package ogc_test

import (
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// vocab has two districts of one name and names with diacritics, signs and commas, which the shipped data may not have.
var vocab = incident.Vocabulary{
	Countries: incident.Countries, Origins: []incident.Named{{ID: incident.Ours, Name: "Khyber Atlas"}, {ID: "ucdp", Name: "UCDP"}},
	Districts: []incident.Named{{ID: "bannu", Name: "Bannu"}, {ID: "dera-ismail-khan", Name: "Dera Ismail Khan"},
		{ID: "khyber", Name: "Khyber"}, {ID: "kurram", Name: "Kurram"}, {ID: "af-kurram", Name: "Kurram"},
		{ID: "north-waziristan", Name: "North Waziristan"}, {ID: "south-waziristan-lower", Name: "South Waziristan Lower"},
		{ID: "zabul-shah-joy", Name: "Shāh Jōy"}},
	Stated: []string{"Bannu", "Dera Ismail Khan", "Khost (Matun)", "Khost Matun", "Khyber", "Kurram", "North Waziristan",
		"Shāh Jōy", "South Waziristan Lower", "Upper, Middle and Lower"},
	Admin1: []string{"Balochistan", "Khyber Pakhtunkhwa", "Kunar", "Northwest, former", "Paktika"},
}

// items reads a query string as the list of incidents does.
func items(query string, prefer ogc.Form) (ogc.Resource, bool, incident.Faults) {
	return ogc.Parse(ogc.Raw{Operation: "items", Collection: "incidents", RawQuery: query, Prefer: prefer}, vocab)
}

// valid reads a query string that must be right.
func valid(t testing.TB, query string) ogc.Resource {
	t.Helper()
	r, _, faults := items(query, ogc.GeoJSON)
	if len(faults) > 0 {
		t.Fatalf("%s: %v", query, faults)
	}
	return r
}
