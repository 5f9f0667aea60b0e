package mapping_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/mapping"
)

const plainMapping = small + `lat = "y"
lon = "x"
district = "district"
type = "kind"
killed = "dead"
killed_low = "least"
killed_high = "most"
summary = "text"
`

const plainTable = "id,day,district,y,x,kind,dead,least,most,text\n" +
	"1,2024-01-31,Bannu,32.9,70.6,ied,3,2,4,First\n2,2024-02-01,Tank,32.2,70.4,shelling,0,0,1,Second\n"

// plainPoints are as QGIS exports them, with the name of the layer and the reference system.
const plainPoints = `{
"type": "FeatureCollection",
"name": "events",
"crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } },
"features": [
{ "type": "Feature", "properties": { "id": 1, "day": "2024-01-31", "district": "Bannu", "kind": "ied", "dead": 3, "least": 2, "most": 4.0, "text": "First" }, "geometry": { "type": "Point", "coordinates": [ 70.6, 32.9 ] } },
{ "type": "Feature", "properties": { "id": 2, "day": "2024-02-01", "district": "Tank", "kind": "shelling", "dead": null, "least": null, "most": 1, "text": null }, "geometry": null }
]
}
`

func pointsMapping() string {
	return strings.Replace(plainMapping, "lat = \"y\"\nlon = \"x\"\n", "", 1)
}

func TestPointsAreRowsWithAPlace(t *testing.T) {
	m := mapped(t, strings.Replace(pointsMapping(), "[default]\n", "[default]\ngeo_precision = \"town\"\n", 1))
	got := read(t, m, places(t), "a.geojson", plainPoints)
	if len(got.faults) > 0 || len(got.rows) != 2 {
		t.Fatalf("%d rows, %v", len(got.rows), got.faults)
	}
	a, b := got.rows[0], got.rows[1]
	if a.ID != "desk-1" || a.Point == nil || a.Point.Lon() != 70.6 || *a.Killed.Best != 3 || *a.Killed.High != 4 ||
		a.GeoPrecision != "town" ||
		a.Type != "ied" || a.District != "Bannu" || a.Line != 6 {
		t.Errorf("%+v", a)
	}
	if b.Point != nil || b.Killed.Best != nil || b.Summary != "" || b.GeoPrecision != "district" {
		t.Errorf("a feature without a place: %+v", b)
	}
	text := strings.Replace(plainPoints, "OGC:1.3:CRS84", "EPSG::4326", 1)
	if epsg := read(t, m, places(t), "a.geojson", text); len(epsg.faults) > 0 {
		t.Error(epsg.faults)
	}
	if high := read(t, m, places(t), "a.geojson", strings.Replace(plainPoints, "32.9 ]", "32.9, 345.5 ]", 1)); len(high.faults) > 0 {
		t.Error(high.faults)
	}
}

func TestAnIDBesideThePropertiesIsOneToo(t *testing.T) {
	text := strings.Replace(plainPoints, `"properties": { "id": 1,`, `"id": "a/1", "properties": {`, 1)
	if got := read(t, mapped(t, pointsMapping()), places(t), "a.geojson", text); len(got.rows) != 2 || got.rows[0].ID != "desk-a-1" {
		t.Errorf("%+v %v", got.rows, got.faults)
	}
}

func change(from, to string) func(string) string {
	return func(s string) string {
		if !strings.Contains(s, from) {
			panic("the file has no " + from)
		}
		return strings.Replace(s, from, to, 1)
	}
}

// both are two damages of one file.
func both(one, other func(string) string) func(string) string {
	return func(s string) string { return other(one(s)) }
}

func instead(text string) func(string) string { return func(string) string { return text } }

var long = strings.Repeat("x", 50<<20)

