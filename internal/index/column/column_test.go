package column_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
)

// A column is gathered, written to a section, and read where it lies.
func ExampleBuilder() {
	var figures column.Builder
	for _, n := range []int32{4, -1, 0} {
		figures.Int32(n)
	}
	var file bytes.Buffer
	w := sections.NewWriter(&file)
	figures.Put(w, "killed")
	column.PutTexts(w, "place", []string{"Wana", "", "Tirah"})
	if err := w.Close("state"); err != nil {
		fmt.Println(err)
	}
	f, err := sections.Held(file.Bytes(), "state")
	if err != nil {
		fmt.Println(err)
		return
	}
	killed, places := column.Int32s(f.Section("killed")), column.TextsOf(f, "place")
	for i := range killed.Len() {
		fmt.Printf("%q %d\n", places.At(i), killed.At(i))
	}
	// Output:
	// "Wana" 4
	// "" -1
	// "Tirah" 0
}

func TestADictionaryNumbersItsValuesAnewWhenTheyAreSorted(t *testing.T) {
	var d column.Dictionary
	for i, v := range []string{"c", "a", "b"} {
		if n, ok := d.Of(v); int(n) != i || !ok {
			t.Errorf("%s is %d, %t", v, n, ok)
		}
	}
	if to := d.Sorted(); !slices.Equal(to, []uint16{2, 0, 1}) || !slices.Equal(d.Values, []string{"a", "b", "c"}) {
		t.Errorf("%v of %v", to, d.Values)
	}
}

func TestALookupFindsEachKeyAndNoOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfDistinct(rapid.StringN(0, 6, 12), rapid.ID[string]).Draw(t, "keys")
		at := func(i int) []byte { return []byte(keys[i]) }
		table := column.Lookup(column.NewLookup(len(keys), at))
		for i, key := range keys {
			if got := table.Find(key, at); got != i {
				t.Fatalf("%q is at %d, and found at %d", key, i, got)
			}
		}
		if key := rapid.String().Draw(t, "key"); table.Find(key, at) != slices.Index(keys, key) {
			t.Fatalf("%q is found at %d", key, table.Find(key, at))
		}
	})
}
