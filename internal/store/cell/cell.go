// Package cell binds a field of the domain to a column in both directions: days as text, coordinates, shapes, lists and
// citations. Texts, numbers and pointers to numbers need no cell: they are read and written through their address.
package cell

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"khyberatlas/internal/incident"
)

// Cell is a field as its column has it.
type Cell interface {
	driver.Valuer
	sql.Scanner
	kind() Kind
}

// Day is text, and NULL where it is 0.
func Day(field *incident.Day) Cell { return day{field} }

type day struct{ day *incident.Day }

func (day) kind() Kind { return Text }

func (c day) Value() (driver.Value, error) {
	if *c.day == 0 {
		return nil, nil
	}
	return c.day.String(), nil
}

func (c day) Scan(v any) error {
	if v == nil {
		*c.day = 0
		return nil
	}
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a day is stored as text, not as %T", v)
	}
	d, err := incident.ParseDay(s)
	*c.day = d
	return err
}

// List is words with ";" between, as the files have them.
func List(field *[]string) Cell { return list{field} }

type list struct{ list *[]string }

func (list) kind() Kind { return Text }

func (c list) Value() (driver.Value, error) { return strings.Join(*c.list, ";"), nil }

func (c list) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a list is stored as text, not as %T", v)
	}
	*c.list = nil
	if s != "" {
		*c.list = strings.Split(s, ";")
	}
	return nil
}

// Degree is one coordinate of a point that may be missing as a whole: axis 0 is the longitude, 1 the latitude.
func Degree(field **orb.Point, axis int) Cell { return degree{field, axis} }

type degree struct {
	point **orb.Point
	axis  int
}

func (degree) kind() Kind { return Real }

func (c degree) Value() (driver.Value, error) {
	if *c.point == nil {
		return nil, nil
	}
	return (**c.point)[c.axis], nil
}

func (c degree) Scan(v any) error {
	if v == nil {
		*c.point = nil // the field may have had the row before
		return nil
	}
	f, ok := v.(float64)
	if !ok {
		return fmt.Errorf("a coordinate is stored as a number, not as %T", v)
	}
	if *c.point == nil {
		*c.point = &orb.Point{}
	}
	(**c.point)[c.axis] = f
	return nil
}

// Shape is WKB, which keeps every bit of a coordinate.
func Shape[T orb.Geometry](field *T) Cell { return shape[T]{field} }

type shape[T orb.Geometry] struct{ shape *T }

func (shape[T]) kind() Kind { return Shaped }

func (c shape[T]) Value() (driver.Value, error) { return wkb.Marshal(*c.shape) }

func (c shape[T]) Scan(v any) error {
	b, ok := v.([]byte)
	if !ok {
		return fmt.Errorf("a shape is stored as bytes, not as %T", v)
	}
	g, err := wkb.Unmarshal(b)
	if err != nil {
		return fmt.Errorf("read shape: %w", err)
	}
	read, ok := g.(T)
	if !ok {
		return fmt.Errorf("a shape is a %s, not a %s", read.GeoJSONType(), g.GeoJSONType())
	}
	*c.shape = read
	return nil
}

// Bytes keep a file of no bytes apart from no file.
func Bytes(field *[]byte) Cell { return file{field} }

type file struct{ bytes *[]byte }

func (file) kind() Kind { return Raw }

func (c file) Value() (driver.Value, error) { return append([]byte{}, *c.bytes...), nil }

func (c file) Scan(v any) error {
	b, ok := v.([]byte)
	if !ok && v != nil {
		return fmt.Errorf("a file is stored as bytes, not as %T", v)
	}
	*c.bytes = append([]byte{}, b...)
	return nil
}
