// Package arch keeps the house in order: its tests read the imports of every room from the code and hold them against
// the table of who may import whom, and that against docs/development.md; they count the lines of files and rooms and
// the characters of lines, and check that the documents point at things that exist.
package arch
