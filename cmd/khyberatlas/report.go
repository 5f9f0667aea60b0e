package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
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
	Error    string         `json:"error,omitempty"`
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
}

func newReport(path string, c checked) *report {
	r := &report{Path: path, Outcome: "checked", Faults: []fault{}, Warnings: []fault{}}
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
	r.Version, r.Released, r.Counts = c.dataset.Version, c.dataset.Meta.Released.String(), sqlite.Counts(c.dataset)
	return r
}

// print writes every fault and warning and ends with a line that counts them.
func (r *report) print(w io.Writer) {
	for _, f := range r.Warnings {
		fmt.Fprintf(w, "warning: %v\n", incident.Fault(f))
	}
	for _, f := range r.Faults {
		fmt.Fprintf(w, "fault: %v\n", incident.Fault(f))
	}
	if len(r.Faults) > 0 {
		fmt.Fprintf(w, "%s: %s, %s\n", r.Path, many(len(r.Faults), "fault"), many(len(r.Warnings), "warning"))
		return
	}
	fmt.Fprintf(w, "%s: version %s, released %s: %s, %s, %s, %s, %s, %s; %s\n", r.Path, r.Version, r.Released,
		many(r.Counts["incidents"], "incident"), many(r.Counts["incident_sources"], "citation"),
		many(r.Counts["claims"], "claim"), many(r.Counts["crossings"], "crossing"), many(r.Counts["crossing_status"], "spell"),
		many(r.Counts["districts"], "district"), many(len(r.Warnings), "warning"))
}

func many(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (r *report) save(path string) error {
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	if err := os.WriteFile(path, append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}
