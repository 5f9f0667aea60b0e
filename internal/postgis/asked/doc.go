// Package asked answers questions about one version of the dataset by SQL, for sets that don't fit in memory: a question.Answerer
// over tables in PostgreSQL with PostGIS that Fill makes of an atlas. What it says is what that atlas says, to the last record;
// it is slower, and holds what a reader holds.
//
// Tables are made once and never changed, so that all answers are of the same version without a transaction around them. Every
// statement is a plain one: a pooler may stand between that lends a connection for each. A page asks about ten times; what is
// asked of a period costs its stretch of rows, what is asked of all of them one look at a narrow table.
//
// What SQL can't decide as memory does is looked at here, row by row (package filter says what that is), and remembered for the
// questions that follow it. How the rows lie is package table's.
package asked
