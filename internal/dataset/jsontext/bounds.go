package jsontext

import (
	"fmt"
	"strconv"

	"khyberatlas/internal/dataset/findings"
)

// What a document may have: far more than datasets need.
const (
	mostMembers = 1000 // of one object
	mostDepth   = 64   // values in one another
)

// unbounded finds what valid JSON may have and a dataset has not: values too deep in one another, objects of too many
// members, texts that are too long or hold half a character.
func unbounded(data []byte) (at int, rule string) {
	var members [mostDepth + 1]int
	deep := 0
	for at = 0; at < len(data); at++ {
		switch data[at] {
		case '"':
			end := textEnd(data, at)
			if end-at-2 > findings.MostText {
				return at, fmt.Sprintf("a text has at most %d bytes", findings.MostText)
			}
			if half := halfCharacter(data[at:end]); half >= 0 {
				return at + half, "a text is whole characters, and this is half of a surrogate pair"
			}
			at = end - 1
		case '[', '{':
			if deep++; deep > mostDepth {
				return at, fmt.Sprintf("values stand at most %d deep in one another", mostDepth)
			}
			members[deep] = 0
		case ']', '}':
			deep--
		case ':':
			if members[deep]++; members[deep] > mostMembers {
				return at, fmt.Sprintf("an object has at most %d members", mostMembers)
			}
		}
	}
	return 0, ""
}

// halfCharacter is where an escape stands that is one half of a pair alone; encoding/json makes another character of it.
func halfCharacter(literal []byte) int {
	for at := 0; at < len(literal); at++ {
		if literal[at] != '\\' {
			continue
		}
		switch unit := escaped(literal[at:]); {
		case unit >= 0xD800 && unit < 0xDC00:
			if low := escaped(literal[at+6:]); low < 0xDC00 || low > 0xDFFF {
				return at
			}
			at += 11
		case unit >= 0xDC00 && unit <= 0xDFFF:
			return at
		case unit >= 0:
			at += 5
		default:
			at++
		}
	}
	return -1
}

// escaped is the unit of UTF-16 that an escape at the beginning of the text stands for, -1 where there is none.
func escaped(text []byte) int {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return -1
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	if err != nil {
		return -1
	}
	return int(n)
}
