package spot_test

import (
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

func ExampleSpot_Add() {
	var s spot.Spot
	for _, kind := range []incident.Type{"shelling", "ied", "shelling"} {
		s.Add(&incident.Record{Incident: &incident.Incident{Type: kind, Confidence: "reported"}})
	}
	fmt.Println(s.Count, s.Kinds, s.One)
	// Output: 3 [{ied 1 0} {shelling 2 0}] <nil>
}
