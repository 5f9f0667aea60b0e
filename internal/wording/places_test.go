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
		code            int // UCDP's of the precision
		want            string
	}{
		"a district of today": {incident.DistrictLevel, "Wana", "Lower South Waziristan", 0,
			"Only the district is known: somewhere in Lower South Waziristan."},
		"a district that was divided": {incident.DistrictLevel, "South Waziristan", "", 0,
			"Only the district is known: somewhere in South Waziristan."},
		"a village": {incident.Town, "Regi", "Peshawar", 1, "The village or town is known: somewhere within the circle."},
		"near a village": {incident.Town, "Regi", "Peshawar", 2,
			"Only what it was near is known: within about 25 km, somewhere in the circle."},
		"a province, whatever district is stated": {incident.ProvinceLevel, "Bannu", "Bannu", 0,
			"Only the province is known: somewhere in Khyber Pakhtunkhwa. It counts in no district."},
	} {
		i := incident.Incident{GeoPrecision: tc.precision, Place: tc.place, District: tc.district, Admin1: incident.KP, Country: "PK",
			Coding: incident.Coding{WherePrec: tc.code}}
		if got := w.Precision(&incident.Record{Incident: &i, At: &orb.Point{70, 33}}); got != tc.want {
			t.Errorf("%s: got %q, want %q", name, got, tc.want)
		}
	}
}
