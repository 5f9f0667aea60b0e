package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"khyberatlas/internal/incident"
)

// report is what a check or an import found and did, as --report writes it.
type report struct {
	Path     string         `json:"path"`
	Outcome  string         `json:"outcome"` // checked, imported, unchanged, faults, failed
	Version  string         `json:"version,omitempty"`
	Released string         `json:"released,omitempty"`
	Counts   map[string]int `json:"counts,omitempty"`
	Before   string         `json:"version_before,omitempty"`
	Changes  *changes       `json:"incidents,omitempty"`
	Faults   []fault        `json:"faults"`
	Warnings []fault        `json:"warnings"`
	// All that were found, by file; those listed above are a thousand at most.
	FaultsIn   map[string]int `json:"faults_in"`
	WarningsIn map[string]int `json:"warnings_in"`
	Error      string         `json:"error,omitempty"`
}

type changes struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
}

type fault struct {
	Where   string   `json:"where"`
	Value   string   `json:"value"`
	Rule    string   `json:"rule"`
	Mend    string   `json:"mend,omitempty"`
	Allowed []string `json:"allowed,omitempty"`

	Keys incident.Keys `json:"-"` // a report is in English
}

func newReport(path string, c checked) *report {
	r := &report{Path: path, Outcome: "checked", Faults: []fault{}, Warnings: []fault{}, FaultsIn: c.faultsIn,
		WarningsIn: c.warningsIn}
	for _, f := range c.faults {
		r.Faults = append(r.Faults, fault(f))
	}
	for _, w := range c.warnings {
		r.Warnings = append(r.Warnings, fault(w.Fault))
	}
	if len(c.faults) > 0 || c.dataset == nil {
		r.Outcome = "faults"
	}
	if c.dataset == nil {
		return r
	}
	r.Version, r.Released, r.Counts = c.dataset.Version, c.dataset.Meta.Released.String(), c.dataset.Counts()
	return r
}

// print writes the faults and warnings that are listed and ends with a line that counts all.
func (r *report) print(w io.Writer) {
	for _, f := range r.Warnings {
		fmt.Fprintf(w, "warning: %v\n", incident.Fault(f))
	}
	for _, f := range r.Faults {
		fmt.Fprintf(w, "fault: %v\n", incident.Fault(f))
	}
	printUnlisted(w, "warnings", r.WarningsIn, len(r.Warnings))
	printUnlisted(w, "faults", r.FaultsIn, len(r.Faults))
	faults, warnings := sum(r.FaultsIn), sum(r.WarningsIn)
	if faults > 0 {
		fmt.Fprintf(w, "%s: %s, %s\n", incident.Printable(r.Path), plural(faults, "fault"), plural(warnings, "warning"))
		return
	}
	fmt.Fprintf(w, "%s: version %s, released %s: %s, %s, %s, %s, %s, %s; %s\n", incident.Printable(r.Path), r.Version, r.Released,
		plural(r.Counts["incidents"], "incident"), plural(r.Counts["incident_sources"], "citation"),
		plural(r.Counts["claims"], "claim"), plural(r.Counts["crossings"], "crossing"), plural(r.Counts["crossing_status"], "spell"),
		plural(r.Counts["districts"], "district"), plural(warnings, "warning"))
}

// printUnlisted says where there are more than are listed.
func printUnlisted(w io.Writer, what string, in map[string]int, listed int) {
	if sum(in) == listed {
		return
	}
	fmt.Fprintf(w, "%d %s are listed; in all there are", listed, what)
	for i, name := range slices.Sorted(maps.Keys(in)) {
		if i > 0 {
			fmt.Fprint(w, ",")
		}
		fmt.Fprintf(w, " %d in %s", in[name], incident.Printable(name))
	}
	fmt.Fprintln(w)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// saveReport writes a report as JSON.
func saveReport(report any, path string) error {
	b, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	if err := os.WriteFile(path, append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// progress is a bar on a terminal, and elsewhere a plain line at every quarter.
type progress struct {
	out      io.Writer
	terminal bool
	bar      *progressbar.ProgressBar
	quarter  int
}

func newProgress(out io.Writer) *progress {
	f, ok := out.(*os.File)
	return &progress{out: out, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

func (p *progress) say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

func (p *progress) step(done, total int) {
	if !p.terminal {
		if q := 4 * done / total; q > p.quarter {
			p.quarter = q
			p.say("importing: %d %%", 25*q)
		}
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("importing"),
			progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(false), progressbar.OptionClearOnFinish())
	}
	// A bar that can't be drawn is no reason to stop an import.
	_ = p.bar.Set(done)
}

// bytes shows how much of a file has been read; a stream's length is not known.
func (p *progress) bytes(read, total int64) {
	if !p.terminal {
		return
	}
	if p.bar == nil {
		if total <= 0 {
			total = -1
		}
		p.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("reading"),
			progressbar.OptionSetWidth(30), progressbar.OptionShowBytes(true), progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	_ = p.bar.Set64(read) // as above
}

// end leaves the line to what is said next.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
