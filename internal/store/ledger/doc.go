// Package ledger is what a store knows beyond the dataset that it holds: which versions it held, since when each incident is
// there, which are gone and what they told of, and the checksums that prove all this; and what follows of it for an import:
// what is refused, what counts as changed, what stays of other records. It reads and writes no store.
package ledger
