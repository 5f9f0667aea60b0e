package ucdp_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/ucdp"
)

// A file in the layout of GED, with values made for the tests.
var heading = strings.Split("id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"+
	"conflict_name,"+
	"dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"+
	"source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,"+
	"adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,"+
	"deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob", ",")

// made is a row of it; changes are column=value.
func made(id int, changes ...string) map[string]string {
	row := map[string]string{"id": fmt.Sprint(id), "year": "2021", "active_year": "1", "code_status": "Clear",
		"type_of_violence": "1",
		"side_a":           "Government of Pakistan", "side_b": "TTP", "number_of_sources": "2", "where_prec": "1",
		"source_article":    `"Dawn,2021-03-05,Blast; "third" this week";"Reuters,2021-03-05,Eight killed";"and more, police say"`,
		"where_coordinates": "Domail town", "where_description": "near Domail", "adm_1": "Khyber Pakhtunkwa province",
		"adm_2": "Bannu district", "latitude": "33.023037", "longitude": "70.757961", "country": "Pakistan", "event_clarity": "1",
		"date_prec": "1", "date_start": "2021-03-04 00:00:00.000", "date_end": "2021-03-04 00:00:00.000", "deaths_a": "2",
		"deaths_b": "4", "deaths_civilians": "1", "deaths_unknown": "1", "best": "8", "high": "11", "low": "6"}
	for _, c := range changes {
		column, value, _ := strings.Cut(c, "=")
		row[column] = value
	}
	return row
}

// file writes rows under the columns.
func file(columns []string, rows ...map[string]string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(columns)
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = row[c]
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.String()
}

func TestARowSaysWhatItsColumnsSay(t *testing.T) {
	all, l, done := read(t, "GEDEvent_v22_1.csv", file(heading, made(1)), false)
	if kept, _ := l.Faults(); len(kept) > 0 || len(all) != 1 {
		t.Fatal(kept)
	}
	e := all[0]
	want := [][2]string{
		{e.Title, "Government of Pakistan and TTP: 8 killed, Domail town"},
		{e.Summary, "UCDP counts 8 killed (6 to 11): 2 of Government of Pakistan, 4 of TTP, 1 civilian, 1 not told apart. " +
			"Where: near Domail."},
		{e.ActorName, "TTP"}, {e.CodedAs, "state-based violence"}, {string(e.Confidence), "confirmed"}, {e.Target, ""},
		{fmt.Sprint(len(e.Sources)), "2"}, {e.Sources[0].Note, `Blast; "third" this week`}, {e.Sources[0].Published.String(),
			"2021-03-05"},
		{e.Sources[1].Publisher, "Reuters"}, {e.Sources[1].Note, `Eight killed";"and more, police say`},
	}
	for _, w := range want {
		if w[0] != w[1] {
			t.Errorf("got  %s\nwant %s", w[0], w[1])
		}
	}
	if done.Release.Version != "22.1" || done.Release.Candidate {
		t.Errorf("the release is %+v", done.Release)
	}
}

