package incident_test

import (
	"testing"

	"khyberatlas/internal/incident"
)

func TestACellThatASpreadsheetRunsIsKnownByItsFirstSign(t *testing.T) {
	for cell, want := range map[string]bool{"": false, "=1": true, "+1": true, "-1": true, "@a": true, "＝1": true, "\t=1": true,
		"a=1": false,
		"'=1": false, "ا": false} {
		if got := incident.Formula(cell); got != want {
			t.Errorf("%q: %v", cell, got)
		}
	}
}
