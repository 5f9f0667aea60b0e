package jsontext

import (
	"bytes"
	"unicode/utf8"
)

// places finds the line and the character of an offset. It looks at half a kilobyte for each, so that many faults in one
// long line take no longer than many short lines.
type places struct {
	data   []byte
	blocks []block
	lines  int // in the document
}

// block is what stands before a part of the document.
type block struct {
	lines  int // that have ended
	inLine int // characters so far of the line that is going on
}

const blockBytes = 512

func newPlaces(data []byte) places {
	p := places{data: data}
	var b block
	for at := 0; at < len(data); at += blockBytes {
		p.blocks = append(p.blocks, b)
		b = b.past(data[at:min(len(data), at+blockBytes)])
	}
	p.lines = b.lines + 1
	return p
}

func (b block) past(part []byte) block {
	if last := bytes.LastIndexByte(part, '\n'); last >= 0 {
		b.lines += bytes.Count(part, []byte{'\n'})
		b.inLine = 0
		part = part[last+1:]
	}
	b.inLine += characters(part)
	return b
}

// characters counts the bytes that begin one: a part may begin or end within a character.
func characters(part []byte) (n int) {
	for _, c := range part {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// of counts lines and characters from 1.
func (p places) of(at int) (line, character int) {
	at = min(at, len(p.data))
	var b block
	begin := 0
	if len(p.blocks) > 0 {
		n := min(at/blockBytes, len(p.blocks)-1)
		b, begin = p.blocks[n], n*blockBytes
	}
	b = b.past(p.data[begin:at])
	return b.lines + 1, b.inLine + 1
}