func TestTitlesAreNeutralLinesOfWhatIsKnown(t *testing.T) {
	for name, tc := range map[string]struct {
		changes []string
		want    string
	}{
		"against civilians": {[]string{"type_of_violence=3", "side_a=IS", "side_b=Civilians", "deaths_a=0", "deaths_b=0",
			"deaths_civilians=8", "deaths_unknown=0"}, "IS against civilians: 8 killed, Domail town / iskp civilians"},
		"nobody is named": {[]string{"type_of_violence=2", "side_a=XXX770", "side_b=XXX770"},
			"Unidentified groups: 8 killed, Domail town / unidentified "},
		"one is not named": {[]string{"type_of_violence=3", "side_a=XXX770", "side_b=Civilians", "deaths_b=0", "deaths_unknown=5"},
			"An unidentified group against civilians: 8 killed, Domail town / unidentified civilians"},
		"none that is sure": {[]string{"deaths_a=0", "deaths_b=0", "deaths_civilians=0", "deaths_unknown=0", "best=0", "low=0"},
			"Government of Pakistan and TTP: up to 11 killed, Domail town / ttp "},
		"a place without a name": {[]string{"where_coordinates="}, "Government of Pakistan and TTP: 8 killed, Bannu / ttp "},
		"a long one": {[]string{"side_b=" + strings.Repeat("Lashkar ", 12)},
			"Government of Pakistan and Lashkar Lashkar Lashkar Lashkar Lashkar Lashkar Lashkar… / other "},
		"a group that has no word, at home": {[]string{"side_b=BRAS"},
			"Government of Pakistan and BRAS: 8 killed, Domail town / other "},
		"one of whom the other is abroad": {[]string{"side_a=Government of United States of America", "side_b=al-Qaida"},
			"Government of United States of America and al-Qaida: 8 killed, Domail town / us_forces "},
		"two states": {[]string{"side_a=Government of Afghanistan", "side_b=Government of Pakistan", "date_start=2021-10-01",
			"date_end=2021-10-01"},
			"Government of Afghanistan and Government of Pakistan: 8 killed, Domail town / afghan_taliban_forces "},
		"two states, before the takeover": {[]string{"side_a=Government of Afghanistan", "side_b=Government of Pakistan"},
			"Government of Afghanistan and Government of Pakistan: 8 killed, Domail town / other "},
	} {
		t.Run(name, func(t *testing.T) {
			all, l, _ := read(t, "f.csv", file(heading, made(1, tc.changes...)), true)
			if kept, _ := l.Faults(); len(kept) > 0 {
				t.Fatal(kept)
			}
			if got := fmt.Sprintf("%s / %s %s", all[0].Title, all[0].Actor, all[0].Target); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

// damage is what goes wrong with files, with the place and the rule that must be named.
var damage = map[string]struct {
	text        string
	where, says string
}{
	"a truncated file": {strings.TrimSuffix(file(heading, made(1), made(2)), ",11,6,,\n"), "f.csv:3:best", "was the file cut off"},
	"half a quote": {strings.Replace(file(heading, made(1), made(2)), `police say"`, "police say", 1), "f.csv:2:source_article",
		"a quote"},
	"shifted columns": {strings.Replace(file(heading, made(1)), "1,,2021,1", "1,2021,1,1", 1), "f.csv:2:year",
		"have the row's cells moved"},
	"a cell too many":  {strings.Replace(file(heading, made(1)), "1,,2021", "1,,,2021", 1), "f.csv:2:", "this one has 50"},
	"a number of days": {file(heading, made(1, "date_start=44259")), "f.csv:2:date_start", "it is 2021-03-04"},
	"a spoilt date":    {file(heading, made(1, "date_start=Mar-04")), "f.csv:2:date_start", "take the date from the file"},
	"(0, 0)":           {file(heading, made(1, "latitude=0", "longitude=0.0")), "f.csv:2:latitude", "off Africa"},
	"swapped axes": {file(heading, made(1, "latitude=70.757961", "longitude=33.023037")), "f.csv:2:latitude",
		"are latitude and longitude swapped"},
	"swapped axes elsewhere": {file(heading, made(1, "country=Mexico", "adm_1=Chihuahua", "adm_2=", "latitude=-106.4",
		"longitude=31.7")),
		"f.csv:2:latitude", "are latitude and longitude swapped"},
	"a best above high":  {file(heading, made(1, "best=80")), "f.csv:2:best", "not above high, 11"},
	"a high far below":   {file(heading, made(1, "high=2")), "f.csv:2:best", "not above high, 2"},
	"a low above best":   {file(heading, made(1, "low=40", "high=50")), "f.csv:2:low", "not above best, 8"},
	"a sum that is none": {file(heading, made(1, "best=7")), "f.csv:2:best", "it is the sum of deaths_a"},
	"an id twice":        {file(heading, made(1), made(2), made(1)), "f.csv:4:id", "it stands in line 2 too"},
	"a NUL":              {strings.Replace(file(heading, made(1)), "TTP", "T\x00P", 1), "f.csv:2:side_b", "no NUL"},
	"a field of 50 MB": {file(heading, made(1, "where_description="+strings.Repeat("x", 50<<20))),
		"f.csv:2:where_description", "at most 65536"},
	"a page of HTML":      {"<!doctype html><h1>502 Bad Gateway</h1>", "f.csv:1", "page of HTML"},
	"an answer of an API": {`{"error":"Result not found"}`, "f.csv:1", "Result not found"},
	"mixed encodings": {file(heading, made(1, "where_description=Zürich"), made(2, "where_description=Z\xfcrich")),
		"f.csv:3:where_description", "the text is UTF-8, as it is above"},
	"a column missing":         {file(heading[:44], made(1)), "f.csv:1:best", "the column is missing"},
	"an end before its start":  {file(heading, made(1, "date_end=2021-03-01")), "f.csv:2:date_end", "not before date_start"},
	"another year":             {file(heading, made(1, "year=2012")), "f.csv:2:year", "began on 2021-03-04"},
	"a code that is none":      {file(heading, made(1, "where_prec=8")), "f.csv:2:where_prec", "a code is"},
	"a figure below 0":         {file(heading, made(1, "deaths_b=-99")), "f.csv:2:deaths_b", "whole number"},
	"a figure of two meanings": {file(heading, made(1, "high=1,100")), "f.csv:2:high", "means one thing"},
	"a country of no name":     {file(heading, made(1, "country=Pakistn")), "f.csv:2:country", "name of a country"},
	"degrees without a point":  {file(heading, made(1, "latitude=33023037")), "f.csv:2:latitude", "is the decimal point lost"},
	"an id that is no number":  {file(heading, made(1, "id=PAK-1")), "f.csv:2:id", "whole number"},
	"a blank best":             {file(heading, made(1, "best=")), "f.csv:2:best", "not blank"},
	"an empty file":            {"", "f.csv:1", "empty"},
}

func TestDamageIsNamedWithItsPlaceAndTheRowIsKeptToBeMended(t *testing.T) {
	g := places(t)
	for name, tc := range damage {
		t.Run(name, func(t *testing.T) {
			l, kept := findings.New(1<<30), ""
			_, err := ucdp.Read(context.Background(), strings.NewReader(tc.text), ucdp.Input{File: "f.csv", Places: g,
				Row: func(*ucdp.Event) {}, Faulty: func(raw []byte) { kept += string(raw) }}, l)
			if err != nil {
				t.Fatal(err)
			}
			faults, _ := l.Faults()
			if len(faults) == 0 {
				t.Fatal("no fault")
			}
			f := faults[0].Error()
			if !strings.HasPrefix(f, tc.where) || !strings.Contains(f, tc.says) {
				t.Errorf("it says %s, want %s…%s", f, tc.where, tc.says)
			}
			if strings.HasPrefix(tc.where, "f.csv:1") != (kept == "") {
				t.Errorf("of the row is kept %q", kept)
			}
		})
	}
}

func TestWhatUCDPItselfHasIsNoFault(t *testing.T) {
	all, l, _ := read(t, "f.csv", file(heading, made(1, "high=7"), made(2, "low=9", "high=9"), made(3, "best=9",
		"deaths_b=5", "high=4",
		"low=4"), made(4, "year=2020", "date_start=2020-12-31", "date_prec=2"), made(5, "latitude=", "longitude=", "where_prec=6",
		"adm_1=", "adm_2=")), true)
	if kept, _ := l.Faults(); len(kept) > 0 {
		t.Fatal(kept)
	}
	if _, in := l.Warnings(); in["f.csv"] != 3 {
		t.Errorf("warnings: %v", in)
	}
	var got []string
	for _, e := range all {
		got = append(got, strings.Join([]string{figure(e.Killed.Low), figure(e.Killed.Best), figure(e.Killed.High)}, " "))
	}
	if d := cmp.Diff([]string{"6 8 8", "8 8 9", "4 9 9", "6 8 11", "6 8 11"}, got); d != "" {
		t.Error(d)
	}
	if e := all[4]; e.Point != nil || e.GeoPrecision != incident.CountryLevel {
		t.Errorf("an event known to the country has a place: %v, %s", e.Point, e.GeoPrecision)
	}
}

func TestNoCoarsePlaceIsSharp(t *testing.T) {
	for prec, want := range map[string]string{"1": "town true", "2": "town true", "3": "district true", "4": "province true",
		"5": "province true", "6": "province false", "7": "province false"} {
		all, _, _ := read(t, "f.csv", file(heading, made(1, "where_prec="+prec)), true)
		if got := fmt.Sprint(all[0].GeoPrecision, " ", all[0].Point != nil); got != want {
			t.Errorf("where_prec %s is %s, want %s", prec, got, want)
		}
	}
}

func TestColumnsStandInAnyOrderWithTagsAndOthersBetween(t *testing.T) {
	columns := append([]string{"iso3", "Extra"}, heading...)
	columns[2], columns[7] = columns[7], columns[2]
	text := file(columns, made(1, "iso3=PAK"))
	tags := make([]string, len(columns))
	for i := range tags {
		tags[i] = "#meta+" + columns[i]
	}
	first, rest, _ := strings.Cut(text, "\n")
	text = strings.ToUpper(first) + "\n" + strings.Join(tags, ",") + "\n" + rest
	all, l, _ := read(t, "f.csv", text, false)
	if kept, _ := l.Faults(); len(kept) > 0 || len(all) != 1 ||
		all[0].Title != "Government of Pakistan and TTP: 8 killed, Domail town" {
		t.Errorf("%v %v", kept, all)
	}
}

func TestAReleaseIsToldByItsNameAndItsRows(t *testing.T) {
	for name, tc := range map[string]struct {
		file    string
		changes []string
		want    string
	}{
		"a name of the download":    {"GEDEvent_v26_1.csv", nil, "26.1 false 1989-01-01/2025-12-31"},
		"a short name":              {"folder/ged221.csv", nil, "22.1 false 1989-01-01/2021-12-31"},
		"a month of Candidate":      {"GEDEvent_v26_0_4.csv", nil, "26.0.4 true 2026-04-01/2026-04-30"},
		"a quarter of it":           {"GEDEvent_v26_01_26_03.csv", nil, "26.01.26.03 true 2026-01-01/2026-03-31"},
		"no name, yearly":           {"events.csv", nil, " false 2021-01-01/2021-12-31"},
		"no name, still to check":   {"events.csv", []string{"code_status=Check deaths"}, " true 2021-03-01/2021-03-31"},
		"no name, booleans":         {"events.csv", []string{"active_year=true"}, " true 2021-03-01/2021-03-31"},
		"the name of the record":    {"candidate.csv", nil, " true 2021-03-01/2021-03-31"},
		"a date is no version":      {"download-2026-11-26.csv", nil, " false 2021-01-01/2021-12-31"},
		"another number in a name":  {"ged-sample-189-rows.csv", nil, " false 2021-01-01/2021-12-31"},
		"numbers and version mixed": {"2026-11-26 ged-25.1 (2).csv", nil, "25.1 false 1989-01-01/2024-12-31"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, done := read(t, tc.file, file(heading, made(1, tc.changes...)), true)
			r := done.Release
			if got := fmt.Sprintf("%s %v %s", r.Version, r.Candidate, r.Days); got != tc.want || r.Why == "" {
				t.Errorf("got %s (%s), want %s", got, r.Why, tc.want)
			}
		})
	}
}

func FuzzUCDP(f *testing.F) {
	for _, tc := range damage {
		if len(tc.text) < 4000 {
			f.Add([]byte(tc.text))
		}
	}
	f.Add([]byte(file(heading, made(1), made(2, "source_article=(1) A blast\n9 May 2010\nReuters\n\n(2) SATP"))))
	g := places(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		l := findings.New(1 << 30)
		_, err := ucdp.Read(context.Background(), bytes.NewReader(b), ucdp.Input{File: "f.csv", Places: g, Everywhere: true,
			Row: func(e *ucdp.Event) {
				if len([]rune(e.Title)) > 90 || len([]rune(e.Summary)) > 300 || e.Killed.Best == nil || e.Country == "" ||
					e.Point != nil && e.GeoPrecision == incident.CountryLevel {
					t.Errorf("an event can't be so: %+v", e)
				}
			}}, l)
		if err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	rows := make([]map[string]string, 20_000)
	for i := range rows {
		rows[i] = made(i + 1)
	}
	text, g := file(heading, rows...), places(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		n := 0
		_, err := ucdp.Read(context.Background(), strings.NewReader(text), ucdp.Input{File: "ged221.csv", Places: g,
			Row: func(*ucdp.Event) { n++ }}, findings.New(1<<30))
		if err != nil || n != len(rows) {
			b.Fatal(err, n)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
}
