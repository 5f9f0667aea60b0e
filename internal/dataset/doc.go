// Package dataset reads a folder or a zip of CSV and GeoJSON files, as geodata/SCHEMA.md describes them, into a checked
// dataset. Every fault is named by file, line and column; all
// of them are found, not the first one. It also describes the files for other programs, as a Frictionless Data
// Package. How a text is taken apart is the work of the rooms inside this one; storing the dataset and answering from it
// are other rooms'.
//
// A dataset may come from anybody: what is read takes time and memory in proportion to its length, and Limits bound both.
package dataset
