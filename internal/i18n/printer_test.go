package i18n

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestNumbersHaveGroupMarks(t *testing.T) {
	p := For(En)
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 4528: "4,528", 40856097: "40,856,097", -1109: "−1,109"} {
		if got := p.Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
	if got := p.Decimal(1234.5, 2); got != "1,234.50" {
		t.Errorf("Decimal = %q", got)
	}
	if got := p.Decimal(-0.4, 1); got != "−0.4" {
		t.Errorf("Decimal = %q", got)
	}
	for want, x := range map[string]float64{"32.13": 32.125, "0.13": 0.125, "0.38": 0.375, "−0.13": -0.125, "1.00": 1.005,
		"0.25": 0.25} {
		if got := p.Decimal(x, 2); got != want {
			t.Errorf("Decimal(%v, 2) = %q, want %q", x, got, want)
		}
	}
	if got := p.Decimal(2.5, 0); got != "3" {
		t.Errorf("Decimal(2.5, 0) = %q", got)
	}
}

func TestAPeriodSaysNoMoreThanOnceWhatBothEndsShare(t *testing.T) {
	p := For(En)
	for want, ends := range map[string][2]YMD{
		"8 October 2025":                 {{2025, 10, 8}, {2025, 10, 8}},
		"1 to 8 October 2025":            {{2025, 10, 1}, {2025, 10, 8}},
		"28 February to 3 March 2025":    {{2025, 2, 28}, {2025, 3, 3}},
		"20 December 2024 to 3 May 2025": {{2024, 12, 20}, {2025, 5, 3}},
		"October 2025":                   {{2025, 10, 1}, {2025, 10, 31}},
		"February 2024":                  {{2024, 2, 1}, {2024, 2, 29}},
		"1 to 28 February 2024":          {{2024, 2, 1}, {2024, 2, 28}},
		"April to June 2025":             {{2025, 4, 1}, {2025, 6, 30}},
		"November 2024 to April 2025":    {{2024, 11, 1}, {2025, 4, 30}},
		"2025":                           {{2025, 1, 1}, {2025, 12, 31}},
		"2023 to 2025":                   {{2023, 1, 1}, {2025, 12, 31}},
	} {
		if got := p.Period(ends[0], ends[1]); got != want {
			t.Errorf("Period(%v) = %q, want %q", ends, got, want)
		}
	}
}

func TestAListReadsAsAPhrase(t *testing.T) {
	p := For(En)
	for want, parts := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := p.Join(parts); got != want {
			t.Errorf("Join(%q) = %q, want %q", parts, got, want)
		}
	}
}

func TestCountChoosesThePluralForm(t *testing.T) {
	messages, err := parse([]byte(`{"n": {"one": "{count} incident", "other": "{count} incidents in {where}"}, "plain": "as is {count}"}`))
	if err != nil {
		t.Fatal(err)
	}
	p := For(En)
	p = &Printer{lang: En, tag: p.tag, messages: messages}
	p.messages["locale.group"] = message{"other": ","}
	for want, got := range map[string]string{
		"1 incident":              p.Text("n", "count", 1, "where", "Swat"),
		"1,109 incidents in Swat": p.Text("n", "count", 1109, "where", "Swat"),
		"0 incidents in Swat":     p.Text("n", "count", 0, "where", "Swat"),
		"as is 1":                 p.Text("plain", "count", 1),
		"no.such.key":             p.Text("no.such.key"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestACatalogueRefusesAKeyThatStandsTwice(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"in one file":  {"en/a.json": {Data: []byte(`{"k": "1", "k": "2"}`)}},
		"in two files": {"en/a.json": {Data: []byte(`{"k": "1"}`)}, "en/b.json": {Data: []byte(`{"k": "2"}`)}},
	} {
		if _, err := load(files, "en"); err == nil || !strings.Contains(err.Error(), "k") {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := parse([]byte(`{"k": {"one": "x"}}`)); err == nil {
		t.Error("a message without the form \"other\" was taken")
	}
}

func TestALanguageWithoutACatalogueSpeaksEnglish(t *testing.T) {
	if got := For("xx").Lang(); got != En {
		t.Errorf("Lang = %q", got)
	}
	if got := For(En).Dir(); got != "ltr" {
		t.Errorf("Dir = %q", got)
	}
}

func TestProgramsReadTheTextsOfOthersAsTheyAre(t *testing.T) {
	const name = "\u202eعلی"
	if got := English().Text("problem.meant", "name", name); got != "did you mean "+name+"?" {
		t.Errorf("got %+q", got)
	}
	if got := For(En).Text("problem.meant", "name", name); got != "did you mean "+fsi+"علی"+pdi+"?" {
		t.Errorf("got %+q", got)
	}
}

func TestALanguageWithoutACatalogueIsNotPreferred(t *testing.T) {
	for header, want := range map[string]Lang{"": En, "en": En, "fr-FR, fr;q=0.9": En, "*": En, "x;;q=, ,": En} {
		if got := Preferred(header); got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}
