package mapping_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"golang.org/x/text/encoding/unicode"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/mapping"
)

const whole = `
[origin]
id = "desk"
name = "A desk's record"
publisher = "A desk"
version = "3"
released = "2024-06-01"
licence = "CC-BY-4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
citation = "A desk, 2024"
url = "https://desk.example"
redistribute = true

[[period]]
from = "2024-01-01"
to = "2024-05-31"
completeness = "sample"
note = "What the desk saw"

[read]
days = "day-month-year"
decimal = ","
blank = ["not known"]
sources = "/"

[columns]
id = "No"
date = "Day"
end_date = "Until"
date_precision = "How sure"
type = "What"
summary = "Tale"
place = "Where"
district = "District"
lat = "Y"
lon = "X"
geo_precision = "Point"
actor = "By"
target = "At"
killed = "Dead"
killed_low = "Dead, least"
killed_high = "Dead, most"
civilians_killed = "Of these civilians"
injured = "Hurt"
publisher = "Source"
published = "Printed"
url = "Link"
note = "Says"

[default]
country = "PK"
admin1 = "Khyber Pakhtunkhwa"
date_precision = "day"

[words.type]
"Blast" = "ied"
"*" = "not_coded"

[words.actor]
"The TTP" = "ttp"
"Nobody says" = "unidentified"

[words.date_precision]
"about" = "week"

[words.geo_precision]
"village" = "town"
"area" = "district"
`

const table = "No;Day;Until;How sure;What;Tale;Where;District;Y;X;Point;By;At;Dead;" +
	"Dead, least;Dead, most;Of these civilians;Hurt;Source;Printed;Link;Says\n" +
	"7/24;05/03/2024;;;BLAST;\"A bomb,\nby a road\";Mirian;Bannu;32,9212;70,58004;village;The TTP;police;" +
	"1.204;3;1.300;1;not known;Test Gazette;06/03/2024;https://desk.example/7;Four killed\n" +
	"8;13.03.2024;15.03.2024;about;Raid;;;FR Kohat;;;area;armed attack;;0;;;;2;Test Gazette/Test Observer;;;\n"

