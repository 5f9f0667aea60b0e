package mapdata

import (
	"slices"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
)

func TestNamesAreFoundInOtherLanguagesAndSpellings(t *testing.T) {
	a, err := atlas.Build(datasettest.Shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	also := NewNames(asking(t, a, incident.Query{})).Also
	for shown, want := range map[string][]string{
		"Bannu":       {"بنوں", "بنو"},
		"Angoor Adda": {"انگور اڈہ", "انګور اډه", "Angur Ada"},
		"Spin Boldak": {"سپین بولدک"},
	} {
		for _, name := range want {
			if !slices.Contains(also[shown], name) {
				t.Errorf("%s isn't called %s: %q", shown, name, also[shown])
			}
		}
		if slices.Contains(also[shown], shown) || slices.Contains(also[shown], "") {
			t.Errorf("%s is also called %q", shown, also[shown])
		}
	}
}
