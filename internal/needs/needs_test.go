package needs_test

import (
	"testing"

	"khyberatlas/internal/needs"
)

// ending is a test that remembers how it ended.
type ending struct {
	testing.TB
	how string
}

func (e *ending) Helper()               {}
func (e *ending) Skip(...any)           { e.ends("skipped") }
func (e *ending) Skipf(string, ...any)  { e.ends("skipped") }
func (e *ending) Fatalf(string, ...any) { e.ends("failed") }
func (e *ending) ends(how string) {
	if e.how == "" {
		e.how = how
	}
}

func TestAMissingProgramFailsInCIAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("a short run looks for no program")
	}
	for _, tc := range []struct{ ci, program, want string }{
		{"", "no-such-program", "skipped"},
		{"true", "no-such-program", "failed"},
		{"true", "go", ""},
	} {
		t.Setenv("CI", tc.ci)
		e := &ending{TB: t}
		if needs.Tool(e, tc.program); e.how != tc.want {
			t.Errorf("%s with CI=%q: %q, want %q", tc.program, tc.ci, e.how, tc.want)
		}
	}
}
