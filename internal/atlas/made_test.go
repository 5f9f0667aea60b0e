package atlas_test

import (
	"fmt"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
)

// madeMap is a small country: three districts in a row, the first two of two tehsils each, the last of none, between a
// province of Afghanistan in the west and one crossing on the border.
func madeMap() *incident.Dataset {
	ds := &incident.Dataset{Version: "made", Meta: incident.Meta{
		CollectedFrom: incident.MustDay("2025-01-01"), CollectedTo: incident.MustDay("2025-06-30")}}
	for i, name := range []string{"Alpha", "Beta", "Gamma"} {
		west := 70 + float64(i)
		id := fmt.Sprintf("d%d", i+1)
		ds.Districts = append(ds.Districts, incident.District{ID: id, Name: name, Division: "Bannu", Merged2018: i == 0,
			Population2023: 1_000_000 * (i + 1), Shape: square(west, 33, west+1, 34)})
		if i < 2 {
			ds.Tehsils = append(ds.Tehsils,
				incident.Tehsil{ID: id + "-south", DistrictID: id, Shape: square(west, 33, west+1, 33.5)},
				incident.Tehsil{ID: id + "-north", DistrictID: id, Shape: square(west, 33.5, west+1, 34)})
		}
	}
	ds.Provinces = []incident.Province{{Name: incident.KP, Shape: square(70, 33, 73, 34)}}
	ds.AfProvinces = []incident.Province{{ID: "khost", Name: "Khost", Shape: square(69, 33, 70, 34)}}
	ds.Crossings = []incident.Crossing{{ID: "gate", At: orb.Point{70, 33.5}}, {ID: "pass", At: orb.Point{70, 34}}}
	return ds
}

