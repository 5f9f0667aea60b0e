// Package store says what a store is: what holds one whole version of the dataset, with what it knows beyond it: which
// versions it held, when each incident came and last changed, and which are gone. It has the results and the errors; a
// store itself is a room of its own (package sqlite now), and its interface stands where it is used. Package storetest
// holds what follows as tests, and any store must pass them.
//
// What each call promises, and what it may cost:
//
//   - Open makes sure that the store is ours, undamaged as far as can be seen without reading it, and of this program's
//     schema. For reading it writes nothing and asks for nothing but leave to read. For writing it makes a missing store
//     and brings an old schema up to date, which may take as long as an import.
//   - Status and Refusals read what the store knows beyond the dataset: some milliseconds, more with every incident that
//     there ever was.
//   - Read reads everything, all of it from one moment, and gives it back exactly as it was imported or not at all, in two
//     parts: what is not an incident at once, as fast for a million incidents of other records as for none; the incidents
//     by several at once and without holding them, so that a million take some seconds.
//   - Import is one transaction. Killed at any moment it leaves the old version or the new one. It reads and proves what
//     is held of ours before it writes; readers go on with the old version
//     meanwhile, and wait for the commit at most. A second writer waits for the first, or gives up with ErrBusy.
//   - Backup writes a copy that is consistent, whoever reads or writes meanwhile, and is itself read and proven before
//     it gets its name. It takes as long as reading and the writing of a copy, and replaces nothing.
//   - Watch tells within two seconds that another process has written, and never of what was there when it began. It
//     asks twice a second and reads no row.
//
// Every call takes a context and ends with its error; what was begun is then undone. All but Close may be called from
// several goroutines at once. A fault in the data is an incident.Faults, to be mended by whoever made the data; all else
// is an error of the list in this package, or one of the system underneath.
package store
