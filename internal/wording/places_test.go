package wording_test

import (
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

func TestAPlaceIsSaidAsPreciselyAsItIsKnown(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	for name, tc := range map[string]struct {
		precision       incident.GeoPrecision
		place, district string
		want            string
	}{
		"a district of today": {incident.DistrictLevel, "Wana", "Lower South Waziristan",
			"Only the district is known: somewhere in Lower South Waziristan."},
		"a district that was divided": {incident.DistrictLevel, "South Waziristan", "",
			"Only the district is known: somewhere in South Waziristan."},
		"a province, whatever district is stated": {incident.ProvinceLevel, "Bannu", "Bannu",
			"Only the province is known: somewhere in Khyber Pakhtunkhwa. It counts in no district."},
	} {
		i := incident.Incident{GeoPrecision: tc.precision, Place: tc.place, District: tc.district, Admin1: incident.KP, Country: "PK"}
		if got := w.Precision(&incident.Record{Incident: &i, At: &orb.Point{70, 33}}); got != tc.want {
			t.Errorf("%s: got %q, want %q", name, got, tc.want)
		}
	}
}
