// Package sqlite is a store, as package store has it: one file, and the only SQL about it. It migrates its schema, imports
// a dataset in one transaction, loads it back exactly or not at all, copies itself while in use and notices when another
// process has changed or replaced the file.
//
// It trusts that a dataset was checked: package dataset reads files and names their faults, the constraints here are
// the second line. It does not trust the file: rows are compared with the canonical files that are stored beside them
// (see Prove), and what no file holds has checksums. Answering questions is package atlas's work.
package sqlite
