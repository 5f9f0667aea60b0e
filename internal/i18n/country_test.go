package i18n_test

import (
	"testing"

	"khyberatlas/internal/i18n"
)

func TestACountryWithoutANameIsItsCode(t *testing.T) {
	for code, want := range map[string]string{"PK": "Pakistan", "IR": "Iran", "TJ": "Tajikistan", "FR": "FR"} {
		if got := i18n.English().Label("country", code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
