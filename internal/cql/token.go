package cql

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a text. Names keep their case; a quoted one is no keyword.
type token struct {
	kind tokenKind
	text string // decoded
	place
}

type tokenKind int

const (
	atEnd tokenKind = iota
	name
	quotedName
	characters
	digits
	sign // a comparison, a bracket, a comma, or what stands in no expression
)

// tokens takes a text apart; one that is broken off ends the list with a fault.
func (m *maker) tokens(text string) ([]token, bool) {
	runes := []rune(text)
	var out []token
	rest := text // from the present sign on
	for i := 0; i < len(runes); {
		c := runes[i]
		if unicode.IsSpace(c) {
			i, rest = i+1, rest[utf8.RuneLen(c):]
			continue
		}
		where := place{strconv.Itoa(i + 1), rest}
		t := token{place: where}
		next, ok := i+1, true
		switch {
		case c == '\'':
			t.kind = characters
			t.text, next, ok = quoted(runes, i)
		case c == '"':
			t.kind = quotedName
			t.text, next, ok = quoted(runes, i)
		case startsName(c):
			for next < len(runes) && (startsName(runes[next]) || runes[next] == '.' || unicode.IsDigit(runes[next]) ||
				unicode.Is(unicode.Mn, runes[next])) {
				next++
			}
			t.kind, t.text = name, string(runes[i:next])
		case isDigit(c) || c == '.' && i+1 < len(runes) && isDigit(runes[i+1]):
			next = numberEnd(runes, i)
			t.kind, t.text = digits, string(runes[i:next])
			if next < len(runes) && startsName(runes[next]) {
				m.fault(where, "problem.cql_number", "")
				return nil, false
			}
		default:
			t.kind = sign
			if i+1 < len(runes) && strings.Contains(" <> <= >= ", " "+string(runes[i:i+2])+" ") {
				next = i + 2
			}
			t.text = string(runes[i:next])
		}
		if !ok {
			m.fault(where, "problem.cql_quote", "problem.cql_quote_mend")
			return nil, false
		}
		out = append(out, t)
		for ; i < next; i++ {
			rest = rest[utf8.RuneLen(runes[i]):]
		}
	}
	return append(out, token{place: place{at: strconv.Itoa(len(runes) + 1)}}), true
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func startsName(c rune) bool { return c == '_' || c == ':' || unicode.IsLetter(c) }

func numberEnd(runes []rune, i int) int {
	skip := func() {
		for i < len(runes) && isDigit(runes[i]) {
			i++
		}
	}
	skip()
	if i < len(runes) && runes[i] == '.' {
		i++
		skip()
	}
	if i < len(runes) && (runes[i] == 'e' || runes[i] == 'E') {
		power := i
		i++
		if i < len(runes) && (runes[i] == '+' || runes[i] == '-') {
			i++
		}
		if i == len(runes) || !isDigit(runes[i]) {
			return power
		}
		skip()
	}
	return i
}

// escapes are the controls that a \ and a letter stand for.
var escapes = map[rune]rune{'a': '\a', 'b': '\b', 't': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}

// quoted reads from a quote to the next that isn't doubled or after a \. A \ before any other sign stays, as LIKE wants it.
func quoted(runes []rune, i int) (text string, next int, ok bool) {
	quote := runes[i]
	var b strings.Builder
	for i++; i < len(runes); i++ {
		c := runes[i]
		switch {
		case c == '\\' && quote == '\'' && i+1 < len(runes):
			i++
			switch control, is := escapes[runes[i]]; {
			case is:
				b.WriteRune(control)
			case runes[i] == '\'' || runes[i] == '\\':
				b.WriteRune(runes[i])
			default:
				b.WriteRune('\\')
				b.WriteRune(runes[i])
			}
		case c == quote && i+1 < len(runes) && runes[i+1] == quote:
			b.WriteRune(quote)
			i++
		case c == quote:
			return b.String(), i + 1, true
		default:
			b.WriteRune(c)
		}
	}
	return "", i, false
}
