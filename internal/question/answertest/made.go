package answertest

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/cql/cqltest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/queryables"
)

// Map is a small country: three districts in a row, the first two of two tehsils each, the last of none, between a
// province of Afghanistan in the west and one crossing on the border.
func Map() *incident.Dataset {
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

// Rows draws a dataset with what the shipped one lacks: rows without a place, without a figure, off their district.
func Rows(t *rapid.T) *incident.Dataset {
	ds := Map()
	n := rapid.IntRange(0, 150).Draw(t, "rows")
	for i := range n {
		ds.Incidents = append(ds.Incidents, madeRow(t, i))
	}
	tellAgain(t, ds)
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
		GeoPrecision:  pick(t, "precision", incident.OwnGeoPrecisions),
		Title:         pick(t, "title", madeTexts),
		Summary:       pick(t, "summary", madeTexts),
		Place:         pick(t, "place", madeTexts),
		Killed:        incident.Toll{Best: maybe(t, "killed")},
		Civilians:     maybe(t, "civilians"),
		Forces:        maybe(t, "forces"),
		Militants:     maybe(t, "militants"),
		Injured:       maybe(t, "injured"),
		Origin:        pick(t, "origin", []string{incident.Ours, incident.Ours, "theirs"}),
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
	if r.GeoPrecision == incident.CountryLevel {
		r.Point = nil
	}
	where := pick(t, "where", [][3]string{{"PK", incident.KP, "Alpha"}, {"PK", incident.KP, "Beta"}, {"PK", incident.KP, "Gamma"},
		{"PK", incident.KP, ""}, {"AF", "Khost", "Spera"}, {"AF", "Khost", ""}, {"AF", "Paktika", "Alpha"}, {"PK", "Punjab", "Beta"}})
	r.Country, r.Admin1, r.District = incident.Country(where[0]), where[1], where[2]
	for s := range rapid.IntRange(1, 3).Draw(t, "sources") {
		r.Sources = append(r.Sources, incident.Source{Publisher: pick(t, "publisher", []string{"A", "B"}), URL: fmt.Sprint(s)})
	}
	return r
}

// Query draws a query over what exists in the dataset, and now and then over what doesn't.
func Query(t *rapid.T, ds *incident.Dataset, v incident.Vocabulary) incident.Query {
	values := url.Values{}
	for _, p := range ogc.Filters() {
		if p.As != "" || rapid.IntRange(0, 4).Draw(t, p.Name+"?") > 0 {
			continue
		}
		switch list := p.Allowed(v); {
		case p.Kind == ogc.Period:
			if days := period(t, ds); !days.All() {
				values.Set(p.Name, days.String())
			}
			if rapid.IntRange(0, 8).Draw(t, "never") == 0 {
				values[p.Name] = []string{"2024-01-01", "2025-01-01"}
			}
		case len(list) > 0:
			values.Set(p.Name, strings.Join(subset(t, p.Name, list), ","))
		case p.Kind == ogc.Integer:
			if n := maybe(t, p.Name); n != nil {
				values.Set(p.Name, strconv.Itoa(*n))
			}
		case p.Kind == ogc.Words:
			words := []string{"sch", "bus", "carpet", "b", "مس", "attack", "kill", "2nd", "nothing"}
			values.Set(p.Name, strings.Join(subset(t, p.Name, words), " "))
		case p.Kind == ogc.Expression:
			names := cql.Names(queryables.Names(incident.LayerIncidents))
			values.Set(p.Name, cql.Format(cqltest.Draw(t, names, sayable(ds))))
		case p.Kind == ogc.Box:
			values.Set(p.Name, madeBox(t, ds))
		case p.Kind == ogc.Distance:
			at := point(t, ds)
			values.Set(p.Name, fmt.Sprintf("%v,%v,%v", at[0], at[1], rapid.Float64Range(0.001, 200).Draw(t, "km")))
		case p.Kind != ogc.Name: // a version may know no name
			t.Fatalf("%s: what does a %s look like?", p.Name, p.Kind)
		}
	}
	q, faults := ogc.ParseQuery(values, v)
	if len(faults) > 0 {
		t.Fatalf("%v: %v", values, faults)
	}
	return q
}

// sayable are values that rows have, and some that none has.
func sayable(ds *incident.Dataset) cqltest.Values {
	words := []string{"day", "ied", "ttp", "reported", "site", incident.KP, "PK", "Alpha", "nothing"}
	v := cqltest.Values{Texts: append(words, madeTexts...),
		Points: madePoints, Days: madeDays}
	for i := range min(len(ds.Incidents), 50) {
		r := &ds.Incidents[i]
		v.Texts = append(v.Texts, r.Title, r.ID)
		if r.Point != nil {
			v.Points = append(v.Points, *r.Point)
		}
		v.Days = incident.Days{From: min(v.Days.From, r.Date), To: max(v.Days.To, r.Date)}
	}
	return v
}

// madeBox is one between two points, now and then the way around the Earth.
func madeBox(t *rapid.T, ds *incident.Dataset) string {
	a, b := point(t, ds), point(t, ds)
	return fmt.Sprintf("%v,%v,%v,%v", a[0], min(a[1], b[1]), b[0], max(a[1], b[1]))
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
