package ogc_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

func TestListsTakeCommasAndRepetition(t *testing.T) {
	want := []incident.Type{"air_strike", "ied"}
	for _, query := range []string{"type=ied,air_strike", "type=ied&type=air_strike", "type=air_strike,ied&type=ied",
		"type=ied%2Cair_strike"} {
		if diff := cmp.Diff(want, valid(t, query).Query.Types); diff != "" {
			t.Errorf("%s: %s", query, diff)
		}
	}
}

func TestAValueOutsideAClosedListIsAFaultWithTheList(t *testing.T) {
	_, _, faults := items("type=ied,bomb,air_strik", ogc.GeoJSON)
	if len(faults) != 2 {
		t.Fatalf("got %v", faults)
	}
	if faults[0].Value != "bomb" || len(faults[0].Allowed) != len(incident.Types) {
		t.Errorf("got %+v", faults[0])
	}
	if faults[1].Mend != "did you mean air_strike?" {
		t.Errorf("got %+v", faults[1])
	}
}

func TestADistrictThatCountsIsNamedInAnyCaseByNameOrId(t *testing.T) {
	for value, want := range map[string][]string{
		"bannu": {"bannu"}, "BANNU": {"bannu"}, "north-waziristan": {"north-waziristan"},
		"North+Waziristan": {"north-waziristan"}, "north%20WAZIRISTAN": {"north-waziristan"}, "north_waziristan": {"north-waziristan"},
		"shah+joy": {"zabul-shah-joy"}, "kurram": {"kurram"}, "Kurram": {"af-kurram", "kurram"},
		"bannu,khyber": {"bannu", "khyber"},
	} {
		if diff := cmp.Diff(want, valid(t, "in_district="+value).Query.InDistricts); diff != "" {
			t.Errorf("%s: %s", value, diff)
		}
	}
	_, _, faults := items("in_district=Bannoo", ogc.GeoJSON)
	if len(faults) != 1 || len(faults[0].Allowed) != 5 || faults[0].Allowed[0] != "Bannu" ||
		faults[0].Mend != "did you mean Bannu?" {
		t.Errorf("got %+v", faults)
	}
}

// A name is taken as a row has it, so that a client that filters by the property finds what it would find itself.
func TestAStatedDistrictIsNamedAsRowsHaveItElseInAnyCaseOrById(t *testing.T) {
	for value, want := range map[string][]string{
		"Bannu": {"Bannu"}, "BANNU": {"Bannu"}, "bannu": {"Bannu"}, "north-waziristan": {"North Waziristan"}, "kurram": {"Kurram"},
		"af-kurram": {"Kurram"}, "zabul-shah-joy": {"Shāh Jōy"}, "shah+joy": {"Shāh Jōy"}, "bannu,khyber": {"Bannu", "Khyber"},
		"Khost+Matun": {"Khost Matun"}, "Khost+(Matun)": {"Khost (Matun)"}, "khost+matun": {"Khost (Matun)", "Khost Matun"},
		"Upper,+Middle+and+Lower": {"Upper, Middle and Lower"}, "Bannu,Upper,+Middle+and+Lower,Khyber": {"Bannu", "Khyber",
			"Upper, Middle and Lower"},
	} {
		if diff := cmp.Diff(want, valid(t, "district="+value).Query.Districts); diff != "" {
			t.Errorf("%s: %s", value, diff)
		}
	}
	_, _, faults := items("district=Bannoo", ogc.GeoJSON)
	if len(faults) != 1 || len(faults[0].Allowed) != 5 || faults[0].Allowed[0] != "Bannu" ||
		faults[0].Mend != "did you mean Bannu?" {
		t.Errorf("got %+v", faults)
	}
}

func TestAProvinceIsNamedInAnyCase(t *testing.T) {
	if diff := cmp.Diff([]string{"Khyber Pakhtunkhwa", "Kunar"}, valid(t,
		"admin1=kunar,khyber+pakhtunkhwa").Query.Admin1); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Northwest, former", "Paktika"}, valid(t,
		"admin1=Northwest,+former,paktika").Query.Admin1); diff != "" {
		t.Error(diff)
	}
	if _, _, faults := items("admin1=Kuner", ogc.GeoJSON); len(faults) != 1 || len(faults[0].Allowed) != len(vocab.Admin1) ||
		faults[0].Allowed[0] != "Kunar" {
		t.Errorf("got %+v", faults)
	}
}

