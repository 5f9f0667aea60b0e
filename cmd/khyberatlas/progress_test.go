package main

import (
	"os/exec"
	"strings"
	"testing"

	"khyberatlas/internal/needs"
)

func TestABarStandsOnATerminalOnly(t *testing.T) {
	needs.Tool(t, "script")
	t.Parallel()
	dir := t.TempDir()
	putIn(t, dir, "long.csv", madeGED+strings.Repeat("\n", 1<<21)) // as many blank rows as are passed over
	const command = "khyberatlas import --dry-run --db no.db long.csv"
	cmd := exec.Command("script", "-qec", command, "/dev/null")
	cmd.Dir = dir
	shown, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(shown), "reading") || !strings.Contains(string(shown), "1 row read") {
		t.Errorf("on a terminal: %v\n%q", err, shown)
	}
	if plain, end := said(t, dir, strings.Fields(command)[1:]...); end.ExitCode() != 0 || strings.Contains(plain, "reading") ||
		!strings.Contains(plain, "1 row read") {
		t.Errorf("elsewhere: %q", plain)
	}
}
