package hue_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

func TestEveryKindAndStateHasTheHueOfTheLightTheme(t *testing.T) {
	sheet, err := os.ReadFile("../../assets/src/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, _, _ := strings.Cut(string(sheet), "@media")
	has := func(token, value string) {
		t.Helper()
		if line := fmt.Sprintf("--%s: %s;", token, value); !strings.Contains(light, line) {
			t.Errorf("tokens.css has no line %q", line)
		}
	}
	for _, k := range incident.Types {
		has("type-"+string(k), hue.Of(k))
	}
	has("map-frontier", hue.Line)
	for _, s := range append([]incident.Status{incident.Partial, incident.Unknown}, incident.Statuses...) {
		has("status-"+string(s), hue.OfState(s))
	}
}
