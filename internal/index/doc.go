// Package index finds the rows of one version and sums them, without an object for any of them: columns side by side in
// the order of date and id, in one run of bytes that is either held in memory or mapped from a file. What is done with a
// column stands beside it: Group has lists, package sums what their values add up to by day, Spans periods, package cells boxes,
// package placed tiles, Words words. A row becomes an incident.Record when somebody asks for it, and its GeoJSON feature and its
// line of CSV are kept as they are sent.
//
// The bytes are sections of a file (package sections says how it looks, and how it is checked), each a column or a blob,
// numbers in little endian. Texts are two of them: one behind the other, and where each begins. Nothing in the file says where
// the rows came from but its key.
//
// Lists are bitmaps for values of many rows and runs of row numbers for the rest, each at most four bytes a row and column.
// Roaring bitmaps were weighed: they hold the same in about half of that, but must be read into objects of their own,
// where these lie in the file as they are used; and one of them can't be asked for the rows of a value up to a day, which
// is what sums by day are made of.
//
// What rows mean (which district counts one, which of two tells of an event first) is package atlas's.
package index
