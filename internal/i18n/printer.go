package i18n

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Printer writes in one language. Its zero value isn't usable; For gives one.
type Printer struct {
	lang     Lang
	tag      language.Tag
	messages map[string]message
	rtl      bool
	exact    bool     // nothing is set apart
	english  *Printer // says what the language has no message for; nil in English
}

// For is the printer of a language, of English where the language has no catalogue.
func For(l Lang) *Printer {
	if p := printers()[l]; p != nil {
		return p
	}
	return printers()[En]
}

// English is the printer of what programs read: their answers don't hang on the reader's language, and it sets the texts
// of others in as they are.
func English() *Printer { return forPrograms() }

var forPrograms = sync.OnceValue(func() *Printer {
	p := *For(En)
	p.exact = true
	return &p
})

// Lang is the printer's language.
func (p *Printer) Lang() Lang { return p.lang }

// Dir is the direction of its script, ltr or rtl.
func (p *Printer) Dir() string { return p.Text("locale.dir") }

// Has reports whether there is a message for the key, of the language's own or in English.
func (p *Printer) Has(key string) bool {
	return p.messages[key] != nil || p.english != nil && p.english.Has(key)
}

// Text is the message of a key with its arguments set in, which come as pairs of a placeholder's name and its value.
// Whole numbers get the language's group marks; one named "count" chooses the plural form; a text that reads in the
// other direction is set apart. What the language has no message for is said in English, and a key without any message
// stands for itself.
func (p *Printer) Text(key string, args ...any) string {
	m := p.messages[key]
	switch {
	case m == nil && p.english != nil:
		return p.english.Text(key, args...)
	case m == nil:
		return key
	}
	text := m["other"]
	if len(args) == 0 {
		return text
	}
	for i := 0; i+1 < len(args); i += 2 {
		if n, whole := args[i+1].(int); whole && args[i] == "count" {
			text = m.form(p.tag, n)
		}
	}
	return p.fill(text, args)
}

// fill sets the arguments in, in one pass and without a table of them: a page has some thousand messages.
func (p *Printer) fill(text string, args []any) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := p.argument(name, args)
		if !closed || !known {
			b.WriteByte('{')
			text = rest
			continue
		}
		b.WriteString(value)
		text = after
	}
}

func (p *Printer) argument(name string, args []any) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != name {
			continue
		}
		switch v := args[i+1].(type) {
		case int:
			return p.Number(v), true
		case string:
			return p.Apart(v), true
		default:
			return p.Apart(fmt.Sprint(v)), true
		}
	}
	return "", false
}

// Label is the word for a value of a closed list, and About the sentence that explains it: the messages
// "list.value" and "list.value.about".
func (p *Printer) Label(list, value string) string {
	key := list + "." + value
	if list == "country" && !p.Has(key) {
		// The country of another's record. golang.org/x/text has the names of all, and 2.4 MB of them.
		if key = "abroad." + value; !p.Has(key) {
			return value
		}
	}
	return p.Text(key)
}

// About explains a value of a closed list; see Label.
func (p *Printer) About(list, value string) string { return p.Text(list + "." + value + ".about") }

// message is a text by plural form; one without forms has "other" only.
type message map[string]string

var formNames = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many"}

func (m message) form(tag language.Tag, n int) string {
	if n < 0 {
		n = -n
	}
	// The plural rules of CLDR look at no more than the last seven digits.
	if text, ok := m[formNames[plural.Cardinal.MatchPlural(tag, n%10_000_000, 0, 0, 0, 0)]]; ok {
		return text
	}
	return m["other"]
}
