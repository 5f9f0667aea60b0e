package canon_test

import (
	"testing"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
)

// What may not be passed on stands in the version by its digest: without its rows the whole is called as with them.
func TestADigestStandsForRowsThatAreNotThere(t *testing.T) {
	whole := datasettest.Records(t, "open", "shut")
	part := *whole
	part.Digests, part.Incidents = nil, nil
	for _, i := range whole.Incidents {
		if i.Origin != "shut" {
			part.Incidents = append(part.Incidents, i)
		}
	}
	canon.Seal(&part)
	var shut []incident.Digest
	for _, d := range whole.Digests {
		if d.Origin == "shut" {
			shut = append(shut, d)
		}
	}
	if got := canon.VersionWith(&part, shut); len(shut) != 1 || got != whole.Version || part.Version == whole.Version {
		t.Errorf("with %d digests the rest, version %s, is called %s, want %s as with the rows", len(shut), part.Version, got,
			whole.Version)
	}
}
