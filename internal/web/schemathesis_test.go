//go:build extra

package web

import (
	"os"
	"os/exec"
	"testing"

	"khyberatlas/internal/needs"
)

// TestSchemathesisFindsNothing lets schemathesis make requests of the description: what fits is accepted, and every answer
// is one that is described. That what doesn't fit is refused is no promise: more than the description says is read.
func TestSchemathesisFindsNothing(t *testing.T) {
	program, err := exec.LookPath("schemathesis")
	if err != nil {
		needs.Missing(t, "schemathesis: pip install schemathesis")
	}
	at, _ := described(t)
	for name, args := range map[string][]string{
		"what fits, everywhere": {"--mode", "positive", "--phases", "examples,fuzzing", "--max-examples", "25"},
		"every bound of a schema": {"--mode", "all", "--phases", "coverage", "--exclude-checks", "negative_data_rejection",
			"--include-path-regex", `^/(collections/crossings/items|totals|downloads/\{file\})$`},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(program, append([]string{"run", at + "/openapi.json", "--seed", "1", "--request-timeout", "60",
				"--no-color"}, args...)...)
			cmd.Dir = t.TempDir()
			cmd.Env = append(os.Environ(), "SCHEMATHESIS_HOOKS=schemathesis_hooks", "PYTHONPATH="+here(t), "PYTHONDONTWRITEBYTECODE=1",
				"NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%.20000s", err, out)
			}
		})
	}
}

// here is the folder of the hooks.
func here(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir + "/testdata"
}
