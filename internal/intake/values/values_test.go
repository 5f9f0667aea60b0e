package values_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

func ExampleOrder_Day() {
	for _, s := range []string{"2021-03-04 00:00:00.000", "4 March 2021", "31/01/2024", "۳۱ جنوری ۲۰۲۴", "04/03/2021"} {
		d, p := values.AnyOrder.Day(s)
		fmt.Println(d.String() + p.Rule)
	}
	d, _ := values.DayFirst.Day("04/03/2021")
	fmt.Println(d)
	// Output:
	// 2021-03-04
	// 2021-03-04
	// 2024-01-31
	// 2024-01-31
	// a date means one day, and 04/03/2021 can be 2021-03-04 or 2021-04-03
	// 2021-03-04
}

func TestDaysAreReadAsPeopleWriteThem(t *testing.T) {
	for s, want := range map[string]string{
		"2021-03-04": "2021-03-04", "2021-03-04 00:00:00.000": "2021-03-04", "2021-03-04T23:59:00Z": "2021-03-04",
		"2021-03-04 00:00:00": "2021-03-04", "2021/03/04": "2021-03-04", "2021-3-4": "2021-03-04",
		"2021-03-04T00:00:00+05:00": "2021-03-04",
		"31 January 2024":           "2024-01-31", "31-Jan-2024": "2024-01-31", "January 31, 2024": "2024-01-31",
		"31st January, 2024":         "2024-01-31",
		"Wednesday, 31 January 2024": "2024-01-31", "31-01-2024": "2024-01-31", "31/01/2024": "2024-01-31",
		"01/31/2024": "2024-01-31",
		"31.1.2024":  "2024-01-31", "05/05/2024": "2024-05-05", "31/01/2024 14:30": "2024-01-31",
		"1/31/2024 2:30 PM": "2024-01-31",
		"۲۰۲۱-۰۳-۰۴":        "2021-03-04", "٢٠٢١-٠٣-٠٤": "2021-03-04", "۴ مارچ ۲۰۲۱": "2021-03-04", "29 February 2024": "2024-02-29",
		"2024-01-31 +05": "", "04/03/2021": "", "4-3-21": "", "31 Jan 24": "", "2021-02-29": "", "2021-13-04": "",
		"29 February 2023": "",
		"2021-03":          "", "2021": "", "soon": "", "": "", "31/31/2024": "", "0021-03-04": "", "2021-03-04x": "",
		"2021-03-04/2021-03-05": "",
		"44259":                 "", "44259.5": "", "Mar-04": "", "4-Mar": "", "Mar-21": "", "########": "", "١٢": "",
	} {
		d, p := values.AnyOrder.Day(s)
		if d.String() != want || p.OK() != (want != "") {
			t.Errorf("%q is read as %v, %+v; want %s", s, d, p, want)
		}
	}
}

func TestDatesThatASpreadsheetHasSpoiltAreToldFromOthers(t *testing.T) {
	for s, says := range map[string]string{"44259": "it is 2021-03-04", "44259.5": "it is 2021-03-04",
		"Mar-04": "take the date from",
		"4-Mar":  "take the date from", "######": "widen it", "4-3-21": "write it YYYY-MM-DD",
		"someday": "write it YYYY-MM-DD"} {
		if _, p := values.AnyOrder.Day(s); !strings.Contains(p.Mend, says) {
			t.Errorf("of %q it says %+v", s, p)
		}
	}
}

func TestAColumnSaysItselfWhetherDaysComeFirst(t *testing.T) {
	for name, tc := range map[string]struct {
		dates string
		want  values.Order
		says  string
	}{
		"a day above 12":           {"04/03/2021 05/03/2021 13/03/2021", values.DayFirst, ""},
		"a second number above 12": {"04/03/2021 03/13/2021", values.MonthFirst, ""},
		"some of each":             {"13/03/2021 03/13/2021", values.AnyOrder, "in 1 dates days do"},
		"neither": {"04/03/2021 05/05/2021",
			values.AnyOrder, "04/03/2021 can be 2021-03-04 or 2021-04-03; no date"},
		"no need to say": {"05/05/2021 2021-03-04", values.AnyOrder, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var v values.Survey
			for _, s := range strings.Fields(tc.dates) {
				v.Add(s)
			}
			if o, p := v.Order(); o != tc.want || p.OK() != (tc.says == "") || !strings.Contains(p.Rule, tc.says) {
				t.Errorf("%v, %+v", o, p)
			}
		})
	}
}

func TestADayComesBackHoweverItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := incident.MustDay("1900-01-01") + incident.Day(rapid.IntRange(0, 73_000).Draw(t, "day"))
		y, m, dd := d.Date()
		for _, s := range []string{d.String(), fmt.Sprintf("%d/%d/%d", dd, m, y), fmt.Sprintf("%02d.%02d.%d", dd, m, y)} {
			if e, p := values.DayFirst.Day(s); e != d || !p.OK() {
				t.Fatalf("%s is read as %v, %+v", s, e, p)
			}
		}
		if e, p := values.MonthFirst.Day(fmt.Sprintf("%d-%d-%d", m, dd, y)); e != d || !p.OK() {
			t.Fatalf("%v with the month first is read as %v, %+v", d, e, p)
		}
	})
}

