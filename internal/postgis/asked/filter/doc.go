// Package filter says in SQL which rows of a version's tables a query finds. Every condition is of one row r, with its texts x
// where it speaks of them, and of values that are passed beside it.
//
// Where SQL can't be made to say exactly what package truth says, or what package geo measures, it says so much that no row is
// lost, and who asks looks at the rows that are left: shapes other than boxes (geo decides by exact arithmetic what touches),
// case folded by the full mappings of Unicode, texts that PostgreSQL can't hold, two lists compared with each other, and rows
// that stand as far away as is asked for to a millionth of a millimetre, for sine and cosine differ in their last digit.
package filter
