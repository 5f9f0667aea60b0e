// Package predicate is what can be said of one thing by its properties: comparisons joined by and, or and not, as a value
// that can be written, carried in a filter and evaluated. It knows no spelling of it, which is package cql's, and no thing:
// package truth says whether a predicate holds of one.
package predicate
