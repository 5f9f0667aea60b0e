package web

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/needs"
)

// Every page that the server draws, its errors included, is checked by html-validate; "make lint" runs this test alone.
// assets/htmlvalidate.cjs says which of its rules are not ours, and why.
func TestEveryPageIsValidHTML(t *testing.T) {
	needs.Time(t)
	const program, rules = "../../assets/node_modules/html-validate/bin/html-validate.mjs", "../../assets/htmlvalidate.cjs"
	if _, err := os.Stat(program); err != nil {
		needs.Missing(t, "html-validate: make bundle")
	}
	if _, err := os.Stat(rules); err != nil { // so that a run after a change of the rules isn't taken from go test's cache
		t.Fatal(err)
	}
	at, dir := site(t), t.TempDir()
	args := []string{program, "--config", rules, "--formatter", "text", "--max-warnings", "0"}
	said := []string{}
	for i, path := range append([]string{"/embed?type=drone_strike", "/nope", "/collections/incidents/items?type=bomb",
		"/v/0123456789abcdef/"}, everyPage...) {
		_, body := get(t, at+path, "Accept", "text/html")
		file := filepath.Join(dir, fmt.Sprintf("%02d.html", i))
		if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		args, said = append(args, file), append(said, file, path)
	}
	cmd := exec.Command("node", args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, strings.NewReplacer(said...).Replace(string(out)))
	}
}
