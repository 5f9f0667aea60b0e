package geojson_test

import (
	"fmt"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/geojson"
)

func ExampleEach() {
	in := strings.NewReader(`{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Polygon","coordinates":[[[70,33],[71,33],[71,34],[70,33]]]}},
{"type":"Feature","properties":{"name":"b"},"geometry":{"type":"Polygon","coordinates":[[[70,33],[71,133],[71,34],[70,33]]]}}
]}`)
	l := findings.New(1 << 20)
	err := geojson.Each(in, "areas.geojson", []string{"name"}, "a Polygon", l, func(f geojson.Feature) {
		fmt.Println(f.Text("name"), len(f.Shape()))
	})
	faults, _ := l.Faults()
	fmt.Println(faults[0].Where, err)
	// Output:
	// a 1
	// b 0
	// areas.geojson:3:98 <nil>
}
