package site_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"khyberatlas/geodata"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/postgis/site"
)

// stores are two clusters of the same data, of which one can be lost.
type stores struct {
	address string // of the database, at both
	old     string // at the one that is lost
	kill    func() // the primary
	replace func() // has the standby take its place
	back    func() // the one that was killed, as a standby
}

func TestNothingIsLostAndNoReadFailsWhenAStandbyIsPromotedByHand(t *testing.T) {
	primary := cluster.New(t, cluster.Options{Durable: true})
	standby, err := primary.Standby(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = standby.Remove() })
	if _, err := primary.Create(t.Context(), "atlas"); err != nil {
		t.Fatal(err)
	}
	must := func(do func(context.Context) error) func() {
		return func() {
			if err := do(t.Context()); err != nil {
				t.Error(err)
			}
		}
	}
	outlive(t, stores{cluster.Addresses("atlas", primary, standby), primary.Address("atlas"), primary.Kill, must(standby.Promote),
		must(func(ctx context.Context) error { return primary.Rewind(ctx, standby) })})
}

func TestNothingIsLostAndNoReadFailsWhenPatroniPromotes(t *testing.T) {
	g := cluster.Patroni(t, 2)
	address, leader := g.Create("atlas"), g.Leader()
	outlive(t, stores{address, leader.Address("atlas"), leader.Kill, func() { g.Leader() }, func() {
		leader.Start()
		g.Whole()
	}})
}

// pause is between two imports.
const pause = 2 * time.Second

// outlive reads from two servers and imports, all the while that the primary is killed, replaced and brought back.
func outlive(t *testing.T, s stores) {
	needs.Time(t)
	w := writer{t: t, program: site.Program(t), address: s.address, folder: t.TempDir()}
	w.fill()
	if _, err := w.imports(t.Context()); err != nil {
		t.Fatal(err)
	}
	servers, err := site.Start(t.Context(), site.Options{Program: w.program, Servers: 2, Folder: t.TempDir(),
		Serve: []string{"--db", s.address}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(servers.Stop)
	t.Cleanup(func() {
		for n := range servers.Servers {
			if text, _ := os.ReadFile(servers.Log(n)); t.Failed() {
				t.Logf("server %d says, but for requests:\n%s", n, answered.ReplaceAll(text, nil))
			}
		}
	})
	j := follow(t, servers)
	j.phase("reads begin")
	j.write(&w, 2)
	gone := j.background(&w)
	for !cluster.Value[bool](t, s.old, writing) {
		time.Sleep(time.Millisecond)
	}
	j.phase("the primary is killed while an import writes")
	s.kill()
	j.phase("the standby takes its place")
	s.replace()
	gone()
	j.phase("it is written to")
	j.write(&w, 2)
	j.phase("the old primary is brought back")
	back := j.background(&w)
	s.back()
	back()
	j.phase("it follows")
	j.write(&w, 1)
	j.end()
	for _, address := range []string{s.address + "?target_session_attrs=read-write", s.old} {
		j.lost(address)
	}
}

var answered = regexp.MustCompile(`(?m)^.* msg=request .*\n`)

// writing tells whether somebody has a transaction that has written something.
const writing = "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL"

// writer imports a dataset again and again, each time with its number before every title.
type writer struct {
	t       testing.TB
	program string
	address string
	folder  string
	rows    [][]string // of incidents.csv
	number  int
}

// fill writes the shipped dataset into the folder.
func (w *writer) fill() {
	if err := os.CopyFS(w.folder, geodata.Files); err != nil {
		w.t.Fatal(err)
	}
	text, err := fs.ReadFile(geodata.Files, "incidents.csv")
	if err != nil {
		w.t.Fatal(err)
	}
	if w.rows, err = csv.NewReader(bytes.NewReader(text)).ReadAll(); err != nil {
		w.t.Fatal(err)
	}
}

var imported = regexp.MustCompile(`version ([0-9a-f]{16})`)

// imports imports the next dataset and gives its version when that is acknowledged.
func (w *writer) imports(ctx context.Context) (version string, err error) {
	w.number++
	const title = 5
	var text bytes.Buffer
	out := csv.NewWriter(&text)
	for n, row := range w.rows {
		row = append([]string(nil), row...)
		if n > 0 {
			row[title] = strings.TrimSpace(fmt.Sprintf("%d: %.60s", w.number, row[title]))
		}
		if err := out.Write(row); err != nil {
			w.t.Fatal(err)
		}
	}
	out.Flush()
	if err := os.WriteFile(filepath.Join(w.folder, "incidents.csv"), text.Bytes(), 0o600); err != nil {
		w.t.Fatal(err)
	}
	said, err := exec.CommandContext(ctx, w.program, "import", "--db", w.address, w.folder).CombinedOutput()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(string(said)), "\n")
		return "", fmt.Errorf("%w: %s", err, lines[len(lines)-1])
	}
	m := imported.FindSubmatch(said)
	if m == nil {
		return "", fmt.Errorf("an import said no version: %s", said)
	}
	return string(m[1]), nil
}
