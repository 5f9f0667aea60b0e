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

func TestALongLoadShowsHowFarItIs(t *testing.T) {
	t.Parallel()
	for total, want := range map[int]string{longLoad - 1: "", 2 * longLoad: "loading: 25 %\nloading: 75 %\nloading: 100 %\n"} {
		var shown strings.Builder
		f := &follower{shows: &shown}
		done := f.told(total)
		for _, tenths := range []int{3, 5, 2} {
			done(total * tenths / 10)
		}
		if done(0); total >= longLoad && shown.String() != want || total < longLoad && shown.Len() > 0 {
			t.Errorf("of %d it shows %q, want %q", total, shown.String(), want)
		}
	}
}