func TestEachDamageOfATableHasItsFault(t *testing.T) {
	g, m := places(t), mapped(t, plainMapping)
	if got := read(t, m, g, "a.csv", plainTable); len(got.rows) != 2 || len(got.faults) > 0 {
		t.Fatal(got.faults)
	}
	for name, tc := range map[string]struct {
		damage func(string) string
		fault  string
	}{
		"cut off":            {func(s string) string { return s[:len(s)-20] }, "the file ends after"},
		"half a quote":       {change("First", `Fir"st`), "a quote stands only around a whole cell"},
		"a quote left open":  {change("First", `"First`), "a quoted cell ends with a quote"},
		"shifted":            {change("1,2024-01-31,", "1,,2024-01-31,"), "a row has 10 cells, this one has 11"},
		"shifted within":     {change("2024-01-31,Bannu", "Bannu,2024-01-31"), "a date is a day of the calendar"},
		"a spoilt date":      {change("2024-01-31", "45322"), "a spreadsheet's number of one"},
		"half a date":        {change("2024-01-31", "Jan-24"), "a spreadsheet has kept the month"},
		"two dates":          {change("2024-01-31", "03/04/2024"), `days = "day-month-year"`},
		"no place":           {change("32.9,70.6", "0,0"), "(0, 0) lies in the sea off Africa"},
		"half a place":       {change("32.9,70.6", "32.9,"), "both given or both blank"},
		"swapped axes":       {change("32.9,70.6", "70.6,32.9"), "are latitude and longitude swapped?"},
		"metres":             {change("32.9,70.6", "3641234.5,276543.2"), "degrees of lat lie between"},
		"best above high":    {change("3,2,4", "5,2,4"), "it is not above most, 4"},
		"low above best":     {change("3,2,4", "3,4,4"), "it is not above dead, 3"},
		"a toll below zero":  {change("3,2,4", "-3,2,4"), "a figure is a whole number"},
		"a toll in words":    {change("3,2,4", "three,2,4"), "a figure is a whole number"},
		"two tolls":          {change("3,2,4", "1.234,2,4"), `decimal = "."`},
		"an id twice":        {change("\n2,", "\n1,"), "an id stands only once"},
		"no id":              {change("\n2,", "\n,"), "the cell is not blank"},
		"a kind unknown":     {change("ied", "bomb"), "say in the mapping, in [words.type]"},
		"NUL":                {change("First", "Fi\x00rst"), "a text has no NUL"},
		"50 MB in a cell":    {change("First", long), "a cell has at most 65536 bytes"},
		"a page":             {instead("<!DOCTYPE html><title>404</title>"), "a page of HTML"},
		"an error answer":    {instead(`{"error":"no access"}`), "this is JSON"},
		"mixed encodings":    {both(change("First", "Fírst"), change("Second", "Sec\xf3nd")), "the text is UTF-8, as it is above"},
		"a workbook":         {instead("PK\x03\x04\x14\x00\x06\x00"), "save the sheet as CSV"},
		"an old workbook":    {instead("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "save the sheet as CSV"},
		"nothing":            {instead(""), "the file is empty"},
		"a column missing":   {change("dead", "deaths"), "the file has no such column"},
		"a column twice":     {change("text", "dead"), "a column stands only once"},
		"days the wrong way": {change("2024-01-31", "2024-31-01"), "is there such a day"},
	} {
		t.Run(name, func(t *testing.T) { oneFault(t, read(t, m, g, "a.csv", tc.damage(plainTable)), tc.fault) })
	}
}

func TestEachDamageOfPointsHasItsFault(t *testing.T) {
	g, m := places(t), mapped(t, pointsMapping())
	for name, tc := range map[string]struct {
		damage func(string) string
		fault  string
	}{
		"cut off":              {func(s string) string { return s[:len(s)/2] }, "the file ends in the middle"},
		"half a quote":         {change(`"First"`, `"Fir"st"`), "the file is JSON"},
		"a spoilt date":        {change("2024-01-31", "45322"), "a spreadsheet's number of one"},
		"no place":             {change("[ 70.6, 32.9 ]", "[0,0]"), "make its geometry null"},
		"swapped axes":         {change("[ 70.6, 32.9 ]", "[32.9,70.6]"), "are latitude and longitude swapped?"},
		"metres":               {change("[ 70.6, 32.9 ]", "[7859123.5,3876543.2]"), "EPSG:4326"},
		"half a place":         {change("[ 70.6, 32.9 ]", "[70.6]"), "a position is two numbers"},
		"another system":       {change("OGC:1.3:CRS84", "EPSG::32642"), "names another reference system"},
		"a line":               {change(`"Point", "coordinates": [ 70.6, 32.9 ]`, `"LineString", "coordinates": [[70.6,32.9],[70.7,33]]`), "Centroids"},
		"an area":              {change(`"Point", "coordinates": [ 70.6, 32.9 ]`, `"Polygon", "coordinates": []`), "Centroids"},
		"many points":          {change(`"Point", "coordinates": [ 70.6, 32.9 ]`, `"MultiPoint", "coordinates": [[70.6,32.9]]`), "Multipart to Singleparts"},
		"best above high":      {change(`"dead": 3`, `"dead": 5`), "it is not above most, 4"},
		"a toll below zero":    {change(`"dead": 3`, `"dead": -3`), "a figure is a whole number"},
		"an id twice":          {change(`"id": 2`, `"id": 1`), "an id stands only once"},
		"a name twice":         {change(`"dead": 3`, `"dead": 3, "dead": 4`), "a name stands only once"},
		"NUL":                  {change("First", "Fi\x00rst"), "the file is JSON"},
		"50 MB in a text":      {change("First", long), "a text has at most 65536 bytes"},
		"a page":               {instead("<html></html>"), "a page of a website"},
		"an error answer":      {instead(`{"error":{"code":403,"message":"no access"}}`), "no access"},
		"mixed encodings":      {change("First", "F\xedrst"), "JSON is UTF-8"},
		"nothing":              {instead(""), "the file ends in the middle"},
		"one feature":          {instead(`{"type":"Feature","properties":{},"geometry":null}`), "a single Feature"},
		"TopoJSON":             {instead(`{"type":"Topology","objects":{}}`), "TopoJSON"},
		"no feature":           {change(`{ "type": "Feature", "properties": { "id": 1,`, `{ "type": "Event", "properties": { "id": 1,`), "it is a GeoJSON Feature"},
		"no properties":        {change(`"geometry": null`, `"geometry": null }, { "type": "Feature", "geometry": null`), "it has properties in braces"},
		"a property missing":   {func(s string) string { return strings.ReplaceAll(s, `"dead"`, `"deaths"`) }, "the file has no such column"},
		"a geometry of nought": {change(`"geometry": null`, `"geometry": 7`), "a geometry is an object or null"},
	} {
		t.Run(name, func(t *testing.T) { oneFault(t, read(t, m, g, "a.geojson", tc.damage(plainPoints)), tc.fault) })
	}
}

func oneFault(t *testing.T, got result, says string) {
	t.Helper()
	for _, f := range got.faults {
		if strings.Contains(f.Error(), says) {
			return
		}
	}
	t.Errorf("%v, want one with %q", got.faults, says)
}

func TestFaultyRowsAreGivenBackAsTheyStand(t *testing.T) {
	g := places(t)
	for name, tc := range map[string]struct{ mapping, text string }{"a.csv": {plainMapping, plainTable},
		"a.geojson": {pointsMapping(), plainPoints}} {
		text := strings.Replace(tc.text, "2024-01-31", "never", 1)
		got := read(t, mapped(t, tc.mapping), g, name, text)
		if len(got.faulty) != 1 || !strings.Contains(text, got.faulty[0]) || len(got.rows) != 1 || len(got.faults) != 1 {
			t.Errorf("%s: %q, %d rows, %v", name, got.faulty, len(got.rows), got.faults)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{whole, small, plainMapping, "[columns]\nid.x = 1\n", "words = { type = { \"a\" = \"ied\" } }"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := findings.New(1 << 20)
		m, err := mapping.Read(strings.NewReader(text), "m.toml", l)
		faults, _ := l.Faults()
		if err != nil || (m == nil) != (len(faults) > 0) {
			t.Errorf("%v %v %v", m, faults, err)
		}
	})
}

func FuzzRows(f *testing.F) {
	f.Add(plainTable, false)
	f.Add(table, false)
	f.Add(plainPoints, true)
	g := places(f)
	tables, points := []*mapping.Mapping{mapped(f, plainMapping)}, []*mapping.Mapping{mapped(f, pointsMapping())}
	tables = append(tables, mapped(f, whole))
	f.Fuzz(func(t *testing.T, text string, json bool) {
		all := tables
		if json {
			all = points
		}
		for _, m := range all {
			l := findings.New(1 << 20)
			in := mapping.Input{File: "a", Places: g, Everywhere: true, Row: func(e *mapping.Event) {
				if e.Date == 0 || e.Country == "" || e.Title == "" || e.Place == "" || e.GeoPrecision == "" || e.DatePrecision == "" ||
					!e.GeoPrecision.Coarse() && e.Point == nil || e.GeoPrecision == incident.CountryLevel && e.Point != nil {
					t.Errorf("%+v", *e)
				}
			}}
			read := m.Table
			if json {
				read = m.Features
			}
			if _, err := read(context.Background(), bytes.NewReader([]byte(text)), in, l); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkFeatures(b *testing.B) {
	var text strings.Builder
	text.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range 10_000 {
		if i > 0 {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, "\n"+`{"type":"Feature","properties":{"id":%d,"day":"2024-01-31","district":"Bannu","kind":"ied","dead":3,"least":2,`+
			`"most":4,"text":"What is said of it in a line or two"},"geometry":{"type":"Point","coordinates":[70.6,32.9]}}`, i)
	}
	text.WriteString("]}")
	m, g := mapped(b, pointsMapping()), places(b)
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if r := read(b, m, g, "a.geojson", text.String()); len(r.rows) != 10_000 {
			b.Fatal(r.faults)
		}
	}
}
