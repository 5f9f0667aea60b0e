package draw_test

import (
	"testing"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
)

func TestEveryKindIsInOneGroupAndEveryGroupHasTheHueOfOneOfItsKinds(t *testing.T) {
	for _, kind := range incident.Types {
		if group := draw.GroupOf(kind); group < 0 || group >= draw.GroupCount || (group == draw.Strikes) != kind.Strike() {
			t.Errorf("%s is in the group %d", kind, group)
		}
	}
	for group, hue := range draw.GroupHues {
		if draw.GroupOf(hue) != group {
			t.Errorf("the hue of %s stands for the group %d", hue, group)
		}
	}
}
