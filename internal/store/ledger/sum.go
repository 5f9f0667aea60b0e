package ledger

import (
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/bits"
)

// Sum stands for rows in whatever order they come, and so for rows that several connections read at once: the SHA-256 of
// each, added up as numbers of 256 bits.
type Sum struct {
	Rows  int
	words [4]uint64 // the lowest first
	row   []byte    // used again
}

// Add takes in one more row. Every value is told from every other, also from one of another type.
func (s *Sum) Add(cells []driver.Value) {
	s.row = s.row[:0]
	for _, c := range cells {
		switch v := c.(type) {
		case int64:
			s.row = binary.BigEndian.AppendUint64(append(s.row, 'i'), uint64(v))
		case float64:
			s.row = binary.BigEndian.AppendUint64(append(s.row, 'f'), math.Float64bits(v))
		case string:
			s.row = binary.BigEndian.AppendUint64(append(s.row, 't'), uint64(len(v)))
			s.row = append(s.row, v...)
		case []byte:
			s.row = binary.BigEndian.AppendUint64(append(s.row, 'b'), uint64(len(v)))
			s.row = append(s.row, v...)
		default:
			s.row = append(s.row, '-')
		}
	}
	hash, words := sha256.Sum256(s.row), [4]uint64{}
	for n := range words {
		words[n] = binary.LittleEndian.Uint64(hash[8*n:])
	}
	s.Rows++
	s.add(words)
}

// Join takes in the rows of another sum.
func (s *Sum) Join(o *Sum) {
	s.Rows += o.Rows
	s.add(o.words)
}

func (s *Sum) add(words [4]uint64) {
	carry := uint64(0)
	for n := range words {
		s.words[n], carry = bits.Add64(s.words[n], words[n], carry)
	}
}

// String is the sum in 64 hexadecimal digits.
func (s *Sum) String() string {
	var b []byte
	for _, w := range s.words {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return hex.EncodeToString(b)
}
