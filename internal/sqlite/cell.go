package sqlite

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"khyberatlas/internal/incident"
)

// A cell binds a field of the domain to a column in both directions. Texts, numbers and pointers to numbers need
// none: database/sql reads and writes them through their address.

type dayCell struct{ day *incident.Day }

func (c dayCell) Value() (driver.Value, error) {
	if *c.day == 0 {
		return nil, nil
	}
	return c.day.String(), nil
}

func (c dayCell) Scan(v any) error {
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

// listCell is a list of words with ";" between, as the files have it.
type listCell struct{ list *[]string }

func (c listCell) Value() (driver.Value, error) { return strings.Join(*c.list, ";"), nil }

func (c listCell) Scan(v any) error {
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

// degreeCell is one coordinate of a point that may be missing as a whole: axis 0 is the longitude, 1 the latitude.
type degreeCell struct {
	point **orb.Point
	axis  int
}

func (c degreeCell) Value() (driver.Value, error) {
	if *c.point == nil {
		return nil, nil
	}
	return (**c.point)[c.axis], nil
}

func (c degreeCell) Scan(v any) error {
	if v == nil {
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

// shapeCell stores WKB, which keeps every bit of a coordinate.
type shapeCell[T orb.Geometry] struct{ shape *T }

func (c shapeCell[T]) Value() (driver.Value, error) { return wkb.Marshal(*c.shape) }

func (c shapeCell[T]) Scan(v any) error {
	b, ok := v.([]byte)
	if !ok {
		return fmt.Errorf("a shape is stored as bytes, not as %T", v)
	}
	g, err := wkb.Unmarshal(b)
	if err != nil {
		return fmt.Errorf("read shape: %w", err)
	}
	shape, ok := g.(T)
	if !ok {
		return fmt.Errorf("a shape is a %s, not a %s", shape.GeoJSONType(), g.GeoJSONType())
	}
	*c.shape = shape
	return nil
}

// bytesCell keeps a file of no bytes apart from no file.
type bytesCell struct{ bytes *[]byte }

func (c bytesCell) Value() (driver.Value, error) { return append([]byte{}, *c.bytes...), nil }

func (c bytesCell) Scan(v any) error {
	b, ok := v.([]byte)
	if !ok && v != nil {
		return fmt.Errorf("a file is stored as bytes, not as %T", v)
	}
	*c.bytes = append([]byte{}, b...)
	return nil
}
