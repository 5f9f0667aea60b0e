package truth

import (
	"unicode/utf8"

	"khyberatlas/internal/predicate"
)

func bindLike[T any](e *predicate.Expr, read Reader[T]) func(T) Value {
	value, pattern := bindOperand(e.Of[0], read), compiled(e.Of[1].Value.Text)
	return func(x T) Value {
		v := value(x)
		if v.Kind == predicate.Nothing {
			return Unknown
		}
		return of(pattern.matches(v.Text))
	}
}

// likeness is a pattern: anyRun stands for characters, however many, anyOne for one.
type likeness []rune

const (
	anyRun rune = -1
	anyOne rune = -2
)

// compiled reads % and _ as what they stand for, and what follows a \ as itself.
func compiled(pattern string) (p likeness) {
	escaped := false
	for _, c := range pattern {
		switch {
		case escaped:
			p, escaped = append(p, c), false
		case c == '\\':
			escaped = true
		case c == '%':
			p = append(p, anyRun)
		case c == '_':
			p = append(p, anyOne)
		default:
			p = append(p, c)
		}
	}
	if escaped {
		p = append(p, '\\')
	}
	return p
}

// matches goes back to the last anyRun only, so that it takes at most the length of the text for each sign of the pattern.
func (p likeness) matches(s string) bool {
	at, in := 0, 0     // in the pattern and in the text
	run, from := -1, 0 // the last anyRun and where in the text it ends
	for in < len(s) {
		c, size := utf8.DecodeRuneInString(s[in:])
		switch {
		case at < len(p) && p[at] == anyRun:
			run, from = at, in
			at++
		case at < len(p) && (p[at] == anyOne || p[at] == c):
			at, in = at+1, in+size
		case run >= 0:
			_, skipped := utf8.DecodeRuneInString(s[from:])
			from += skipped
			at, in = run+1, from
		default:
			return false
		}
	}
	for at < len(p) && p[at] == anyRun {
		at++
	}
	return at == len(p)
}
