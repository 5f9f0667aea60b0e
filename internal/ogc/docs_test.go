package ogc_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

var code = regexp.MustCompile("`([^`]+)`")

// firstColumns are the words in code of the first cells of a document's tables.
func firstColumns(t *testing.T, name string) (words []string) {
	t.Helper()
	raw, err := os.ReadFile("../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(raw), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 3 || cells[0] != "" {
			continue
		}
		for _, m := range code.FindAllStringSubmatch(cells[1], -1) {
			words = append(words, m[1])
		}
	}
	return words
}

// The tables of docs/filters.md and the table of operations name the same parameters and addresses.
func TestTheDocumentNamesEveryParameterAndAddress(t *testing.T) {
	known, named := map[string]bool{"f": true}, map[string]bool{}
	for _, p := range ogc.SharedParams() {
		known[p.Name] = true
	}
	files := map[string]bool{}
	for _, d := range ogc.Downloads() {
		files[d.Table], files["."+string(d.Form)] = true, true
	}
	for _, word := range firstColumns(t, "filters.md") {
		switch {
		case strings.HasPrefix(word, "/"):
			if !strings.HasPrefix(word, "/v/") && !answered(word) {
				t.Errorf("docs/filters.md names %s, which no operation answers", word)
			}
		case known[word] || !files[word]: // a parameter and a table can share a name
			named[word] = true
		}
	}
	for name := range known {
		if !named[name] {
			t.Errorf("docs/filters.md doesn't name the parameter %s", name)
		}
	}
	for name := range named {
		if !known[name] {
			t.Errorf("docs/filters.md names the parameter %s, which is not taken", name)
		}
	}
	all := documents(t)
	for _, op := range ogc.Operations() {
		path := strings.NewReplacer("{collectionId}", "{c}", "{featureId}", "{id}", "{tileMatrix}", "{z}", "{tileCol}", "{x}",
			"{tileRow}", "{y}").Replace(op.Path)
		if op.Tag == "short" || op.Tag == "map" || op.Tag == "assets" || strings.Contains(path, "{file}") {
			continue
		}
		if !strings.Contains(all, path+"`") && !strings.Contains(all, path+"?") && !strings.Contains(all, path+" ") {
			t.Errorf("no document names %s", path)
		}
	}
}

// answered reports whether an operation's path is that of a document.
func answered(path string) bool {
	path = strings.NewReplacer("{c}", "x", "{id}", "x", "{z}", "x", "{x}", "x", "{y}", "x").Replace(path)
	for _, op := range ogc.Operations() {
		pattern := "^" + regexp.MustCompile(`\\\{\w+\\\}`).ReplaceAllString(regexp.QuoteMeta(op.Path), "[^/]+") + "$"
		if regexp.MustCompile(pattern).MatchString(path) {
			return true
		}
	}
	return false
}

func documents(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	names, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
	}
	return all.String()
}
