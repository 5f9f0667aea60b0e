package cell

import (
	"fmt"
	"reflect"
)

// Kind is what the values of a field are, for engines that hand values over as text.
type Kind int

// The kinds: string, int64, float64, bool, []byte, and []byte that are a geometry in WKB.
const (
	Text Kind = iota
	Whole
	Real
	Flag
	Raw
	Shaped
)

// KindOf is the kind of an address or a cell.
func KindOf(field any) Kind {
	switch f := field.(type) {
	case Cell:
		return f.kind()
	case *int, *int64, **int, **int64:
		return Whole
	case *float64, **float64:
		return Real
	case *bool:
		return Flag
	}
	if t := reflect.TypeOf(field); t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.String {
		return Text
	}
	panic(fmt.Sprintf("no column holds a %T", field))
}
