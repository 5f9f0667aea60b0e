// Package sqlite is the store: one file that holds one whole version of the dataset, and the only SQL about it. It
// migrates its schema, imports a dataset in one transaction, loads it back exactly, copies itself while in use and
// notices when another process has changed or replaced the file.
//
// It trusts that a dataset was checked: package dataset reads files and names their faults, the constraints here are
// the second line. Answering questions is package atlas's work.
package sqlite
