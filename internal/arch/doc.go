// Package arch keeps the house in order: its tests read the imports of every room from the code and hold them against
// the table of who may import whom, and check that the documents point at things that exist.
package arch
