package jsonlist

import (
	"bytes"
	"encoding/json"
)

// members takes apart an object that is known to be valid JSON.
func members(raw []byte) (all []Member) {
	for at := blank(raw, 1); raw[at] != '}'; {
		end := textEnd(raw, at)
		m := Member{Name: text(raw[at:end])}
		at = blank(raw, blank(raw, end)+1) // past the colon
		end = valueEnd(raw, at)
		m.Kind = raw[at]
		switch value := raw[at:end]; m.Kind {
		case '"':
			m.Text = text(value)
		case 'n':
		case '[', '{':
			m.Text = string(value)
		case 't', 'f':
			m.Kind, m.Text = 't', string(value)
		default:
			m.Kind, m.Text = '0', string(value)
		}
		all = append(all, m)
		if at = blank(raw, end); raw[at] == ',' {
			at = blank(raw, at+1)
		}
	}
	return all
}

// Inner takes apart an object that stands in a member; nil where the member is none.
func (m Member) Inner() []Member {
	if m.Kind != '{' {
		return nil
	}
	return members([]byte(m.Text))
}

func blank(raw []byte, at int) int {
	for bytes.IndexByte([]byte(" \t\r\n"), raw[at]) >= 0 {
		at++
	}
	return at
}

func text(literal []byte) string {
	if bytes.IndexByte(literal, '\\') < 0 {
		return string(literal[1 : len(literal)-1])
	}
	var s string
	_ = json.Unmarshal(literal, &s) // it is valid
	return s
}

func textEnd(raw []byte, at int) int {
	for at++; raw[at] != '"'; at++ {
		if raw[at] == '\\' {
			at++
		}
	}
	return at + 1
}

func valueEnd(raw []byte, at int) int {
	deep := 0
	for ; ; at++ {
		switch raw[at] {
		case '"':
			if at = textEnd(raw, at); deep == 0 {
				return at
			}
			at--
		case '[', '{':
			deep++
		case ']', '}':
			if deep--; deep == 0 {
				return at + 1
			} else if deep < 0 {
				return at
			}
		case ',', ' ', '\t', '\r', '\n':
			if deep == 0 {
				return at
			}
		}
	}
}
