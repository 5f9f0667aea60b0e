// Package canon is the canonical form of a dataset: the order of its rows, the bytes of its files, and the version that is
// the hash of them. Whoever makes, stores or passes on a dataset asks this room what it is.
//
// Text: UTF-8 without byte order mark, lines that end in LF. CSV: the columns in the order of SCHEMA.md, quotes only around
// cells with a comma, a quote or a line break, numbers in their shortest decimal form, rows by id where the table has one,
// else by the bytes of the whole row. JSON: keys sorted, no escapes that JSON does not ask for. dataset.json is indented by
// two spaces; GeoJSON has one feature a line without spaces, by id (provinces of Pakistan by name), and only the members
// that the schema knows.
//
// The rows of origins that are not ours may be millions, and some may not be passed on. They have files of their own, which
// are no part of the version; a line of origin_digests.csv, which is, has the hash of each.
package canon
