// Package dataset reads a folder or a zip of CSV and GeoJSON files, as geodata/SCHEMA.md describes them, into a checked
// dataset, and writes the canonical form whose hash is the version. Every fault is named by file, line and column; all
// of them are found, not the first one. It also describes the files for other programs, as a Frictionless Data
// Package. How a text is taken apart is the work of the rooms inside this one; storing the dataset and answering from it
// are other rooms'.
//
// A dataset may come from anybody: what is read takes time and memory in proportion to its length, and Limits bound both.
//
// The canonical form. Text: UTF-8 without byte order mark, lines that end in LF. CSV: the columns in the order of
// SCHEMA.md, quotes only around cells with a comma, a quote or a line break, numbers in their shortest decimal form, rows
// by id where the table has one, else by the bytes of the whole row. JSON: keys sorted, no escapes that JSON does not
// ask for. dataset.json is indented by two spaces; GeoJSON has one feature a line without spaces, by id (provinces of
// Pakistan by name), and only the members that the schema knows.
package dataset
