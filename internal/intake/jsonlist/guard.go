package jsonlist

import (
	"fmt"
	"io"
	"sort"

	"khyberatlas/internal/dataset/findings"
)

// What a document may have: far above what rows and points need, and low enough for one that breaks it to cost no more than
// reading as far as there.
const (
	mostValue = 1 << 20 // bytes of an object of the list, or of a member of the root beside it
	mostDepth = 64      // values in one another
)

// valueDepth is how deep an object of the list stands: in the list, in the root.
const valueDepth = 2

// guard stands before encoding/json, which takes texts and values of any length into memory. It also remembers where lines
// end, as far as the decoder has not been told to forget: it reads ahead of what it is asked for.
type guard struct {
	in    io.Reader
	err   error // for good
	first []byte

	inText, escaped bool
	text, value     int // bytes so far
	deep            int

	offset int64   // bytes that have passed
	lines  int     // that ended before those remembered
	ends   []int64 // offsets of the line breaks that are remembered
}

func newGuard(in io.Reader) *guard { return &guard{in: in} }

func (g *guard) Read(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	n, err := g.in.Read(p)
	g.err = err
	if g.first == nil {
		g.first = append([]byte{}, p[:min(n, 64)]...)
	}
	for i, c := range p[:n] {
		if rule := g.pass(c); rule != "" {
			g.err = findings.Excess{Rule: rule, Mend: "is a quote or a brace missing, or is this no list of events? " +
				"What follows was not read"}
			return i, g.err
		}
	}
	return n, err
}

func (g *guard) pass(c byte) (broken string) {
	if c == '\n' {
		g.ends = append(g.ends, g.offset)
	}
	g.offset++
	g.value++
	switch {
	case g.escaped:
		g.escaped = false
	case g.inText && c == '\\':
		g.escaped = true
	case c == '"':
		g.inText, g.text = !g.inText, 0
	case g.inText:
	case c == '[' || c == '{':
		g.deep++
	case c == ']' || c == '}':
		g.deep--
	case c == ',' && g.deep <= valueDepth:
		g.value = 0
	}
	if g.text++; g.inText && g.text > findings.MostText+1 {
		return fmt.Sprintf("a text has at most %d bytes", findings.MostText)
	}
	switch {
	case g.value > mostValue:
		return fmt.Sprintf("an object has at most %d bytes", mostValue)
	case g.deep > mostDepth:
		return fmt.Sprintf("values stand at most %d deep in one another", mostDepth)
	}
	return ""
}

// lineOf counts from 1. The offset is one that was not forgotten.
func (g *guard) lineOf(offset int64) int {
	return 1 + g.lines + sort.Search(len(g.ends), func(i int) bool { return g.ends[i] >= offset })
}

// forget lets go of what stands before an offset.
func (g *guard) forget(offset int64) {
	n := sort.Search(len(g.ends), func(i int) bool { return g.ends[i] >= offset })
	g.lines += n
	g.ends = append(g.ends[:0], g.ends[n:]...)
}