func TestNumbersAreReadAsPeopleWriteThem(t *testing.T) {
	for s, want := range map[string]string{
		"0": "0", "12": "12", "007": "7", "12.0": "12", "1,234": "two", "1.234": "two", "1,000": "two", "12,345.0": "12345",
		"1.234,0": "1234", "1,234,567": "1234567", "1,00,000": "100000", "1 234": "1234", "1'234": "1234",
		"1\u202f234": "1234", "۱۲": "12",
		"١٬٢٣٤": "1234", "３": "3", "+4": "4", "-3": "no", "3.5": "no", "three": "no", "3 killed": "no", "": "no",
		"1,23": "no", "12,34,5": "no",
		"1234567890": "no", "1.5E+05": "no", "NaN": "no", "1,,2": "no", "1 2": "no", "0x1f": "no", "1,234.567,8": "no",
	} {
		n, p := values.AnyMark.Whole(s)
		got := fmt.Sprint(n)
		switch {
		case p.Ambiguous:
			got = "two"
		case !p.OK():
			got = "no"
		}
		if got != want {
			t.Errorf("%q is read as %s, %+v; want %s", s, got, p, want)
		}
	}
	for s, want := range map[string]string{
		"34.5": "34.5", "34,5": "34.5", "-70.58018": "-70.58018", "71,234": "two", "71.234": "71.234", "71,2345": "71.2345",
		"0,123": "0.123",
		"۳۴٫۵":  "34.5", "1.234,5": "1234.5", "1,234.5": "1234.5", "34°": "no", "3.3E+01": "no", ".5": "no", "1.2.3": "no",
		"−5,25": "-5.25",
	} {
		f, p := values.AnyMark.Decimal(s)
		got := fmt.Sprint(f)
		switch {
		case p.Ambiguous:
			got = "two"
		case !p.OK():
			got = "no"
		}
		if got != want {
			t.Errorf("%q is read as %s, %+v; want %s", s, got, p, want)
		}
	}
	if n, p := values.PointMark.Whole("1,234"); n != 1234 || !p.OK() {
		t.Errorf("with a point before decimals, 1,234 is %d, %+v", n, p)
	}
	if f, p := values.CommaMark.Decimal("71,234"); f != 71.234 || !p.OK() {
		t.Errorf("with a comma before decimals, 71,234 is %v, %+v", f, p)
	}
	if n, p := values.CommaMark.Whole("1.234"); n != 1234 || !p.OK() {
		t.Errorf("with a comma before decimals, 1.234 is %d, %+v", n, p)
	}
}

func TestDegreesHaveNoThousands(t *testing.T) {
	for s, want := range map[string]float64{"32,912": 32.912, "۷۰٫۶": 70.6, "70.6123": 70.6123, "-1,5": -1.5} {
		if f, p := values.AnyMark.Degrees(s); !p.OK() || f != want {
			t.Errorf("%q is %v, %+v", s, f, p)
		}
	}
	if _, p := values.AnyMark.Degrees("1,234,567.8.9"); p.OK() {
		t.Error("what is no number is one of degrees")
	}
}

func TestWhatIsWrittenInAnotherWayThanSaidIsToldSo(t *testing.T) {
	for s, says := range map[string]string{"32.9": "a comma stands before decimals", "32..9": "at most one decimal point"} {
		if _, p := values.CommaMark.Decimal(s); !strings.Contains(p.Rule, says) {
			t.Errorf("%q: %+v", s, p)
		}
	}
	if _, p := values.PointMark.Decimal("32,9"); !strings.Contains(p.Rule, "a point stands before decimals") || !p.Ambiguous {
		t.Errorf("%+v", p)
	}
	if _, p := values.DayFirst.Day("01/31/2024"); !strings.Contains(p.Mend, "with the month first there is") {
		t.Errorf("%+v", p)
	}
	if _, p := values.MonthFirst.Day("31/01/2024"); !strings.Contains(p.Mend, "with the day first there is") {
		t.Errorf("%+v", p)
	}
}

func TestATextIsOneLine(t *testing.T) {
	for s, want := range map[string]string{
		" Three\n killed,\t four\u00a0hurt ": "Three killed, four hurt", "a\u202eb\u200bc\x07": "abc",
		"می\u200cخواهم":                                "می\u200cخواهم",
		"Three were killed in Bannu yesterday evening": "Three were killed in…", strings.Repeat("x", 40): strings.Repeat("x",
			24) + "…", "": "",
		"as long as a line may be.": "as long as a line may be.", "one longer than it may be.": "one longer than it may…",
	} {
		if got := values.Line(s, 25); got != want {
			t.Errorf("%q is the line %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]bool{"": true, " n/a ": true, "NULL": true, "-": true, "0": false, "none known": false} {
		if values.Blank(s) != want {
			t.Errorf("%q is blank: %v", s, !want)
		}
	}
}

func FuzzValues(f *testing.F) {
	for _, s := range []string{"2021-03-04 00:00:00.000", "31 January 2024", "04/03/2021", "1,234.5", "۳۴٫۵", "Mar-04",
		"44259", "1.5E+05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []values.Order{values.AnyOrder, values.DayFirst, values.MonthFirst} {
			if d, p := o.Day(s); (d == 0) != !p.OK() {
				t.Fatalf("%q is the day %v, and it says %+v", s, d, p)
			}
		}
		for _, m := range []values.Mark{values.AnyMark, values.PointMark, values.CommaMark} {
			n, p := m.Whole(s)
			if f, q := m.Decimal(s); p.OK() && (!q.OK() || f != float64(n)) {
				t.Fatalf("%q is the whole number %d and the number %v", s, n, f)
			}
		}
		if l := values.Line(s, 30); utf8.RuneCountInString(l) > 30 || strings.ContainsAny(l, "\n\r\x00") {
			t.Fatalf("%q is the line %q", s, l)
		}
		var v values.Survey
		v.Add(s)
		v.Order()
	})
}

func BenchmarkDay(b *testing.B) {
	for b.Loop() {
		values.AnyOrder.Day("2021-03-04 00:00:00.000")
	}
}
