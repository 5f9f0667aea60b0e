package mapdata

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
)

var update = flag.Bool("update", false, "write the list of messages that the script says anew")

// keyText is a text of the script that may be a message's key, or the beginning of one.
var keyText = regexp.MustCompile("[\"`]([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*\\.?)(?:[\"`]|\\$\\{)")

func TestTheScriptIsToldTheMessagesThatItSays(t *testing.T) {
	messages := i18n.English().Messages(func(string) bool { return true })
	beginnings := map[string]bool{}
	for key := range messages {
		beginnings[key[:strings.LastIndexByte(key, '.')+1]] = true
	}
	said := map[string]bool{}
	err := filepath.WalkDir("../../assets/src", func(path string, _ fs.DirEntry, err error) error {
		name := filepath.Base(path)
		if err != nil || filepath.Ext(name) != ".ts" || strings.HasSuffix(name, ".test.ts") || strings.HasPrefix(name, "samples") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, found := range keyText.FindAllSubmatch(source, -1) {
			if key := string(found[1]); messages[key] != nil || beginnings[key] {
				said[key] = true
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Join(slices.Sorted(maps.Keys(said)), "\n") + "\n"
	if *update {
		if err := os.WriteFile("spoken.txt", []byte(list), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if old, err := os.ReadFile("spoken.txt"); err != nil || string(old) != list {
		t.Errorf("spoken.txt isn't what stands in the script: go test ./internal/mapdata -run MessagesThatItSays -update (%v)", err)
	}
}

func TestAMessageIsSpokenByItsKeyOrByAllOfItsKeyButTheLastWord(t *testing.T) {
	for key, want := range map[string]bool{"map.zoom_in": true, "type.ied": true, "locale.month.12": true, "type.ied.about": false,
		"about.title": false, "map": false} {
		if spoken(key) != want {
			t.Errorf("%s: want %v", key, want)
		}
	}
}
