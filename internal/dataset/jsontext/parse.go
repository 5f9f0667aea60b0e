package jsontext

import (
	"bytes"
	"encoding/json"
	"strings"
	"unsafe"
)

// parser makes values of a document that is known to be valid JSON within the bounds.
type parser struct {
	*File
	at int
}

// What a value in a list and one with a name take.
const (
	valueCost  = int(unsafe.Sizeof(Value{}))
	memberCost = int(unsafe.Sizeof(Member{}))
)

func (p *parser) root() Value { return p.value(p.lazy) }

// value reads the next value. A member of the name lazy, if there is such a name, is passed over where it is a list.
func (p *parser) value(lazy string) Value {
	p.blank()
	v := Value{At: p.at}
	if p.Spent() {
		return v
	}
	switch c := p.data[p.at]; c {
	case '"':
		v.Kind, v.Text = IsText, p.text()
	case 't', 'f':
		v.Kind, v.Text = IsBool, p.word()
	case 'n':
		p.word()
	case '[':
		v.Kind, v.Items = IsList, p.list()
	case '{':
		v.Kind, v.Members = IsObject, p.object(lazy)
	default:
		v.Kind, v.Text = IsNumber, p.word()
	}
	return v
}

// list and object count before they read, so that what takes too much room takes none.
func (p *parser) list() []Value {
	n := p.count()
	if !p.Hold(n * valueCost) {
		return nil
	}
	out := make([]Value, 0, n)
	for p.at++; p.more(']'); {
		out = append(out, p.value(""))
	}
	return out
}

func (p *parser) object(lazy string) []Member {
	n := p.count()
	if !p.Hold(n * memberCost) {
		return nil
	}
	out, seen := make([]Member, 0, n), map[string]bool{}
	for p.at++; p.more('}'); {
		m := Member{At: p.at}
		m.Name = p.text()
		if seen[m.Name] {
			p.Fault(p.Spot(m.At, m.Name), m.Name, "a name stands only once in an object", "take one of the two out")
		}
		seen[m.Name] = true
		p.blank()
		if lazy != "" && m.Name == lazy && p.data[p.at] == '[' {
			m.Value = Value{Kind: IsList, At: p.at}
			p.skip()
		} else {
			m.Value = p.value("")
		}
		out = append(out, m)
	}
	return out
}

// more passes over blanks and signs to the next value, or over the end of the list or object.
func (p *parser) more(end byte) bool {
	p.blank()
	if p.Spent() {
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
	p.Hold(len(literal))
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
	p.Hold(p.at - begin)
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

// Each reads the values of a lazy list, and gives the room of each back before the next.
func (j *File) Each(list Value, do func(Value)) (n int) {
	p := parser{j, list.At + 1}
	for p.more(']') {
		before := j.Held()
		v := p.value("")
		tree := j.Held() - before
		if !j.Spent() {
			do(v)
		}
		if j.Spent() {
			j.TooLarge(j.Spot(v.At, ""))
			break
		}
		j.Release(tree)
		n++
	}
	return n
}
