package table

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// line is a row in the text form of COPY: fields with tabs between them, \N for none.
type line []byte

func (l *line) begin() { *l = (*l)[:0] }

func (l *line) end() { (*l)[len(*l)-1] = '\n' }

func (l *line) none() { *l = append(*l, "\\N\t"...) }

func (l *line) int(n int) { *l = append(strconv.AppendInt(*l, int64(n), 10), '\t') }

func (l *line) day(d incident.Day) { l.int(int(d)) }

// figure is a number of people; a column holds no more than memory does.
func (l *line) figure(n *int) {
	if n == nil {
		l.none()
		return
	}
	l.int(min(*n, math.MaxInt32))
}

// float is written so that the same number is read.
func (l *line) float(f float64) { *l = append(strconv.AppendFloat(*l, f, 'g', -1, 64), '\t') }

func (l *line) point(p *orb.Point) {
	if p == nil {
		l.none()
		l.none()
		return
	}
	l.float(p[0])
	l.float(p[1])
}

// escapes are what COPY reads a character of a text as.
var escapes = strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n", "\r", "\\r", "\b", "\\b", "\f", "\\f", "\v", "\\v")

func (l *line) text(s string) { *l = append(append(*l, escapes.Replace(s)...), '\t') }

// bytes are of a column of bytes.
func (l *line) bytes(b []byte) {
	if b == nil {
		l.none()
		return
	}
	*l = append(hex.AppendEncode(append(*l, `\\x`...), b), '\t')
}

// geometry is a point as PostGIS reads it.
func (l *line) geometry(p *orb.Point) {
	if p == nil {
		l.none()
		return
	}
	b := []byte{1, 1, 0, 0, 0x20, 0xe6, 0x10, 0, 0} // little endian, a point with a reference system, which is 4326
	for _, f := range p {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f))
	}
	*l = append(hex.AppendEncode(*l, b), '\t')
}

func (l *line) truth(is bool) {
	if is {
		*l = append(*l, "t\t"...)
	} else {
		*l = append(*l, "f\t"...)
	}
}

// list is an array of numbers.
func (l *line) list(of []int) {
	if len(of) == 0 {
		l.none()
		return
	}
	*l = append(*l, '{')
	for i, n := range of {
		if i > 0 {
			*l = append(*l, ',')
		}
		*l = strconv.AppendInt(*l, int64(n), 10)
	}
	*l = append(*l, "}\t"...)
}

// quotes are what a text is within an array.
var quotes = strings.NewReplacer("\\", "\\\\", `"`, `\"`)

// texts are an array of texts.
func (l *line) texts(of []string) {
	if len(of) == 0 {
		l.none()
		return
	}
	var b strings.Builder
	for i, s := range of {
		b.WriteByte("{,"[min(i, 1)])
		b.WriteByte('"')
		_, _ = quotes.WriteString(&b, s)
		b.WriteByte('"')
	}
	b.WriteByte('}')
	l.text(b.String())
}
