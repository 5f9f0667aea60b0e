package main

import (
	"fmt"
	"net/url"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"

	"khyberatlas/internal/ogc"
)

// filterFlags are flags made of parameters, under their own names. Kong reads flags off the fields of a struct, so one
// is made with a field for each.
type filterFlags struct{ kong.Plugins }

func flagsOf(params []ogc.Param) filterFlags {
	var fields []reflect.StructField
	for i, p := range params {
		if p.Flag == (ogc.Flag{}) {
			continue
		}
		tag := fmt.Sprintf("name:%q sep:%q group:%q placeholder:%q help:%q", p.Name, "none", "Filters", p.Flag.Placeholder, p.Flag.Help)
		if alias := strings.ReplaceAll(p.Name, "_", "-"); alias != p.Name {
			tag += fmt.Sprintf(" aliases:%q", alias)
		}
		fields = append(fields, reflect.StructField{Name: fmt.Sprintf("Flag%d", i), Type: reflect.TypeFor[[]string](),
			Tag: reflect.StructTag(tag)})
	}
	return filterFlags{kong.Plugins{reflect.New(reflect.StructOf(fields)).Interface()}}
}

// downloadFlags are the filters and the order of a download.
func downloadFlags() filterFlags {
	op, _ := ogc.Lookup(ogc.OpDownload)
	return flagsOf(op.Params)
}

// values are the flags that were given, as the query string has them.
func (f filterFlags) values() url.Values {
	out := url.Values{}
	for _, flags := range f.Plugins {
		v := reflect.ValueOf(flags).Elem()
		for i := range v.NumField() {
			if given := v.Field(i).Interface().([]string); len(given) > 0 {
				out[v.Type().Field(i).Tag.Get("name")] = given
			}
		}
	}
	return out
}
