package i18n

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// Lang is a language the pages speak, as a BCP 47 tag.
type Lang string

// En is the language that every message exists in.
const En Lang = "en"

// Langs are the languages that have a catalogue, English first: each folder of the catalogue is one. Callers only read
// them.
var Langs = langsOf(files)

func langsOf(fsys fs.FS) []Lang {
	folders, err := fs.ReadDir(fsys, root)
	if err != nil {
		panic(fmt.Errorf("list the languages: %w", err)) // they are part of the program
	}
	langs := []Lang{En}
	for _, f := range folders {
		if l := Lang(f.Name()); l != En {
			langs = append(langs, l)
		}
	}
	return langs
}

// matcher compares what readers prefer with what there is. Making one takes a third of a millisecond.
var matcher = sync.OnceValue(func() language.Matcher { return matcherOf(Langs) })

func matcherOf(langs []Lang) language.Matcher {
	tags := make([]language.Tag, len(langs))
	for i, l := range langs {
		tags[i] = language.Make(string(l))
	}
	return language.NewMatcher(tags)
}

// Preferred is the language that an Accept-Language header asks for most among those that have a catalogue.
func Preferred(header string) Lang {
	if l, ok := preferences.of(header); ok {
		return l
	}
	_, i := language.MatchStrings(matcher(), header)
	preferences.keep(header, Langs[i])
	return Langs[i]
}

// preferences are what headers were found to ask for. Browsers send a few hundred, and reading one takes 6 µs and 15
// allocations, which is much of an answer that says that nothing changed.
var preferences = known{langs: map[string]Lang{}}

const (
	mostKnown   = 1000
	longestKept = 100 // bytes
)

type known struct {
	mu    sync.RWMutex
	langs map[string]Lang
}

func (k *known) of(header string) (Lang, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	l, ok := k.langs[header]
	return l, ok
}

func (k *known) keep(header string, l Lang) {
	if len(header) > longestKept {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.langs) >= mostKnown {
		clear(k.langs) // somebody sends nonsense
	}
	k.langs[strings.Clone(header)] = l // the header is a part of all that the reader sent
}
