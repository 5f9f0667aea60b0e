package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/peers"
	"khyberatlas/internal/bench/reports"
)

func TestGoalsAreReachedByAnswersOrByTheirTimeOfProcessors(t *testing.T) {
	file := measured{perSecond: 9000, megabytes: 90, cpu: 0.1, rounds: 3}
	for name, tc := range map[string]struct {
		goal        goal
		ours, other measured
		reached     bool
	}{
		"by answers":           {goal{atFiles, byAnswers, 1.0 / 3}, measured{perSecond: 3000, cpu: 1, rounds: 3}, file, true},
		"by time":              {goal{atFiles, byAnswers, 1.0 / 3}, measured{perSecond: 100, cpu: 0.3, rounds: 3}, file, true},
		"by neither":           {goal{atFiles, byAnswers, 1.0 / 3}, measured{perSecond: 2900, cpu: 0.31, rounds: 3}, file, false},
		"by bytes":             {goal{atFiles, byMegabytes, 0.5}, measured{megabytes: 45, cpu: 1, rounds: 3}, file, true},
		"as dear":              {goal{atSmall, byCPU, 1.5}, measured{cpu: 0.15, rounds: 3}, file, true},
		"dearer":               {goal{atSmall, byCPU, 1.5}, measured{cpu: 0.16, rounds: 3}, file, false},
		"where nothing came":   {goal{atFiles, byAnswers, 1.0 / 3}, measured{}, file, false},
		"where no other is":    {goal{atFiles, byAnswers, 1.0 / 3}, file, measured{}, false},
		"with too short a run": {goal{atSmall, byCPU, 1.5}, measured{cpu: 0, rounds: 3}, file, false},
	} {
		if _, _, reached := tc.goal.beside(tc.ours, tc.other); reached != tc.reached {
			t.Errorf("%s: %t", name, reached)
		}
	}
}

func TestRoundsComeToTheirMedians(t *testing.T) {
	of := func(answers int, bytes int64, cpu time.Duration) round {
		return round{Result: load.Result{Answers: answers, Bytes: bytes, Wall: time.Second, Waits: []time.Duration{time.Millisecond}},
			cpu: cpu, memory: bytes}
	}
	failed := round{Result: load.Result{Faults: 2, Fault: "status 404", Wall: time.Second}}
	m := middle([]round{of(10, 1e6, 100*time.Millisecond), of(30, 9e6, 600*time.Millisecond), failed,
		of(20, 4e6, 100*time.Millisecond)})
	want := measured{perSecond: 20, megabytes: 4, half: 1, most: 1, cpu: 10, size: 200_000, rounds: 3, fault: "status 404",
		memory: 9e6}
	if m != want {
		t.Errorf("%+v", m)
	}
	if m := middle([]round{failed}); m.rounds != 0 || m.perSecond != 0 {
		t.Errorf("%+v", m)
	}
}

func TestEveryLineAsksAndHasAKeyOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range lines() {
		if seen[l.key] || l.clients < 1 || l.name == "" {
			t.Errorf("%+v", l)
		}
		seen[l.key] = true
		for _, path := range l.ask(reports.Asked{Of: reports.Reports{Rows: 10, Seed: 1}, Seed: 1}) {
			if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, " \r\n") {
				t.Errorf("%s: %q", l.key, path)
				break
			}
		}
	}
}

// What a person wrote above the figures stays, and every row of the table has as many cells as its head.
func TestTheDocumentIsWrittenBelowWhatStandsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.md")
	if err := os.WriteFile(path, []byte("# Title\n\nText.\n\n"+measuredFrom+"old\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := bench{options: options{out: path, rows: 10}, say: t.Output(), lines: lines(), results: map[string]map[peer]measured{},
		notes: []string{"something: it is not there"}, starts: []startedIn{{how: "nothing", took: time.Second}}}
	for _, l := range b.lines {
		b.results[l.key] = map[peer]measured{ours: {rounds: 1, perSecond: 10, cpu: 1}}
		for _, p := range l.peers() {
			b.results[l.key][p] = measured{rounds: 1, perSecond: 20, cpu: 1}
		}
	}
	b.results["id"][ours] = measured{fault: "status 404"}
	if err := b.write(t.Context()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(text, []byte("# Title\n\nText.\n\n"+measuredFrom+"\n")) || bytes.Contains(text, []byte("old\n")) ||
		!bytes.Contains(text, []byte("something: it is not there")) {
		t.Errorf("%s", text)
	}
	_, table, _ := strings.Cut(string(text), "| key |")
	table, _, _ = strings.Cut("| key |"+table, "\n\n")
	for _, row := range strings.Split(table, "\n") {
		if n := strings.Count(row, "|"); n != strings.Count(tableHead, "|")/2 {
			t.Errorf("%d cells: %s", n-1, row)
		}
	}
}

// A server that isn't there has no coding of its own, and its row is called as the goal calls it.
func TestARowSaysWhichCodingAServerSent(t *testing.T) {
	o := others{servers: map[peer]*peers.Peer{atMap: {Codings: []string{"gzip"}}}}
	for want, l := range map[string]line{"MapServer": {coding: "gzip"}, "MapServer, gzip": {coding: "zstd"}} {
		if got := o.called(l, atMap); got != want {
			t.Errorf("for %s it is called %s", l.coding, got)
		}
		if got, _ := asPeer(l, o.servers[atMap], nil); got.head != coded("gzip") {
			t.Errorf("for %s it is asked with %q", l.coding, got.head)
		}
	}
	if got := o.called(line{coding: "br"}, atNode); got != string(atNode) {
		t.Error(got)
	}
}

func TestFiguresAreShort(t *testing.T) {
	for want, v := range map[string]float64{"0.00": 0, "0.012": 0.012, "0.33": 1.0 / 3, "12.3": 12.34, "1235": 1234.6} {
		if got := short(v); got != want {
			t.Errorf("%g is written %s, not %s", v, got, want)
		}
	}
}
