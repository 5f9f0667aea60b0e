package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

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

// reportable says early where a report can't be written, or would be written over what is read.
func reportable(path string, others ...string) error {
	if path == "" {
		return nil
	}
	there, err := os.Stat(path)
	for _, other := range others {
		if o, failed := os.Stat(other); err == nil && failed == nil && os.SameFile(there, o) {
			return misused("--report %s: that file is read or written otherwise; name another", path)
		}
	}
	file, failed := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o644)
	if failed != nil {
		return misused("the report can't be written: %w", failed)
	}
	if err != nil { // it wasn't there
		_ = os.Remove(path)
	}
	return file.Close()
}
