package main

import (
	"fmt"
	"io"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/store"
)

// recordReport is what importing somebody else's record found and did, as --report writes it.
type recordReport struct {
	Path    string `json:"path"`
	Outcome string `json:"outcome"` // imported, unchanged, checked, faults, failed
	Format  string `json:"format,omitempty"`
	Origin  string `json:"origin,omitempty"`
	Release string `json:"release,omitempty"` // of the record, as its publisher names it
	Periods []span `json:"periods,omitempty"`
	Taken   int    `json:"rows_taken"`
	Faulty  int    `json:"rows_faulty"`
	Left    []left `json:"rows_left_out"`
	Untold  []left `json:"names_not_told"`

	Before  string   `json:"version_before,omitempty"`
	Version string   `json:"version,omitempty"`
	Changes *changes `json:"incidents,omitempty"`
	Older   int      `json:"rows_older_than_held,omitempty"`
	Unknown int      `json:"withdrawn_not_held,omitempty"`

	Faults   []fault `json:"faults"` // all of them
	Warnings []fault `json:"warnings"`
	Error    string  `json:"error,omitempty"`

	found intake.Result
}

type span struct {
	From         string `json:"from"`
	To           string `json:"to"`
	Completeness string `json:"completeness"`
}

type left struct {
	Why  string `json:"what"`
	Rows int    `json:"rows"`
}

func newRecordReport(path string) *recordReport {
	return &recordReport{Path: path, Outcome: "checked", Left: []left{}, Untold: []left{}, Faults: []fault{}, Warnings: []fault{}}
}

// tell takes every fault.
func (r *recordReport) tell(f incident.Fault) { r.Faults = append(r.Faults, fault(f)) }

// read takes in what reading found.
func (r *recordReport) read(found intake.Result) {
	r.found = found
	r.Format, r.Origin, r.Release, r.Taken, r.Faulty = found.Format, found.Origin.ID, found.Origin.Version, found.Taken, found.Faulty
	for _, p := range found.Periods {
		r.Periods = append(r.Periods, span{p.From.String(), p.To.String(), p.Completeness})
	}
	for _, c := range found.Left {
		r.Left = append(r.Left, left{c.What, c.N})
	}
	for _, c := range found.Untold {
		r.Untold = append(r.Untold, left{c.What, c.N})
	}
	for _, w := range found.Warnings {
		r.Warnings = append(r.Warnings, fault(w))
	}
	if found.FaultsIn > 0 {
		r.Outcome = "faults"
	}
}

// aside takes in what is wrong with the files beside the record.
func (r *recordReport) aside(faults incident.Faults, in int) {
	if len(faults) == 0 {
		return
	}
	r.Outcome, r.found.Faults, r.found.FaultsIn = "faults", faults, in
	for _, f := range faults {
		r.tell(f)
	}
}

// done takes in what the store did.
func (r *recordReport) done(d store.Result) {
	r.Outcome, r.Before, r.Version, r.Unknown = "imported", d.Before, d.After, d.Unknown
	if d.Outcome == store.Unchanged {
		r.Outcome = "unchanged"
		return
	}
	r.Changes, r.Older = &changes{Added: d.Added, Changed: d.Changed, Removed: d.Removed}, d.Older
}

// mostNames is how many names that could not be told are printed, and how many warnings; the report has more.
const mostNames = 20

func (r *recordReport) print(w io.Writer) {
	for _, f := range r.found.Warnings[:min(len(r.found.Warnings), mostNames)] {
		fmt.Fprintf(w, "warning: %v\n", f)
	}
	if more := r.found.WarnedIn - mostNames; more > 0 {
		fmt.Fprintf(w, "and %s more; --report FILE has the first %d\n", plural(more, "warning"), len(r.found.Warnings))
	}
	for _, f := range r.found.Faults {
		fmt.Fprintf(w, "fault: %v\n", f)
	}
	if more := r.found.FaultsIn - len(r.found.Faults); more > 0 {
		has := "all"
		if len(r.Faults) < r.found.FaultsIn {
			has = fmt.Sprintf("the first %d", len(r.Faults))
		}
		fmt.Fprintf(w, "and %s more; --report FILE has %s\n", plural(more, "fault"), has)
	}
	for i, c := range r.found.Untold {
		if i == mostNames {
			fmt.Fprintf(w, "and %s more whose district is left blank; --report FILE has all\n", plural(len(r.found.Untold)-i, "name"))
			break
		}
		fmt.Fprintf(w, "left blank, not told which district: %s (%s)\n", incident.Printable(c.What), plural(c.N, "row"))
	}
	if r.Format == "" {
		return
	}
	name := r.Format
	if r.Release != "" {
		name += " " + r.Release
	}
	fmt.Fprintf(w, "%s: %s, %s read, %s with faults\n", incident.Printable(r.Path), name, plural(r.Taken+r.Faulty, "row"),
		plural(r.Faulty, "row"))
	for _, l := range r.Left {
		fmt.Fprintf(w, "left out: %s, %s\n", plural(l.Rows, "row"), l.Why)
	}
	if r.Unknown > 0 {
		fmt.Fprintf(w, "withdrawn: %s not held here\n", plural(r.Unknown, "id"))
	}
	switch {
	case r.Outcome == "unchanged":
		fmt.Fprintf(w, "all of it is held already: nothing changed\n")
	case r.Changes != nil:
		fmt.Fprintf(w, "imported as %s: %d added, %d changed, %d removed", r.Origin, r.Changes.Added, r.Changes.Changed,
			r.Changes.Removed)
		if r.Older > 0 {
			fmt.Fprintf(w, ", %s older than held and ignored", plural(r.Older, "row"))
		}
		fmt.Fprintf(w, "; version %s\n", r.Version)
	}
}
