package incident_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

func boxOf(west, south, east, north float64) orb.Bound {
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

func TestAQueryIsChangedAsACopy(t *testing.T) {
	five := 5
	full := incident.Query{Days: incident.Days{From: 3, To: 9}, Boxes: []orb.Bound{boxOf(0, 0, 2, 2)},
		Types:       []incident.Type{"drone_strike", "ied"},
		InDistricts: []string{"a", "b"}, Precisions: []incident.GeoPrecision{"district", "site"}, KilledMin: &five}
	badge := incident.Badge{Country: "PK", Admin1: "P", District: "A", Precision: "district", At: orb.Point{1, 1}}
	for name, tc := range map[string]struct {
		got  incident.Query
		want func(q *incident.Query)
	}{
		"other days": {full.Within(incident.Days{To: 4}), func(q *incident.Query) { q.Days = incident.Days{To: 4} }},
		"the period": {full.OnlyPeriod(), func(q *incident.Query) { *q = incident.Query{Days: q.Days} }},
		"everywhere": {full.Anywhere(), func(q *incident.Query) { q.Boxes = nil }},
		"a square":   {full.InSquare(boxOf(1, 1, 3, 3)), func(q *incident.Query) { q.Boxes = []orb.Bound{boxOf(1, 1, 2, 2)} }},
		"a point": {full.Around(orb.Point{1, 2}, 3), func(q *incident.Query) {
			q.Near = &incident.Near{At: orb.Point{1, 2},
				Km: 3}
		}},
		"strikes":      {full.OfTypes(incident.StrikeTypes), func(q *incident.Query) { q.Types = []incident.Type{"drone_strike"} }},
		"a record":     {full.OfOrigins([]string{"atlas"}), func(q *incident.Query) { q.Origins = []string{"atlas"} }},
		"a district":   {full.OfDistrict("a"), func(q *incident.Query) { q.InDistricts = []string{"a"} }},
		"sharp places": {full.Sharp(), func(q *incident.Query) { q.Precisions = []incident.GeoPrecision{"site"} }},
		"a badge": {full.OfBadge(badge), func(q *incident.Query) {
			q.Admin1, q.Countries, q.Precisions = []string{"P"}, []incident.Country{"PK"}, []incident.GeoPrecision{"district"}
			q.Boxes = []orb.Bound{boxOf(1, 1, 1, 1)}
		}},
		"a province's badge": {incident.Query{}.OfBadge(incident.Badge{Country: "AF", Admin1: "K", Precision: "province"}),
			func(q *incident.Query) {
				*q = incident.Query{Admin1: []string{"K"}, Countries: []incident.Country{"AF"},
					Precisions: []incident.GeoPrecision{"province"}}
			}},
	} {
		want := full
		tc.want(&want)
		if !reflect.DeepEqual(tc.got, want) {
			t.Errorf("%s: %+v, want %+v", name, tc.got, want)
		}
	}
	if !slices.Equal(full.Types, []incident.Type{"drone_strike", "ied"}) ||
		!slices.Equal(full.Precisions, []incident.GeoPrecision{"district", "site"}) {
		t.Errorf("the query itself became %+v", full)
	}
}

func TestWhatIsNarrowedToNothingNeverMatches(t *testing.T) {
	for name, q := range map[string]incident.Query{
		"another square":    incident.Query{Boxes: []orb.Bound{boxOf(0, 0, 1, 1)}}.InSquare(boxOf(5, 5, 6, 6)),
		"no strikes":        incident.Query{Types: []incident.Type{"ied"}}.OfTypes(incident.StrikeTypes),
		"another record":    incident.Query{Origins: []string{"ucdp"}}.OfOrigins([]string{"atlas"}),
		"another district":  incident.Query{InDistricts: []string{"b"}}.OfDistrict("a"),
		"coarse and sharp":  incident.Query{Precisions: []incident.GeoPrecision{"district"}}.Sharp(),
		"never, only days":  incident.Query{Never: true}.OnlyPeriod(),
		"never, everywhere": incident.Query{Never: true}.Anywhere(),
	} {
		if !q.Never {
			t.Errorf("%s: %+v matches", name, q)
		}
	}
	if q := (incident.Query{Never: true}).Within(incident.Days{From: 1}); q.Never {
		t.Error("other days are none either")
	}
}

func TestEveryPartButThePeriodCanBeTakenAway(t *testing.T) {
	one := 1
	full := incident.Query{Days: incident.Days{From: 1}, Boxes: []orb.Bound{{}}, Types: incident.Types, Actors: incident.Actors,
		Districts: []string{"A"}, InDistricts: []string{"a"}, Admin1: []string{"P"}, Countries: incident.Countries,
		Confidences: incident.Confidences, Precisions: incident.GeoPrecisions, DatePrecisions: incident.IncidentDatePrecisions,
		KilledMin: &one, CiviliansMin: &one, PublishersMin: &one, Words: []string{"w"}, Near: &incident.Near{},
		Origins: []string{incident.Ours}}
	rest := full
	for p := incident.ByTypes; p <= incident.ByOrigins; p++ {
		if reflect.DeepEqual(full.Without(p), full) {
			t.Errorf("part %d stays", p)
		}
		rest = rest.Without(p)
	}
	if want := (incident.Query{Days: full.Days}); !reflect.DeepEqual(rest, want) {
		t.Errorf("%+v is left, want the period alone", rest)
	}
	got := rest.OnGround([]string{"P"}, nil)
	if !slices.Equal(got.Admin1, []string{"P"}) || got.Countries != nil || rest.Admin1 != nil {
		t.Errorf("on other ground: %+v, and the query itself %+v", got, rest)
	}
}

func TestAListIsLifted(t *testing.T) {
	q := incident.Query{Types: incident.Types, Actors: incident.Actors, InDistricts: []string{"a"},
		Confidences: incident.Confidences,
		Precisions:  incident.GeoPrecisions, Countries: incident.Countries, Origins: []string{incident.Ours}}
	for field, lifted := range map[string]incident.Query{"Types": q.AnyType(), "Actors": q.AnyActor(),
		"InDistricts": q.AnyDistrict(),
		"Confidences": q.AnyConfidence(), "Precisions": q.AnyPrecision(), "Countries": q.AnyCountry(), "Origins": q.AnyOrigin()} {
		want := q
		reflect.ValueOf(&want).Elem().FieldByName(field).SetZero()
		if !reflect.DeepEqual(lifted, want) {
			t.Errorf("%s: %+v", field, lifted)
		}
	}
}
