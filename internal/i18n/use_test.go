package i18n_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

var (
	inCall   = regexp.MustCompile(`\.Text\("([^".]+\.[^"]+)"\s*[,)]`) // a key has a dot, an element of SVG has none
	inFault  = regexp.MustCompile(`"(problem\.[a-z_]+)"`)
	inPrefix = regexp.MustCompile(`"([a-z_]+(?:\.[a-z_]+)*\.)"`)
	literal  = regexp.MustCompile(`["'` + "`" + `]([a-z_]+(?:\.[A-Za-z0-9_ -]+)+)["'` + "`" + `]`)
)

// sources is the text of every file that can use a message, without tests and without what templ generates.
func sources(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS("../.."), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if name := e.Name(); path != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "dist" ||
				name == "geodata") {
				return fs.SkipDir
			}
			return nil
		}
		source := strings.HasSuffix(path, ".templ") || strings.HasSuffix(path, ".ts") ||
			strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") && !strings.HasSuffix(path, "_templ.go")
		if !source {
			return nil
		}
		raw, err := os.ReadFile("../../" + path)
		b.Write(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEveryKeyThatAPageUsesHasAMessage(t *testing.T) {
	p := i18n.For(i18n.En)
	for _, m := range inCall.FindAllStringSubmatch(sources(t), -1) {
		if !p.Has(m[1]) {
			t.Errorf("the key %q is used and has no message", m[1])
		}
	}
}

func TestEveryKeyThatAFaultIsMadeFromHasAMessage(t *testing.T) {
	p, found := i18n.English(), 0
	for _, m := range inFault.FindAllStringSubmatch(sources(t), -1) {
		found++
		if !p.Has(m[1]) {
			t.Errorf("the key %q is used and has no message", m[1])
		}
	}
	if found < 50 {
		t.Errorf("%d keys of faults", found)
	}
}

func TestEveryMessageIsUsed(t *testing.T) {
	text := sources(t)
	used, prefixes := map[string]bool{}, []string{}
	for _, m := range literal.FindAllStringSubmatch(text, -1) {
		used[m[1]] = true
	}
	for _, m := range inPrefix.FindAllStringSubmatch(text, -1) {
		prefixes = append(prefixes, m[1])
	}
	for list := range lists() {
		prefixes = append(prefixes, list+".")
	}
	for _, key := range i18n.Keys(i18n.En) {
		found := used[key]
		for _, prefix := range prefixes {
			found = found || strings.HasPrefix(key, prefix)
		}
		if !found {
			t.Errorf("the message %q is used nowhere", key)
		}
	}
}

func TestEveryFormThatALinkLeadsToHasATitle(t *testing.T) {
	p := i18n.English()
	for _, op := range ogc.Operations() {
		for _, f := range op.Forms {
			if len(op.Forms) > 1 && op.Name != "download" && !p.Has("link.alternate."+string(f)) {
				t.Errorf("%s as %s has no title", op.Path, f)
			}
			if op.Name == "items" && !p.Has("link.items."+string(f)) {
				t.Errorf("features as %s have no title", f)
			}
		}
	}
}

// lists are the closed vocabularies that have a word for every value; the first ones have a sentence for each as well.
func lists() map[string][]string {
	return map[string][]string{
		"type": incident.Texts(incident.Types), "actor": incident.Texts(incident.Actors),
		"confidence":    incident.Texts(incident.Confidences),
		"geo_precision": incident.Texts(incident.GeoPrecisions),
		"date_precision": incident.Texts([]incident.DatePrecision{incident.DayExact, incident.WeekOnly,
			incident.MonthOnly, incident.YearOnly,
			incident.DayInferred}),
		"side": incident.Texts(incident.Sides), "subject": incident.Texts(incident.Subjects),
		"status": append(incident.Texts(incident.Statuses), string(incident.Partial), string(incident.Unknown)),
		"scope":  incident.Texts(incident.AllScopes), "category": incident.CrossingCategories, "mode": incident.CrossingModes,
		"country":    incident.Texts(incident.Countries),
		"actor_kind": incident.ActorKinds, "context": incident.ContextKinds, "unit": incident.ReportedUnits,
		"change": incident.ChangeKinds, "interval": incident.Texts(incident.Intervals), "by": incident.Texts(incident.Bys),
		"sort":       incident.Texts(incident.Sorts),
		"collection": {"incidents", "strikes", "crossings", "districts", "tehsils"},
	}
}

var withoutSentence = []string{"actor_kind", "context", "unit", "change", "interval", "by", "sort"}

func TestEveryValueOfAClosedListHasAWordAndASentence(t *testing.T) {
	p := i18n.For(i18n.En)
	for list, values := range lists() {
		want := map[string]bool{}
		for _, v := range values {
			want[list+"."+v] = true
			if !slices.Contains(withoutSentence, list) {
				want[list+"."+v+".about"] = true
			}
		}
		for key := range want {
			if !p.Has(key) {
				t.Errorf("%s has no message", key)
			}
			if strings.HasSuffix(key, ".about") && !strings.HasSuffix(p.Text(key), ".") {
				t.Errorf("%s is no sentence: %q", key, p.Text(key))
			}
		}
		for _, key := range i18n.Keys(i18n.En) {
			if strings.HasPrefix(key, list+".") && !want[key] {
				t.Errorf("%s is no value of the list %s", key, list)
			}
		}
	}
}

var (
	placeholder = regexp.MustCompile(`\{(\w+)\}`)
	// What a one must not be followed by: a word in the plural, a verb of several.
	ofMany = regexp.MustCompile(`\b1 (\w+[^s]s|strike sites|people|are|have|give|lie)\b`)
	verbs  = strings.NewReplacer("1 gives", "", "1 has", "", "1 lies", "", "1 was", "", "1 names", "", "1 counts", "")
	// What a limit is counted in, of which there never is one.
	limits = strings.NewReplacer("at most 1 bins", "", "at most 1 bytes", "")
)

func TestNoMessageSpeaksOfOneAsOfMany(t *testing.T) {
	p := i18n.For(i18n.En)
	for _, key := range i18n.Keys(i18n.En) {
		var ones []any
		for _, m := range placeholder.FindAllStringSubmatch(p.Text(key), -1) {
			ones = append(ones, m[1], 1)
		}
		if said := p.Text(key, ones...); ofMany.MatchString(limits.Replace(verbs.Replace(said))) {
			t.Errorf("of one, %s says %q", key, said)
		}
	}
}
