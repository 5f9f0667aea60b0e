package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// always is a period that holds every incident: without one the map ends with the collection.
const always = "?datetime=2021-01-01/.."

// The form's districts are those of the layer, and an address that asks for the property of the same name is kept.
func TestADistrictOfTheFormHoldsWhatItsLayerCounts(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/"+always)
	for _, id := range []string{"bannu", "north-waziristan"} {
		var district struct{ Properties struct{ Incidents int } }
		s.json(t, "/collections/districts/items/"+id+always+"&f=geojson", &district)
		box := fmt.Sprintf(`document.querySelector('[data-filter] input[name="in_district"][value="%s"]')`, id)
		eval[any](b, box+`.click()`)
		b.shows(district.Properties.Incidents)
		if at := eval[string](b, `location.search`); !strings.Contains(at, "in_district="+id) {
			t.Errorf("the address is %s", at)
		}
		eval[any](b, box+`.click()`)
		b.shows(len(table(t, "incidents.csv")))
	}

	stated := 0
	for _, r := range table(t, "incidents.csv") {
		if r["district"] == "North Waziristan" {
			stated++
		}
	}
	b.open(s, "/"+always+"&district=North+Waziristan")
	b.shows(stated)
	eval[any](b, `document.querySelector('[data-filter] input[name="type"][value="ied"]').click()`)
	b.until(`location.search.includes('type=ied')`)
	if at := eval[string](b, `location.search`); !strings.Contains(at, "district=North+Waziristan") {
		t.Errorf("the address is %s", at)
	}
}
