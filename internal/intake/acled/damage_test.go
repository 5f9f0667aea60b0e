package acled_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/acled"
)

// change is a damage: the first of one text becomes another, in a file or in all of it.
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

// TestEachDamageOfATableHasItsFault: nothing is imported from a file with a fault, so one that is named is enough.
func TestEachDamageOfATableHasItsFault(t *testing.T) {
	g, whole := places(t), file(t, "export-2024.csv")
	for name, tc := range map[string]struct {
		damage func(string) string
		fault  string
	}{
		"cut off":              {func(s string) string { return s[:len(s)-40] }, "a row has 31 cells, and the file ends after 28"},
		"half a quote":         {change(`Observer,National,"Made`, `Observer,National,Made "`), "a quote stands only around a whole cell"},
		"a quote left open":    {change("National,Made", `National,"Made`), "a quoted cell ends with a quote"},
		"shifted":              {change("PAK900002,", "PAK900002,,"), "a row has 31 cells, this one has 32"},
		"shifted within":       {change("Remote violence,Remote explosive/landmine/IED,", "IED,x,"), "is a kind of event of ACLED"},
		"a spoilt date":        {change("2024-02-05", "45327"), "a spreadsheet's number of one"},
		"half a date":          {change("2024-02-05", "Feb-24"), "a spreadsheet has kept the month"},
		"no place":             {change("32.9700,70.2700", "0,0"), "(0, 0) lies in the sea off Africa"},
		"swapped axes":         {change("32.9700,70.2700", "70.2700,32.9700"), "are latitude and longitude swapped?"},
		"a latitude too high":  {change("32.9700,", "132.9700,"), "degrees lie between -90 and 90"},
		"a toll that is none":  {change("three dots.\",4,", "three dots.\",four,"), "a figure is a whole number"},
		"a toll with decimals": {change("three dots.\",4,", "three dots.\",4.5,"), "a figure is a whole number"},
		"an id twice":          {change("PAK900002", "PAK900001"), "an event's id stands only once"},
		"another's id":         {change("PAK900002", "2024-02-05"), "three capital letters and a number"},
		"a code that is none":  {change("2024-02-05,2024,2", "2024-02-05,2024,7"), "a code is 1 the day"},
		"NUL":                  {change("Mirian", "Mir\x00ian"), "a text has no NUL"},
		"50 MB in a cell":      {change("Mirian", strings.Repeat("x", 50<<20)), "a cell has at most 65536 bytes"},
		"a page":               {instead("<!DOCTYPE html><html><title>Sign in</title></html>"), "a page of HTML"},
		"mixed encodings": {both(change("Mirian", "Mirián"), change("Landi Kotal", "Landi K\xf3tal")),
			"the text is UTF-8, as it is above"},
		"a workbook":           {instead("PK\x03\x04\x14\x00\x06\x00"), "save the sheet as CSV"},
		"nothing":              {instead(""), "the file is empty"},
		"a column missing":     {change(",sub_event_type,", ",subevent,"), "the column is missing"},
		"a country of no name": {change("South Asia,Pakistan", "South Asia,Ruritania"), "it is the name of a country"},
		"a kind unknown":       {change("Armed clash", "Armed clsh"), "did you mean Armed clash?"},
		"a timestamp spoilt":   {change("1706900000", "1.71E+09"), "seconds since 1970"},
	} {
		t.Run(name, func(t *testing.T) { oneFault(t, read(t, g, "a.csv", tc.damage(whole), false), tc.fault) })
	}
}

