// Package table is how the rows of a version lie in PostgreSQL to be asked: two tables a version, numbered, in the schema
// khyberatlas_asked. One has what is compared, summed and placed, narrow, for a look at all rows reads all of it; the other has
// the texts and the rest of each row. Words from lists are numbers there, by their place in the list of those that occur, which
// is kept beside the tables: a row of the first is then a hundred and some bytes. A row is named by its place in the order of
// date and id, so that the order of dates is that of a key, and a period is a stretch of it.
//
// It writes the rows, reads them, and knows what a version's tables are called. What is asked of them is package asked's.
package table
