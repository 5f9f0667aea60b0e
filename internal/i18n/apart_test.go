package i18n

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	fsi = "\u2068"
	pdi = "\u2069"
)

func TestATextThatReadsTheOtherWayIsSetApart(t *testing.T) {
	for name, tc := range map[string]struct{ text, ltr, rtl string }{
		"Latin":                        {"Bannu", "Bannu", fsi + "Bannu" + pdi},
		"Latin with marks":             {"‘Dūr Bābā’ – 5", "‘Dūr Bābā’ – 5", fsi + "‘Dūr Bābā’ – 5" + pdi},
		"Arabic":                       {"پشاور", fsi + "پشاور" + pdi, "پشاور"},
		"both":                         {"Peshawar (پشاور)", fsi + "Peshawar (پشاور)" + pdi, fsi + "Peshawar (پشاور)" + pdi},
		"digits alone":                 {"12 – 14", "12 – 14", "12 – 14"},
		"an override":                  {"gpj\u202eexe", "gpjexe", fsi + "gpjexe" + pdi},
		"an end of somebody's isolate": {"a" + pdi + " پ", fsi + "a پ" + pdi, fsi + "a پ" + pdi},
		"an isolate that does not end": {"12 " + fsi + "پ", "12 " + fsi + "پ" + pdi, "12 " + fsi + "پ" + pdi},
		"an isolate of one direction":  {"12 \u2067x" + pdi, "12 x", fsi + "12 x" + pdi},
		"what is set apart stays so":   {"2 " + fsi + "پ" + pdi, "2 " + fsi + "پ" + pdi, "2 " + fsi + "پ" + pdi},
		"a mark of direction":          {"a\u200f!", fsi + "a\u200f!" + pdi, fsi + "a\u200f!" + pdi},
		"nothing":                      {"", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			for rtl, want := range map[bool]string{false: tc.ltr, true: tc.rtl} {
				if got := (&Printer{rtl: rtl}).Apart(tc.text); got != want {
					t.Errorf("rtl %t: got %+q, want %+q", rtl, got, want)
				}
			}
		})
	}
}

func TestWhatIsSetApartIsClosedAndSetApartOnce(t *testing.T) {
	letters := rapid.SampledFrom([]rune("ab5 ,-پاש\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f"))
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(letters, 0, 12).Draw(t, "text"))
		p := &Printer{rtl: rapid.Bool().Draw(t, "rtl")}
		for _, got := range []string{p.Apart(text), Closed(text)} {
			depth := 0
			for _, r := range got {
				switch {
				case r == firstStrongIsolate:
					depth++
				case r == popDirectionalIsolate:
					depth--
				case r >= '\u202a' && r <= '\u202e', r == '\u2066', r == '\u2067':
					t.Fatalf("%+q has %U", got, r)
				}
				if depth < 0 {
					t.Fatalf("%+q ends an isolate that is not its own", got)
				}
			}
			if depth != 0 {
				t.Fatalf("%+q leaves an isolate open", got)
			}
			if again := p.Apart(p.Apart(text)); again != p.Apart(text) {
				t.Fatalf("%+q becomes %+q", p.Apart(text), again)
			}
			if strings.Map(visible, got) != strings.Map(visible, text) {
				t.Fatalf("%+q becomes %+q", text, got)
			}
		}
	})
}

func visible(r rune) rune {
	if r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
		return -1
	}
	return r
}

func TestArgumentsAndListsAreSetApart(t *testing.T) {
	p := For(En)
	if got, want := p.Text("map.place", "place", "پشاور", "area", "Peshawar"), fsi+"پشاور"+pdi+", Peshawar"; got != want {
		t.Errorf("got %+q, want %+q", got, want)
	}
	if got, want := p.Join([]string{"Bannu", "پشاور", "Tank"}), "Bannu, "+fsi+"پشاور"+pdi+" and Tank"; got != want {
		t.Errorf("got %+q, want %+q", got, want)
	}
}
