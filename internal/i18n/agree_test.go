package i18n

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

func TestEveryCatalogueAgreesWithEnglish(t *testing.T) {
	english := For(En)
	for _, l := range Langs {
		p := For(l)
		for _, fault := range amiss(p.tag, english.messages, p.messages) {
			t.Errorf("%s: %s", l, fault)
		}
	}
}

var inBraces = regexp.MustCompile(`\{\w+\}`)

// amiss says what is wrong with a catalogue: keys and placeholders that it lacks or has too many of, and plural forms that
// the language needs or doesn't know. A form that is of one number only may leave the count out.
func amiss(tag language.Tag, english, other map[string]message) (faults []string) {
	say := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	needed := formsOf(tag)
	for _, key := range slices.Sorted(maps.Keys(english)) {
		m, ok := other[key]
		if !ok {
			say("%s is missing", key)
			continue
		}
		want := english[key].placeholders()
		if m["other"] == "" && english[key]["other"] != "" {
			say("%s is empty", key)
		}
		for _, form := range slices.Sorted(maps.Keys(m)) {
			numbers, known := needed[form]
			if !known {
				say("%s: the language has no form %q", key, form)
			}
			got := message{form: m[form]}.placeholders()
			if numbers == 1 && !got["{count}"] && want["{count}"] {
				got["{count}"] = true
			}
			if !maps.Equal(got, want) {
				say("%s: the form %q has %v, English has %v", key, form, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
			}
		}
		if len(english[key]) == 1 && len(m) == 1 {
			continue
		}
		for _, form := range slices.Sorted(maps.Keys(needed)) {
			if _, has := m[form]; !has {
				say("%s: the form %q is missing", key, form)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(other)) {
		if english[key] == nil {
			say("%s is no key of English", key)
		}
	}
	if dir, ok := other["locale.dir"]; ok && dir["other"] != "ltr" && dir["other"] != "rtl" {
		say("locale.dir is %q", dir["other"])
	}
	return faults
}

func (m message) placeholders() map[string]bool {
	all := map[string]bool{}
	for _, text := range m {
		for _, name := range inBraces.FindAllString(text, -1) {
			all[name] = true
		}
	}
	return all
}

// formsOf are the plural forms of a language for whole numbers, and of how many numbers each is.
func formsOf(tag language.Tag) map[string]int {
	forms := map[string]int{"other": 2} // takes what has no form of its own, fractions at least
	for n := range 1000 {
		form := plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)
		if name, named := formNames[form]; named {
			forms[name]++
		}
	}
	return forms
}

func TestWhatIsWrongWithACatalogueIsFound(t *testing.T) {
	const (
		english = `{"locale.dir": "ltr", "a": "{x} of {y}", "p": "plain",
			"n": {"one": "{count} thing in {x}", "other": "{count} things in {x}"}}`
		good = `{"locale.dir": "rtl", "a": "{y} {x}", "n": {"one": "{x}", "other": "{count} {x}"}, "p": "?"}`
	)
	for name, tc := range map[string]struct {
		lang, change, drop string
		want               []string
	}{
		"nothing":          {lang: "ur"},
		"one form for all": {lang: "ja", change: `{"n": "{count} {x}"}`},
		"more forms": {lang: "ar", change: `{"n": {"zero": "{x}", "one": "{x}", "two": "{x}", "few": "{count} {x}",
			"many": "{count} {x}", "other": "{count} {x}"}}`},
		"forms where English has none": {lang: "ur", change: `{"a": {"one": "{x} {y}", "other": "{y} {x}"}}`},
		"a key that is missing":        {lang: "ur", drop: "p", want: []string{"p is missing"}},
		"a key too many":               {lang: "ur", change: `{"q": "?"}`, want: []string{"q is no key of English"}},
		"a text that is empty":         {lang: "ur", change: `{"p": ""}`, want: []string{"p is empty"}},
		"a direction that is none":     {lang: "ur", change: `{"locale.dir": "right"}`, want: []string{`locale.dir is "right"`}},
		"a placeholder that is missing": {lang: "ur", change: `{"n": {"one": "{x}", "other": "{count}"}}`,
			want: []string{`n: the form "other" has [{count}], English has [{count} {x}]`}},
		"a placeholder that is spelt wrongly": {lang: "ur", change: `{"a": "{x} {Y}"}`,
			want: []string{`a: the form "other" has [{Y} {x}], English has [{x} {y}]`}},
		"a count that is left out of several": {lang: "fr",
			want: []string{`n: the form "one" has [{x}], English has [{count} {x}]`}},
		"forms that the language needs": {lang: "ru", change: `{"n": {"one": "{count} {x}", "other": "{count} {x}"}}`,
			want: []string{`n: the form "few" is missing`, `n: the form "many" is missing`}},
		"a text where forms are needed": {lang: "ur", change: `{"n": "{count} {x}"}`, want: []string{`n: the form "one" is missing`}},
		"a form that the language doesn't have": {lang: "ur",
			change: `{"n": {"one": "{x}", "few": "{count} {x}", "other": "{count} {x}"}}`,
			want:   []string{`n: the language has no form "few"`}},
	} {
		t.Run(name, func(t *testing.T) {
			other := messages(t, good)
			if tc.change != "" {
				maps.Copy(other, messages(t, tc.change))
			}
			delete(other, tc.drop)
			if got := amiss(language.Make(tc.lang), messages(t, english), other); !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func messages(t *testing.T, text string) map[string]message {
	t.Helper()
	m, err := parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
