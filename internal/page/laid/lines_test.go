package laid_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/laid"
	"khyberatlas/internal/wording"
)

func TestRoadsThatAreLaidAreNotSaidToBeStraight(t *testing.T) {
	w := wording.Wording{Printer: i18n.English()}
	for _, tc := range []struct {
		laid           []string
		straight, laps bool // roads are straight; rivers are a kilometre off
	}{
		{nil, true, true}, {[]string{"roads"}, false, true}, {[]string{"rivers"}, true, false},
		{[]string{"roads", "rivers"}, false, false},
	} {
		var ground []incident.GroundLayer
		for _, name := range tc.laid {
			ground = append(ground, incident.GroundLayer{Name: name})
		}
		text := laid.Lines(w, ground)
		if strings.Contains(text, "Main roads are drawn straight") != tc.straight ||
			strings.Contains(text, "Relief and rivers") != tc.laps {
			t.Errorf("with %v laid: %s", tc.laid, text)
		}
	}
}
