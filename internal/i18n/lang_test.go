package i18n

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
)

// made has a second language, which lacks some messages: a folder and nothing else.
var made = fstest.MapFS{
	"catalogue/en/a.json": {Data: []byte(`{"locale.dir": "ltr", "locale.group": ",", "hello": "Hello {name}",
		"n": {"one": "{count} incident", "other": "{count} incidents"},
		"only.english": {"one": "{count} of {name}", "other": "{count} of {name}s"}}`)},
	"catalogue/ur/a.json": {Data: []byte(`{"locale.dir": "rtl", "locale.group": "٬", "hello": "سلام {name}"}`)},
	"catalogue/ur/b.json": {Data: []byte(`{"n": {"one": "ایک واقعہ", "other": "{count} واقعات"}}`)},
}

func TestALanguageIsAFolder(t *testing.T) {
	if got, want := langsOf(made), []Lang{En, "ur"}; !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	if got := langsOf(files); !slices.Equal(got, Langs) || got[0] != En {
		t.Errorf("got %q", got)
	}
	all, err := Read(made)
	if err != nil {
		t.Fatal(err)
	}
	p := all["ur"]
	for want, got := range map[string]string{
		"ur": string(p.Lang()), "rtl": p.Dir(),
		"سلام علی": p.Text("hello", "name", "علی"), "سلام " + fsi + "Ali" + pdi: p.Text("hello", "name", "Ali"),
		"ایک واقعہ": p.Text("n", "count", 1), "1٬109 واقعات": p.Text("n", "count", 1109),
		"Hello Ali": all[En].Text("hello", "name", "Ali"),
	} {
		if got != want {
			t.Errorf("got %+q, want %+q", got, want)
		}
	}
	m := matcherOf(langsOf(made))
	for header, want := range map[string]int{"ur-PK, en;q=0.5": 1, "ur;q=0.5, en": 0, "fr": 0, "": 0} {
		if _, i := language.MatchStrings(m, header); i != want {
			t.Errorf("%q: %d, want %d", header, i, want)
		}
	}
}

func TestWhatALanguageLacksIsSaidInEnglish(t *testing.T) {
	all, err := Read(made)
	if err != nil {
		t.Fatal(err)
	}
	p := all["ur"]
	for want, got := range map[string]string{
		"1 of Ali":      p.Text("only.english", "count", 1, "name", "Ali"),
		"1,109 of Alis": p.Text("only.english", "count", 1109, "name", "Ali"),
		"no.such.key":   p.Text("no.such.key"),
	} {
		if got != want {
			t.Errorf("got %+q, want %+q", got, want)
		}
	}
	for key, want := range map[string]bool{"hello": true, "only.english": true, "no.such.key": false} {
		if p.Has(key) != want || all[En].Has(key) != want {
			t.Errorf("Has(%q) isn't %t", key, want)
		}
	}
	texts := p.Messages(func(key string) bool { return !strings.HasPrefix(key, "locale.") })
	if len(texts) != 3 || texts["hello"] != "سلام {name}" || texts["only.english"].(message)["other"] != "{count} of {name}s" {
		t.Errorf("scripts get %v", texts)
	}
}

func TestAPreferenceIsForgottenWhereNonsenseIsSent(t *testing.T) {
	k := known{langs: map[string]Lang{}}
	k.keep(strings.Repeat("x", longestKept+1), En)
	if len(k.langs) != 0 {
		t.Error("a long header is kept")
	}
	for n := range mostKnown + 1 {
		k.keep("x-"+strconv.Itoa(n), En)
	}
	if len(k.langs) > mostKnown {
		t.Errorf("%d headers are kept", len(k.langs))
	}
	k.keep("ur", "ur")
	if l, ok := k.of("ur"); !ok || l != "ur" {
		t.Errorf("got %q", l)
	}
}