func TestEachDamageOfAnAnswerHasItsFault(t *testing.T) {
	g, whole := places(t), file(t, "answer.json")
	for name, tc := range map[string]struct {
		damage func(string) string
		fault  string
	}{
		"cut off":              {func(s string) string { return s[:len(s)/2] }, "the file ends in the middle"},
		"half a quote":         {change(`"Mirian"`, `"Mir"ian"`), "the file is JSON"},
		"shifted":              {change(`"PAK900002", "event_date": "2024-02-05"`, `"2024-02-05", "event_date": "PAK900002"`), "a date is a day of the calendar"},
		"a spoilt date":        {change("2024-02-05", "45327"), "a spreadsheet's number of one"},
		"no place":             {change(`"32.9700", "longitude": "70.2700"`, `0, "longitude": 0`), "(0, 0) lies in the sea off Africa"},
		"swapped axes":         {change(`"32.9700", "longitude": "70.2700"`, `70.27, "longitude": 32.97`), "are latitude and longitude swapped?"},
		"a toll that is none":  {change(`"fatalities": "4"`, `"fatalities": null`), "a figure is a whole number"},
		"a toll below nothing": {change(`"fatalities": "4"`, `"fatalities": -4`), "a figure is a whole number"},
		"an id twice":          {change("PAK900002", "PAK900001"), "an event's id stands only once"},
		"a name twice":         {change(`"event_date": "2024-01-31"`, `"event_date": "2024-01-31", "event_date": "2024-01-30"`), "a name stands only once"},
		"NUL":                  {change("Mirian", "Mir\x00ian"), "the file is JSON"},
		"50 MB in a text":      {change("Mirian", strings.Repeat("x", 50<<20)), "a text has at most 65536 bytes"},
		"a page":               {change("{", "{<html>"), "the file is JSON"},
		"mixed encodings":      {change("Mirian", "Miri\xe1n"), "JSON is UTF-8"},
		"an error answer":      {instead(`{"status":403,"success":false,"error":{"message":"access denied"},"data":[]}`), "access denied"},
		"another error answer": {instead(`{"message":"Invalid token"}`), "message: Invalid token"},
		"a list":               {instead(`[{"event_id_cnty":"PAK900001"}]`), "one JSON object with a list data"},
		"a row that is none":   {change("\"data\":[\n{", "\"data\":[\n7,{"), "it is an object in braces"},
		"a column missing":     {func(s string) string { return strings.ReplaceAll(s, `"geo_precision"`, `"geo_prec"`) }, "the column geo_precision is missing"},
	} {
		t.Run(name, func(t *testing.T) { oneFault(t, read(t, g, "a.json", tc.damage(whole), false), tc.fault) })
	}
}

func oneFault(t *testing.T, got result, says string) {
	t.Helper()
	for _, f := range got.faults {
		if !strings.HasPrefix(f.Where, "a.") {
			t.Errorf("a fault stands at %s", f.Where)
		}
		if strings.Contains(f.Error(), says) {
			return
		}
	}
	t.Errorf("%v, want one with %q", got.faults, says)
}

func TestDaysComeFirstAndAColumnThatFitsBothOrdersIsRefused(t *testing.T) {
	g, whole := places(t), file(t, "export-2024.csv")
	days := []string{"2024-01-31", "2024-02-05", "2024-02-14", "2024-02-20", "2024-03-18", "2024-04-02", "2024-04-09", "2024-05-11"}
	with := func(written ...string) string {
		text := whole
		for i, d := range days {
			text = strings.Replace(text, d, written[i], 1)
		}
		return text
	}
	got := read(t, g, "a.csv", with("31-01-2024", "05-02-2024", "14-02-2024", "20-02-2024", "18-03-2024", "02-04-2024", "09-04-2024",
		"11-05-2024"), true)
	for i, e := range got.rows {
		if e.Date.String() != days[i] {
			t.Errorf("%s is read as %s", days[i], e.Date)
		}
	}
	if len(got.rows) != 8 || len(got.faults) > 0 {
		t.Errorf("%d rows, %v", len(got.rows), got.faults)
	}
	oneFault(t, read(t, g, "a.csv", with("01/02/2024", "05/02/2024", "04/02/2024", "02/02/2024", "08/03/2024", "02/04/2024",
		"09/04/2024", "11/05/2024"), true), "no date of the column has a day above 12")
	oneFault(t, read(t, g, "a.csv", with("01/31/2024", "02/05/2024", "02/14/2024", "02/20/2024", "03/18/2024", "04/02/2024",
		"04/09/2024", "05/11/2024"), true), "is there such a day")
}

func FuzzRead(f *testing.F) {
	for name, end := range map[string]string{"export-2024.csv": "", "export-2022.csv": "", "answer.json": "]}"} {
		lines := strings.SplitAfterN(file(f, name), "\n", 3) // short ones are quickly changed
		f.Add(lines[0] + strings.TrimSuffix(lines[1], ",\n") + end)
	}
	g := places(f)
	f.Fuzz(func(t *testing.T, text string) {
		l := findings.New(1 << 20)
		_, err := acled.Read(context.Background(), strings.NewReader(text), acled.Input{File: "a", All: true, Everywhere: true,
			Places: g,
			Row: func(e *acled.Event) {
				if e.ID == "acled-" || e.Date == 0 || e.Country == "" || e.Title == "" || e.Killed.Best == nil ||
					!e.GeoPrecision.Coarse() && e.Point == nil {
					t.Errorf("%+v", *e)
				}
			}}, l)
		if err != nil && err != io.EOF {
			t.Fatal(err)
		}
	})
}
