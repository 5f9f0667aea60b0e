package cell

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"reflect"
)

// Value is what a field holds, as database/sql would hand it on.
func Value(field any) (driver.Value, error) {
	switch f := field.(type) {
	case *string:
		return *f, nil
	case *int:
		return int64(*f), nil
	case *int64:
		return *f, nil
	case *bool:
		return *f, nil
	case *float64:
		return *f, nil
	case **int:
		return orNull(*f, func(n int) driver.Value { return int64(n) })
	case **int64:
		return orNull(*f, func(n int64) driver.Value { return n })
	case **float64:
		return orNull(*f, func(n float64) driver.Value { return n })
	case driver.Valuer:
		return f.Value()
	}
	if word := reflect.ValueOf(field); word.Kind() == reflect.Pointer && word.Elem().Kind() == reflect.String {
		return word.Elem().String(), nil
	}
	return nil, fmt.Errorf("no column holds a %T", field)
}

func orNull[T any](p *T, value func(T) driver.Value) (driver.Value, error) {
	if p == nil {
		return nil, nil
	}
	return value(*p), nil
}

// Values are those of a row, as every store hands them over: a truth is a number.
func Values(fields []any) ([]driver.Value, error) {
	values := make([]driver.Value, len(fields))
	for n, f := range fields {
		v, err := Value(f)
		if err != nil {
			return nil, err
		}
		if is, truth := v.(bool); truth {
			v = int64(0)
			if is {
				v = int64(1)
			}
		}
		values[n] = v
	}
	return values, nil
}

// Scan puts a value into a field.
func Scan(field any, v driver.Value) error {
	whole, isWhole := v.(int64)
	text, isText := v.(string)
	number, isNumber := v.(float64)
	ok := isWhole
	switch f := field.(type) {
	case *string:
		*f, ok = text, isText
	case *int64:
		*f = whole
	case *int:
		*f = int(whole)
	case *bool:
		*f = whole != 0
	case *float64:
		*f, ok = number, isNumber
	case **int:
		*f, ok = nil, isWhole || v == nil
		if n := int(whole); isWhole {
			*f = &n
		}
	case **int64:
		*f, ok = nil, isWhole || v == nil
		if isWhole {
			*f = &whole
		}
	case **float64:
		*f, ok = nil, isNumber || v == nil
		if isNumber {
			*f = &number
		}
	case sql.Scanner:
		return f.Scan(v)
	default:
		word := reflect.ValueOf(field)
		if ok = isText && word.Kind() == reflect.Pointer && word.Elem().Kind() == reflect.String; ok {
			word.Elem().SetString(text)
		}
	}
	if !ok {
		return fmt.Errorf("a %T is stored as %T", field, v)
	}
	return nil
}
