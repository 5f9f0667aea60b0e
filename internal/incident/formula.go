package incident

import (
	"strings"
	"unicode/utf8"
)

// formulas are the signs that a spreadsheet takes for the beginning of one, also in the wide forms that East Asian
// editions take for the same.
const formulas = "=+-@\t\r\n＝＋－＠"

// Formula reports whether a spreadsheet would run a cell of words as a formula, instead of showing it.
func Formula(cell string) bool {
	first, n := utf8.DecodeRuneInString(cell)
	return n > 0 && strings.ContainsRune(formulas, first)
}

// Harmless is a cell of words that a spreadsheet shows as it is: one that it would run begins with an apostrophe.
func Harmless(cell string) string {
	if Formula(cell) {
		return "'" + cell
	}
	return cell
}
