package store

import (
	"time"

	"khyberatlas/internal/incident"
)

// Mode is what a store is opened for.
type Mode int

// Read never writes; Write makes a missing store and brings an old schema up to date. With Trusting, what the store knows
// beyond the dataset is taken as it stands, by whomever it was written.
const (
	Read  Mode = 0
	Write Mode = 1 << iota
	Trusting
)

// Writes reports whether the store may be written to.
func (m Mode) Writes() bool { return m&Write != 0 }

// Trusts reports whether edits are taken as they stand.
func (m Mode) Trusts() bool { return m&Trusting != 0 }

// Status is which dataset a store holds and how it came there.
type Status struct {
	Version      string
	Released     incident.Day
	ImportedAt   time.Time
	Program      string
	Source       string
	Format       string
	Counts       map[string]int // rows by table
	Imports      int            // how many there have been
	OnlyEmbedded bool           // never held anything but what a program carried
}

// How says where an import comes from. When is asked inside the transaction, so nobody can come in between; nil always
// imports.
type How struct {
	At       time.Time // for the record only: no answer reads it
	Program  string
	Source   string // the path or address that was given
	Format   string
	Embedded bool // the dataset that the program carries
	When     func(held Status) bool
	Lines    map[string]int // of incidents.csv, by incident, for faults to say; nil where it was read from no file
}

// Row is an incident of a record that is not ours, as an import brings it.
type Row struct {
	*incident.Incident
	Stamp       int64 // orders what was said of an incident: a lower one than held is ignored
	Provisional bool  // the row goes when its record comes to be complete
}

// Progress is told how many rows of all have been written, in ever greater numbers up to the total.
type Progress func(done, total int)

// Outcome is what an import did.
type Outcome int

// Unchanged: the version is held already. Kept: How.When refused.
const (
	Imported Outcome = iota
	Unchanged
	Kept
)

// Result is what an import did to the incidents.
type Result struct {
	Outcome                 Outcome
	Before, After           string // versions; Before is blank where nothing was held
	Added, Changed, Removed int
	Older                   int // rows that say less lately than what is held: they were ignored
	Unknown                 int // ids of withdrawn rows under which none was held
}