func places(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.New(datasettest.Shipped(t), geodata.Names)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func mapped(t testing.TB, text string) *mapping.Mapping {
	t.Helper()
	l := findings.New(1 << 20)
	m, err := mapping.Read(strings.NewReader(text), "m.toml", l)
	if faults, _ := l.Faults(); err != nil || m == nil {
		t.Fatalf("%v %v", faults, err)
	}
	return m
}

// result is what a file gave.
type result struct {
	rows   []mapping.Event
	done   mapping.Done
	faults []incident.Fault
	faulty []string
}

// read reads a table, or GeoJSON where the name says so.
func read(t testing.TB, m *mapping.Mapping, g *gazetteer.Gazetteer, name, text string) (r result) {
	t.Helper()
	l := findings.New(64 << 20)
	in := mapping.Input{File: name, Places: g, Row: func(e *mapping.Event) { r.rows = append(r.rows, *e) },
		Faulty: func(raw []byte) { r.faulty = append(r.faulty, string(raw)) }}
	run := m.Table
	if strings.HasSuffix(name, "json") {
		run = m.Features
	}
	var err error
	if r.done, err = run(context.Background(), strings.NewReader(text), in, l); err != nil {
		t.Fatal(err)
	}
	r.faults, _ = l.Faults()
	return r
}

func TestEachFieldLandsWhereTheMappingSays(t *testing.T) {
	m := mapped(t, strings.Replace(whole, `"Nobody says"`, `"armed attack" = "other"`+"\n"+`"Nobody says"`, 1))
	got := read(t, m, places(t), "a.csv", table)
	if len(got.faults) > 0 {
		t.Fatal(got.faults)
	}
	kohat := gazetteer.Unit{Country: "PK", Admin1: incident.KP, District: "Kohat", Inside: true}
	bannu := kohat
	bannu.District = "Bannu"
	want := []mapping.Event{
		{Line: 2, Where: bannu, Incident: incident.Incident{ID: "desk-7-24", Origin: "desk", Date: incident.MustDay("2024-03-05"),
			DatePrecision: "day", Type: "ied", Title: "BLAST, Mirian", Summary: "A bomb, by a road", Place: "Mirian", District: "Bannu",
			Admin1: incident.KP, Country: "PK", Point: &orb.Point{70.58, 32.9212}, GeoPrecision: "town", Actor: "ttp", Target: "police",
			Killed: incident.Toll{Low: new(3), Best: new(1204), High: new(1300)}, Civilians: new(1), Confidence: "reported",
			Coding: incident.Coding{CodedAs: "BLAST", ActorName: "The TTP"},
			Sources: []incident.Source{{IncidentID: "desk-7-24", Publisher: "Test Gazette", Published: incident.MustDay("2024-03-06"),
				URL: "https://desk.example/7", Note: "Four killed"}}}},
		{Line: 4, Where: kohat, Incident: incident.Incident{ID: "desk-8", Origin: "desk", Date: incident.MustDay("2024-03-13"),
			EndDate: incident.MustDay("2024-03-15"), DatePrecision: "week", Type: "not_coded", Title: "Raid, FR Kohat", Place: "FR Kohat",
			District: "Kohat", Admin1: incident.KP, Country: "PK", GeoPrecision: "district", Actor: "other",
			Killed: incident.Toll{Best: new(0)}, Injured: new(2), Confidence: "reported",
			Coding: incident.Coding{CodedAs: "Raid", ActorName: "armed attack"},
			Sources: []incident.Source{{IncidentID: "desk-8", Publisher: "Test Gazette"},
				{IncidentID: "desk-8", Publisher: "Test Observer"}}}},
	}
	if d := cmp.Diff(want, got.rows); d != "" {
		t.Error(d)
	}
	if d := got.done.Days.String(); d != "2024-03-05/2024-03-15" {
		t.Errorf("the rows are from %s", d)
	}
	origin := incident.Origin{ID: "desk", Name: "A desk's record", Publisher: "A desk", Version: "3",
		Released: incident.MustDay("2024-06-01"), Licence: "CC-BY-4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/",
		Citation: "A desk, 2024", URL: "https://desk.example", Redistribute: true}
	period := []incident.Period{{Origin: "desk", Days: incident.Days{From: incident.MustDay("2024-01-01"),
		To: incident.MustDay("2024-05-31")}, Completeness: "sample", Note: "What the desk saw"}}
	if d := cmp.Diff(origin, m.Origin) + cmp.Diff(period, m.Periods); d != "" {
		t.Error(d)
	}
}

// small is as little as a mapping may say.
const small = "[origin]\nid = \"desk\"\nname = \"Desk\"\npublisher = \"Desk\"\n" +
	"[default]\ncountry = \"PK\"\n[columns]\nid = \"id\"\ndate = \"day\"\n"

func TestAMappingThatSaysLittleLeavesMuchUnsaid(t *testing.T) {
	m := mapped(t, small+"admin1 = \"p\"\ndistrict = \"d\"\nlat = \"y\"\nlon = \"x\"\n")
	got := read(t, m, places(t), "a.csv", "id,day,p,d,y,x\n1,2024-01-31,KP,Bannu,32.9,70.6\n2,2024-01-31,KP,,32.9,70.6\n"+
		"3,2024-01-31,,,,\n4,2024-01-31,Sindh,,,\n5,2024-01-31,KP,Xanadu,,\n")
	if d := got.done; len(got.faults) > 0 || len(got.rows) != 3 || d.Outside != 2 || d.Countrywide != 1 || d.Untold["Xanadu"] != 1 {
		t.Fatalf("%d rows, %+v %v", len(got.rows), got.done, got.faults)
	}
	for i, want := range []string{"district Bannu", "province ", "province "} {
		r := got.rows[i]
		if p := string(r.GeoPrecision) + " " + r.District; p != want || r.Type != "not_coded" || r.Actor != "unidentified" ||
			r.Confidence != "reported" || r.Killed.Best != nil || len(r.Sources) > 0 {
			t.Errorf("row %d: %s, want %s; %+v", i, p, want, r.Incident)
		}
	}
}

func TestIDsAreMadeOfRowsWhereTheMappingSaysSo(t *testing.T) {
	without := strings.Replace(small, "id = \"id\"\n", "", 1)
	m := mapped(t, strings.Replace(without, "[default]", "[read]\nid = \"content\"\n[default]", 1)+
		"district = \"d\"\n")
	g := places(t)
	one := read(t, m, g, "a.csv", "n,d,day\n1,Bannu,2024-01-31\n2,Tank,2024-01-31\n")
	other := read(t, m, g, "b.csv", "day,d\n2024-01-31,Tank\n2024-01-31,Bannu\n")
	if len(one.rows) != 2 || len(other.rows) != 2 || one.rows[0].ID != other.rows[1].ID || one.rows[0].ID == one.rows[1].ID ||
		!strings.HasPrefix(one.rows[0].ID, "desk-") {
		t.Errorf("%+v and %+v", one, other)
	}
	twice := read(t, m, g, "c.csv", "day,d\n2024-01-31,Tank\n2024-01-31,Tank\n")
	if len(twice.faults) != 1 || !strings.Contains(twice.faults[0].Rule, "can't be told apart") {
		t.Error(twice.faults)
	}
}

func TestADayMayBeInThreeCellsAndAPlaceInOne(t *testing.T) {
	three := "year = \"y\"\nmonth = \"m\"\nday = \"d\"\nlat_lon = \"at\"\nadmin1 = \"p\""
	m := mapped(t, strings.Replace(small, "date = \"day\"", three, 1))
	got := read(t, m, places(t), "a.csv", "id;y;m;d;at;p\n1;2024;2;29;32.9212, 70.58004;KP\n2;2024;3;0;;KP\n3;2023;2;29;;KP\n"+
		"4;2024;13;1;;KP\n5;2024;1;1;33,9 70,5;KP\n6;2024;1;1;0 0;KP\n")
	if len(got.rows) != 2 || len(got.faults) != 4 {
		t.Fatalf("%+v %v", got.rows, got.faults)
	}
	a, b := got.rows[0], got.rows[1]
	if a.Date.String() != "2024-02-29" || a.DatePrecision != "day" || a.Point == nil || *a.Point != (orb.Point{70.58, 32.9212}) ||
		b.Date.String() != "2024-03-01" || b.DatePrecision != "month" {
		t.Errorf("%+v %+v", a, b)
	}
}

func TestTextsOfWhatMayNotBePassedOnAreCutToALine(t *testing.T) {
	m := mapped(t, small+"summary = \"s\"\nadmin1 = \"p\"\n")
	got := read(t, m, places(t), "a.csv", "id,day,p,s\n1,2024-01-31,KP,"+strings.Repeat("many words ", 30)+"\n")
	if s := got.rows[0].Summary; len(s) > 125 || !strings.HasSuffix(s, "…") {
		t.Errorf("%d: %s", len(s), s)
	}
}

func TestTheCountryIsThatOfTheNamesWhereOneAloneHasThem(t *testing.T) {
	m := mapped(t, strings.Replace(small, "country = \"PK\"", "", 1)+"admin1 = \"p\"\ndistrict = \"d\"\n")
	got := read(t, m, places(t), "a.csv", "id,day,p,d\n1,2024-01-31,,Bannu\n2,2024-01-31,Kunar,\n"+
		"3,2024-01-31,,Nowhere\n4,2024-01-31,,\n")
	if len(got.rows) != 2 || got.rows[0].Country != "PK" || got.rows[1].Country != "AF" || len(got.faults) != 2 {
		t.Errorf("%+v %v", got.rows, got.faults)
	}
}

func ExampleRead() {
	l := findings.New(1 << 20)
	text := strings.Replace(small, "publisher", "publishr", 1)
	m, err := mapping.Read(strings.NewReader(text), "desk.toml", l)
	faults, _ := l.Faults()
	fmt.Println(m == nil, err)
	fmt.Println(faults[0].Where, faults[0].Rule, "-", faults[0].Mend)
	// Output:
	// true <nil>
	// desk.toml:4:origin.publishr a mapping has no such key - did you mean publisher?
}

func TestEachMistakeInAMappingHasItsFault(t *testing.T) {
	for name, tc := range map[string]struct{ from, to, where, says string }{
		"no TOML":               {"[default]", "[default", "m.toml:5", "a mapping is TOML"},
		"a number for a text":   {`name = "Desk"`, `name = 7`, "m.toml:3", "a mapping is TOML"},
		"a key that is none":    {`date = "day"`, `dat = "day"`, "m.toml:9:columns.dat", "did you mean date?"},
		"a key of another part": {`[default]`, "[default]\nredistribute = \"no\"", "m.toml:6:default.redistribute", "it stands in [origin]"},
		"a part that is none":   {`[default]`, "[defaults]", "m.toml:5:defaults", "did you mean default?"},
		"a key of a period":     {`[default]`, "[[period]]\nform = \"2024-01-01\"\n[default]", "m.toml:6:period.0.form", "did you mean from?"},
		"a period backwards": {`[default]`, "[[period]]\nfrom = \"2024-02-01\"\nto = \"2024-01-01\"\ncompleteness = \"sample\"\n[default]",
			"m.toml:7:period.0.to", "a period does not end before it begins"},
		"a period's word": {`[default]`, "[[period]]\nfrom = \"2024-01-01\"\nto = \"2024-01-01\"\ncompleteness = \"smple\"\n[default]",
			"m.toml:8:period.0.completeness", "did you mean sample?"},
		"no publisher":          {`publisher = "Desk"`, ``, "m.toml:1:origin.publisher", "whose record"},
		"no id of the origin":   {`id = "desk"`, `id = "The Desk"`, "m.toml:2:origin.id", "small letters"},
		"ours":                  {`id = "desk"`, `id = "atlas"`, "m.toml:2:origin.id", "are of other records"},
		"passed on, but how":    {`[default]`, "redistribute = true\n[default]", "m.toml:5:origin.redistribute", "names the licence"},
		"no address":            {`[default]`, "url = \"desk\"\n[default]", "m.toml:5:origin.url", "an address begins with"},
		"no day":                {`[default]`, "released = \"soon\"\n[default]", "m.toml:5:origin.released", "written YYYY-MM-DD"},
		"an order that is none": {`[default]`, "[read]\ndays = \"d/m/y\"\n[default]", "m.toml:6:read.days", "day-month-year"},
		"a mark that is none":   {`[default]`, "[read]\ndecimal = \"x\"\n[default]", "m.toml:6:read.decimal", "one of the words"},
		"a toll of nothing":     {`[default]`, "[read]\ntoll = 0\n[default]", "m.toml:6:read.toll", "1 person or more"},
		"no id":                 {`id = "id"`, ``, "m.toml:7:columns.id", `id = "content"`},
		"two ids":               {`[default]`, "[read]\nid = \"content\"\n[default]", "m.toml:6:read.id", "take one of the two lines out"},
		"no day column":         {`date = "day"`, ``, "m.toml:7:columns.date", "the day of each row"},
		"half a day":            {`date = "day"`, `year = "y"`, "m.toml:7:columns.month", "year, month and day"},
		"two days":              {`date = "day"`, "date = \"day\"\nyear = \"y\"", "m.toml:10:columns.year", "take one of the two out"},
		"two places":            {`date = "day"`, "date = \"day\"\nlat = \"y\"\nlon = \"x\"\nlat_lon = \"p\"", "m.toml:12:columns.lat_lon", "lat_lon"},
		"half a place":          {`date = "day"`, "date = \"day\"\nlat = \"y\"", "m.toml:7:columns.lon", "both columns"},
		"a column twice":        {`date = "day"`, "date = \"day\"\nend_date = \"day\"", "m.toml:10:columns.end_date", "is date already"},
		"a blank column":        {`date = "day"`, `date = " "`, "m.toml:9:columns.date", "the name of a column"},
		"words of no column":    {`[default]`, "[words.type]\nx = \"ied\"\n[default]", "m.toml:5:words.type", "words are of a column"},
		"a word not ours":       {`date = "day"`, "date = \"day\"\ntype = \"t\"\n[words.type]\nx = \"idd\"", "m.toml:12:words.type.x", "did you mean ied?"},
		"a text unseen":         {`name = "Desk"`, "name = \"De\u200bsk\"", "m.toml:3:origin.name", "can't be seen"},
		"a default not ours":    {`country = "PK"`, `country = "Pakistan"`, "m.toml:6:default.country", "code of two capital letters"},
	} {
		l := findings.New(1 << 20)
		m, err := mapping.Read(strings.NewReader(strings.Replace(small, tc.from, tc.to, 1)), "m.toml", l)
		faults, _ := l.Faults()
		found := false
		for _, f := range faults {
			found = found || strings.HasPrefix(f.Where, tc.where) && strings.Contains(f.Error(), tc.says)
		}
		if m != nil || err != nil || !found {
			t.Errorf("%s: %v %v, want %q at %s", name, faults, err, tc.says, tc.where)
		}
	}
}

// A mapping is written by whatever program is at hand.
func TestAMappingMayHaveAMark(t *testing.T) {
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plainMapping)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"\ufeff" + plainMapping, wide} {
		if m := mapped(t, text); m == nil || m.Origin.ID != "desk" {
			t.Errorf("%+v", m)
		}
	}
}
