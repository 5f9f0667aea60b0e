package incident_test

import (
	"reflect"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
)

// fill puts one row into every list and a text into every field whose name says that it is an address.
func fill(v reflect.Value, address string) (filled int) {
	switch v.Kind() {
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Struct {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			return fill(v.Index(1), address)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if strings.HasSuffix(v.Type().Field(i).Name, "URL") {
				v.Field(i).SetString(address)
				filled++
				continue
			}
			filled += fill(v.Field(i), address)
		}
	}
	return filled
}

func TestOnlyAddressesThatCanBeFollowedAreKept(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)", `https://example.org/>; rel=preload, <https://elsewhere.example/`} {
		var ds, before incident.Dataset
		n := fill(reflect.ValueOf(&ds).Elem(), address)
		fill(reflect.ValueOf(&before).Elem(), address)
		if n < 8 {
			t.Fatalf("only %d addresses were found", n)
		}
		out, left := ds.Followable()
		if left != n {
			t.Errorf("%d of %d are left out", left, n)
		}
		var none incident.Dataset
		fill(reflect.ValueOf(&none).Elem(), "")
		if !reflect.DeepEqual(*out, none) {
			t.Errorf("got %+v", *out)
		}
		if !reflect.DeepEqual(ds, before) {
			t.Error("the dataset itself was changed")
		}
	}
}

func TestADatasetWithSoundAddressesStaysAsItIs(t *testing.T) {
	for _, address := range []string{"", "https://example.org/"} {
		var ds incident.Dataset
		fill(reflect.ValueOf(&ds).Elem(), address)
		if out, left := ds.Followable(); out != &ds || left != 0 {
			t.Errorf("%q: %d left out", address, left)
		}
	}
}