func square(west, south, east, north float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

var (
	madePoints = []orb.Point{{70, 33.5}, {70.25, 33.25}, {70.25, 33.75}, {70.25, 33.5}, {71, 33.1}, {71.5, 33.9}, {72.5, 33.5},
		{69.5, 33.5}, {72.9999, 34.01}, {-179.5, 10}}
	madeTexts = []string{"School bus", "čárpet Bazaar", "Scholar's house, 2nd street", "مسجد", "Bus-stop", ""}
	madeDays  = incident.Days{From: incident.MustDay("2024-12-25"), To: incident.MustDay("2025-03-10")}
)

func pick[T any](t *rapid.T, name string, of []T) T { return rapid.SampledFrom(of).Draw(t, name) }

func maybe(t *rapid.T, name string) *int {
	n := rapid.IntRange(-2, 6).Draw(t, name)
	if n < 0 {
		return nil
	}
	return &n
}

func day(t *rapid.T, name string) incident.Day {
	return incident.Day(rapid.Int32Range(int32(madeDays.From), int32(madeDays.To)).Draw(t, name))
}

// madeRows draws a dataset with what the shipped one lacks: rows without a place, without a figure, off their district.
func madeRows(t *rapid.T) *incident.Dataset {
	ds := madeMap()
	n := rapid.IntRange(0, 150).Draw(t, "rows")
	for i := range n {
		ds.Incidents = append(ds.Incidents, madeRow(t, i))
	}
	return ds
}

func madeRow(t *rapid.T, i int) incident.Incident {
	r := incident.Incident{
		ID:            fmt.Sprintf("row-%03d", (i*37)%1000),
		Date:          day(t, "date"),
		DatePrecision: pick(t, "date precision", []incident.DatePrecision{"day", "day", "day", "week", "month"}),
		Type:          pick(t, "type", incident.Types[:4]),
		Actor:         pick(t, "actor", incident.Actors[:3]),
		Confidence:    pick(t, "confidence", incident.Confidences),
		GeoPrecision:  pick(t, "precision", incident.GeoPrecisions),
		Title:         pick(t, "title", madeTexts),
		Summary:       pick(t, "summary", madeTexts),
		Place:         pick(t, "place", madeTexts),
		Killed:        incident.Toll{Best: maybe(t, "killed")},
		Civilians:     maybe(t, "civilians"),
		Forces:        maybe(t, "forces"),
		Militants:     maybe(t, "militants"),
		Injured:       maybe(t, "injured"),
	}
	if rapid.Bool().Draw(t, "range") {
		low := rapid.IntRange(0, 3).Draw(t, "low")
		high := low + rapid.IntRange(0, 5).Draw(t, "more")
		r.Killed.Low, r.Killed.High = &low, &high
	}
	if rapid.IntRange(0, 3).Draw(t, "long") == 0 {
		r.EndDate = r.Date + incident.Day(rapid.Int32Range(0, 45).Draw(t, "length"))
	}
	if rapid.IntRange(0, 9).Draw(t, "placeless") > 0 {
		at := pick(t, "point", madePoints)
		r.Point = &at
	}
	where := pick(t, "where", [][3]string{{"PK", incident.KP, "Alpha"}, {"PK", incident.KP, "Beta"}, {"PK", incident.KP, "Gamma"},
		{"PK", incident.KP, ""}, {"AF", "Khost", "Spera"}, {"AF", "Khost", ""}, {"AF", "Paktika", "Alpha"}, {"PK", "Punjab", "Beta"}})
	r.Country, r.Admin1, r.District = incident.Country(where[0]), where[1], where[2]
	for s := range rapid.IntRange(1, 3).Draw(t, "sources") {
		r.Sources = append(r.Sources, incident.Source{Publisher: pick(t, "publisher", []string{"A", "B"}), URL: fmt.Sprint(s)})
	}
	return r
}

func build(t interface {
	Helper()
	Fatal(...any)
}, ds *incident.Dataset) *atlas.Atlas {
	t.Helper()
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// madeQuery draws a query over what exists in the dataset, and now and then over what doesn't.
func madeQuery(t *rapid.T, ds *incident.Dataset, a *atlas.Atlas) incident.Query {
	var q incident.Query
	v := a.Vocabulary()
	some := func(name string) bool { return rapid.IntRange(0, 4).Draw(t, name) == 0 }
	if some("period?") {
		q.Days = period(t, ds)
	}
	if some("types?") {
		q.Types = subset(t, "types", incident.Types)
	}
	if some("actors?") {
		q.Actors = subset(t, "actors", incident.Actors)
	}
	if some("districts?") {
		for _, d := range subset(t, "districts", v.Districts) {
			q.InDistricts = append(q.InDistricts, d.ID)
		}
	}
	if some("stated?") {
		q.Districts = subset(t, "stated", v.Stated)
	}
	if some("admin1?") {
		q.Admin1 = subset(t, "admin1", v.Admin1)
	}
	if some("countries?") {
		q.Countries = subset(t, "countries", incident.Countries)
	}
	if some("confidences?") {
		q.Confidences = subset(t, "confidences", incident.Confidences)
	}
	if some("precisions?") {
		q.Precisions = subset(t, "precisions", incident.GeoPrecisions)
	}
	if some("killed?") {
		q.KilledMin = maybe(t, "killed_min")
	}
	if some("civilians?") {
		q.CiviliansMin = maybe(t, "civilians_min")
	}
	if some("words?") {
		q.Words = subset(t, "words", []string{"sch", "bus", "carpet", "b", "مس", "attack", "kill", "2nd", "nothing"})
	}
	if some("boxes?") {
		for range rapid.IntRange(1, 2).Draw(t, "boxes") {
			a, b := point(t, ds), point(t, ds)
			q.Boxes = append(q.Boxes, a.Bound().Union(b.Bound()))
		}
	}
	if some("near?") {
		q.Near = &incident.Near{At: point(t, ds), Km: rapid.Float64Range(0, 200).Draw(t, "km")}
	}
	q.Never = rapid.IntRange(0, 40).Draw(t, "never") == 0
	return q
}

func subset[T any](t *rapid.T, name string, of []T) []T {
	n := min(len(of), 3)
	var out []T
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(of)-1), 1, n, rapid.ID[int]).Draw(t, name) {
		out = append(out, of[i])
	}
	return out
}

// point is mostly one that occurs, so that the boundaries of boxes are met.
func point(t *rapid.T, ds *incident.Dataset) orb.Point {
	at := pick(t, "point", madePoints)
	if n := len(ds.Incidents); n > 0 && rapid.Bool().Draw(t, "of a row") {
		if p := ds.Incidents[rapid.IntRange(0, n-1).Draw(t, "row")].Point; p != nil {
			at = *p
		}
	}
	return at
}

func period(t *rapid.T, ds *incident.Dataset) incident.Days {
	from, to := day(t, "from"), day(t, "to")
	if n := len(ds.Incidents); n > 0 {
		from = ds.Incidents[rapid.IntRange(0, n-1).Draw(t, "from row")].Date + incident.Day(rapid.Int32Range(-3, 3).Draw(t, "off"))
		to = from + incident.Day(rapid.Int32Range(0, 400).Draw(t, "length"))
	}
	d := incident.Days{From: min(from, to), To: max(from, to)}
	switch rapid.IntRange(0, 3).Draw(t, "open") {
	case 0:
		d.From = 0
	case 1:
		d.To = 0
	}
	return d
}
