package dataset

import (
	"bytes"
	"encoding/json"
	"strings"
	"unsafe"
)

// parser makes values of a document that is known to be valid JSON within the bounds.
type parser struct {
	*jsonFile
	at int
}

// What a value in a list and one with a name take.
const (
	valueCost  = int(unsafe.Sizeof(value{}))
	memberCost = int(unsafe.Sizeof(member{}))
)

func (p *parser) root() value { return p.value(p.lazy) }

// value reads the next value. A member of the name lazy, if there is such a name, is passed over where it is a list.
func (p *parser) value(lazy string) value {
	p.blank()
	v := value{at: p.at}
	if p.spent {
		return v
	}
	switch c := p.data[p.at]; c {
	case '"':
		v.kind, v.text = isText, p.text()
	case 't', 'f':
		v.kind, v.text = isBool, p.word()
	case 'n':
		p.word()
	case '[':
		v.kind, v.items = isList, p.list()
	case '{':
		v.kind, v.members = isObject, p.object(lazy)
	default:
		v.kind, v.text = isNumber, p.word()
	}
	return v
}

// list and object count before they read, so that what takes too much room takes none.
func (p *parser) list() []value {
	n := p.count()
	if !p.hold(n * valueCost) {
		return nil
	}
	out := make([]value, 0, n)
	for p.at++; p.more(']'); {
		out = append(out, p.value(""))
	}
	return out
}

func (p *parser) object(lazy string) []member {
	n := p.count()
	if !p.hold(n * memberCost) {
		return nil
	}
	out, seen := make([]member, 0, n), map[string]bool{}
	for p.at++; p.more('}'); {
		m := member{at: p.at}
		m.name = p.text()
		if seen[m.name] {
			p.fault(p.spot(m.at, m.name), m.name, "a name stands only once in an object", "take one of the two out")
		}
		seen[m.name] = true
		p.blank()
		if lazy != "" && m.name == lazy && p.data[p.at] == '[' {
			m.value = value{kind: isList, at: p.at}
			p.skip()
		} else {
			m.value = p.value("")
		}
		out = append(out, m)
	}
	return out
}

// more passes over blanks and signs to the next value, or over the end of the list or object.
func (p *parser) more(end byte) bool {
	p.blank()
	if p.spent {
		return false
	}
	if p.data[p.at] == end {
		p.at++
		return false
	}
	return true
}

func (p *parser) blank() {
	for p.at < len(p.data) && strings.IndexByte(" \t\r\n,:", p.data[p.at]) >= 0 {
		p.at++
	}
}

func (p *parser) text() string {
	end := textEnd(p.data, p.at)
	literal := p.data[p.at:end]
	p.at = end
	p.hold(len(literal))
	if bytes.IndexByte(literal, '\\') < 0 {
		return string(literal[1 : len(literal)-1])
	}
	var s string
	_ = json.Unmarshal(literal, &s) // it is valid
	return s
}

// word is a number, true, false or null.
func (p *parser) word() string {
	begin := p.at
	for p.at < len(p.data) && strings.IndexByte(" \t\r\n,:]}", p.data[p.at]) < 0 {
		p.at++
	}
	p.hold(p.at - begin)
	return string(p.data[begin:p.at])
}

// skip passes over a list or an object.
func (p *parser) skip() {
	for deep := 0; ; p.at++ {
		switch p.data[p.at] {
		case '"':
			p.at = textEnd(p.data, p.at) - 1
		case '[', '{':
			deep++
		case ']', '}':
			if deep--; deep == 0 {
				p.at++
				return
			}
		}
	}
}

// count says how many values the list or object has that begins here.
func (p *parser) count() (n int) {
	deep, empty := 0, true
	for at := p.at; ; at++ {
		switch p.data[at] {
		case '"':
			at, empty = textEnd(p.data, at)-1, false
		case '[', '{':
			empty = empty && deep == 0
			deep++
		case ']', '}':
			if deep--; deep == 0 {
				if empty {
					return 0
				}
				return n + 1
			}
		case ',':
			if deep == 1 {
				n++
			}
		case ' ', '\t', '\r', '\n':
		default:
			empty = false
		}
	}
}

// textEnd is where the text ends that begins with the quote at an offset.
func textEnd(data []byte, at int) int {
	for at++; data[at] != '"'; at++ {
		if data[at] == '\\' {
			at++
		}
	}
	return at + 1
}

// each reads the values of a lazy list, and gives the room of each back before the next.
func (j *jsonFile) each(list value, do func(value)) (n int) {
	p := parser{j, list.at + 1}
	for p.more(']') {
		before := j.left
		v := p.value("")
		tree := before - j.left
		if !j.spent {
			do(v)
		}
		if j.spent {
			j.tooLarge(j.spot(v.at, ""))
			break
		}
		j.release(int(tree))
		n++
	}
	return n
}
