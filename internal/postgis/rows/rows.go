// Package rows writes rows of the domain in the text format of COPY and reads them from it. It is the one form in which values go
// to PostgreSQL by the million: as quick as the binary one here, and it says nothing of types, so that a day can be a date
// there and a shape a geometry. Which rows and which tables is the caller's.
package rows

import (
	"bytes"
	"database/sql/driver"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"khyberatlas/internal/store/cell"
)

// SRID is that of every geometry: longitude and latitude in WGS 84.
const SRID = 4326

// ErrText is a text that PostgreSQL can't keep.
var ErrText = errors.New("a text holds the character U+0000, which PostgreSQL can't keep; take it out")

// Append writes a row: its fields, which are addresses or cells, after what stands in line already.
func Append(line []byte, fields []any) ([]byte, error) {
	for n, f := range fields {
		if n > 0 {
			line = append(line, '\t')
		}
		v, err := cell.Value(f)
		if err != nil {
			return nil, err
		}
		if line, err = appendValue(line, v, cell.KindOf(f)); err != nil {
			return nil, err
		}
	}
	return append(line, '\n'), nil
}

func appendValue(line []byte, v driver.Value, kind cell.Kind) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(line, `\N`...), nil
	case int64:
		return strconv.AppendInt(line, v, 10), nil
	case float64:
		return strconv.AppendFloat(line, v, 'g', -1, 64), nil
	case bool:
		if v {
			return append(line, 't'), nil
		}
		return append(line, 'f'), nil
	case string:
		return appendText(line, v)
	case []byte:
		if kind == cell.Shaped {
			return appendShape(line, v)
		}
		return hex.AppendEncode(append(line, `\\x`...), v), nil
	}
	return nil, fmt.Errorf("no column holds a %T", v)
}

func appendText(line []byte, s string) ([]byte, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return nil, ErrText
	}
	for {
		i := strings.IndexAny(s, "\\\n\r\t")
		if i < 0 {
			return append(line, s...), nil
		}
		line = append(append(line, s[:i]...), '\\', escapes[s[i]])
		s = s[i+1:]
	}
}

var (
	escapes   = map[byte]byte{'\\': '\\', '\n': 'n', '\r': 'r', '\t': 't'}
	unescapes = map[byte]byte{'\\': '\\', 'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', 'v': '\v'}
)

// appendShape says in the head of a geometry what its coordinates are of.
func appendShape(line, wkb []byte) ([]byte, error) {
	if len(wkb) < 5 {
		return nil, errors.New("a shape has no head")
	}
	var order binary.AppendByteOrder = binary.BigEndian
	kind := binary.BigEndian.Uint32(wkb[1:])
	if wkb[0] == 1 {
		order, kind = binary.LittleEndian, binary.LittleEndian.Uint32(wkb[1:])
	}
	head := order.AppendUint32(order.AppendUint32([]byte{wkb[0]}, kind|hasSRID), SRID)
	return hex.AppendEncode(hex.AppendEncode(line, head), wkb[5:]), nil
}

const hasSRID = 0x20000000

// Scan reads a line without its end into as many fields. It is not kept.
func Scan(line []byte, fields []any) error {
	for n, f := range fields {
		part := line
		if end := bytes.IndexByte(line, '\t'); end >= 0 {
			part, line = line[:end], line[end+1:]
		} else if line = nil; n < len(fields)-1 {
			return fmt.Errorf("a row has %d columns, not %d", n+1, len(fields))
		}
		v, err := value(part, cell.KindOf(f))
		if err == nil {
			err = cell.Scan(f, v)
		}
		if err != nil {
			return fmt.Errorf("column %d: %w", n+1, err)
		}
	}
	if line != nil {
		return fmt.Errorf("a row has more than %d columns", len(fields))
	}
	return nil
}

func value(part []byte, kind cell.Kind) (driver.Value, error) {
	if string(part) == `\N` {
		return nil, nil
	}
	switch kind {
	case cell.Whole:
		return strconv.ParseInt(string(part), 10, 64)
	case cell.Real:
		return strconv.ParseFloat(string(part), 64)
	case cell.Flag:
		return flag(string(part) == "t"), nil
	case cell.Raw, cell.Shaped:
		digits, ok := bytes.CutPrefix(part, []byte(`\\x`))
		if !ok {
			return nil, errors.New("bytes are not in hexadecimal digits: is bytea_output not hex?")
		}
		return hex.AppendDecode([]byte{}, digits)
	}
	return text(part), nil
}

func text(part []byte) string {
	i := bytes.IndexByte(part, '\\')
	if i < 0 {
		return string(part)
	}
	out := make([]byte, 0, len(part))
	for ; i >= 0 && i+1 < len(part); i = bytes.IndexByte(part, '\\') {
		c, ok := unescapes[part[i+1]]
		if !ok {
			c = part[i+1]
		}
		out = append(append(out, part[:i]...), c)
		part = part[i+2:]
	}
	return string(append(out, part...))
}

// flag is as every store hands a truth over.
func flag(is bool) int64 {
	if is {
		return 1
	}
	return 0
}
