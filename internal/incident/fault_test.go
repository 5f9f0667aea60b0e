package incident_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/incident"
)

func TestAFaultHasNothingForATerminalToDo(t *testing.T) {
	hostile := "\x1b[2Jincidents\n\u202efault\u009b31m\x7f\xff"
	f := incident.Fault{Where: hostile + ".csv:1", Value: hostile, Rule: hostile, Mend: hostile, Allowed: []string{hostile}}
	if got := f.Error(); strings.ContainsAny(got, "\x1b\n\u202e\u009b\x7f") ||
		strings.Count(got, `\x1b[2Jincidents\n\u202efault\u009b31m\x7f\xff`) != 5 {
		t.Errorf("got %q", got)
	}
	for _, s := range []string{"", "پشاور – “Bannu” ’ é", `a "quoted" \ name`, "'"} {
		if got := incident.Printable(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}