func TestLimitIsClampedAboveAndRefusedBelow(t *testing.T) {
	for query, want := range map[string]int{"": 100, "limit=1": 1, "limit=10000": 10000, "limit=10001": 10000,
		"limit=99999999999999999999999": 10000, "limit=5&limit=7": 7, "limit=007": 7} {
		if got := valid(t, query).Page.Limit; got != want {
			t.Errorf("%s: got %d, want %d", query, got, want)
		}
	}
	for _, query := range []string{"limit=0", "limit=-1", "limit=1.5", "limit=abc", "limit=1e3", "limit=", "limit=unlimited",
		"limit=%2B5", "limit=7&limit=0", "offset=-1", "offset=", "killed_min=-1", "killed_min=x", "civilians_min=1.0", "limit=٣"} {
		if _, _, faults := items(query, ogc.GeoJSON); len(faults) != 1 {
			t.Errorf("%s: got %v", query, faults)
		}
	}
	r := valid(t, "offset=99999999999999999999999&killed_min=99999999999999999999999&civilians_min=0")
	if r.Page.Offset != math.MaxInt32 || *r.Query.KilledMin != math.MaxInt32 || *r.Query.CiviliansMin != 0 {
		t.Errorf("got %+v", r)
	}
}

func TestWordsAreFoldedSortedAndOnce(t *testing.T) {
	if diff := cmp.Diff([]string{"joy", "polio", "shah"}, valid(t, "q=Shāh+JŌY,+polio+Polio").Query.Words); diff != "" {
		t.Error(diff)
	}
	for _, query := range []string{"q=%2C.", "q=" + strings.Repeat("a+", 100) + "b"} {
		if _, _, faults := items(query, ogc.GeoJSON); len(faults) != 1 {
			t.Errorf("%s: got %v", query, faults)
		}
	}
}

func TestFChoosesTheFormOverWhatIsPreferred(t *testing.T) {
	for query, want := range map[string]ogc.Form{"": ogc.HTML, "f=csv": ogc.CSV, "f=json": ogc.GeoJSON, "f=geojson": ogc.GeoJSON,
		"f=html": ogc.HTML} {
		if r, _, faults := items(query, ogc.HTML); r.Form != want || len(faults) > 0 {
			t.Errorf("%s: got %s, %v", query, r.Form, faults)
		}
	}
	if _, _, faults := items("f=shp", ogc.HTML); len(faults) != 1 || ogc.Parameter(faults[0]) != "f" {
		t.Errorf("got %v", faults)
	}
}

func TestWhatIsLongerThanAnybodyMeansSaysWhatToAskInstead(t *testing.T) {
	for name, tc := range map[string]struct{ query, parameter, mend string }{
		"a long word":    {"q=" + strings.Repeat("x", 201), "q", "leave some words out"},
		"many letters":   {"q=" + strings.Repeat("ab+", 70), "q", "leave some words out"},
		"a long list":    {"type=" + strings.Repeat("ied,", 200) + "ied", "type", "leave some out"},
		"many repeats":   {strings.Repeat("district=bannu&", 201) + "limit=1", "district", "leave some out"},
		"a long address": {"q=a&near=" + strings.Repeat("1", ogc.MaxQuery), "", ""},
	} {
		for _, form := range []ogc.Form{ogc.GeoJSON, ogc.HTML} {
			_, _, faults := items(tc.query, form)
			if len(faults) != 1 || ogc.Parameter(faults[0]) != tc.parameter || faults[0].Mend != tc.mend {
				t.Errorf("%s as %s: %+v", name, form, faults)
			}
		}
	}
	for _, query := range []string{"q=" + strings.Repeat("%D8%A7", 200), "q=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w",
		"type=" + strings.Repeat("ied,", 199) + "ied"} {
		if _, _, faults := items(query, ogc.GeoJSON); len(faults) > 0 {
			t.Errorf("%.20s: %v", query, faults)
		}
	}
}
