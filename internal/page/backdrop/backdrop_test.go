package backdrop_test

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/backdrop"
)

// A layer that comes or goes leaves the version as it is, and makes another background.
func TestABackgroundIsKeptForAVersionWithItsGround(t *testing.T) {
	ds := *datasettest.Shipped(t)
	plain, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	laid := ds
	laid.Ground = []incident.GroundLayer{{Name: "roads"}}
	other, err := atlas.Build(&laid)
	if err != nil {
		t.Fatal(err)
	}
	var kept backdrop.Bases
	first := kept.Of(plain, i18n.English())
	if kept.Of(plain, i18n.English()) != first {
		t.Error("the same version is prepared again")
	}
	if kept.Of(other, i18n.English()) == first || other.Version() != plain.Version() {
		t.Error("another ground has the same background")
	}
}
