// Package truth says whether a predicate holds of a thing, in the logic of three values: what speaks of a property that is
// blank is neither true nor false. A predicate is bound once to how the properties of a kind of thing are read, so that
// asking a million of them looks up no name and puts nothing on the heap.
package truth
