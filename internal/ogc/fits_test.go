package ogc_test

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"pgregory.net/rapid"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/openapi"
)

// TestWhatFitsTheDescriptionOfAParameterIsRead draws values by the schemas alone, of arrays and of plain texts.
func TestWhatFitsTheDescriptionOfAParameterIsRead(t *testing.T) {
	raw, err := json.Marshal(openapi.Describe(openapi.Service{Vocabulary: vocab}))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		t.Fatal(err)
	}
	described := doc.Components.Parameters
	// What the list of incidents doesn't take is left out, and an expression: no schema says what its language is.
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(described)), func(name string) bool {
		return described[name].Value.In != "query" || slices.Contains([]string{"interval", "by", "each", "filter"}, name)
	})
	rapid.Check(t, func(t *rapid.T) {
		p := described[rapid.SampledFrom(names).Draw(t, "parameter")].Value
		value := fitting(t, p.Schema.Value)
		if outOfOrder(p.Name, value) {
			t.Skip("what no schema can say")
		}
		if _, _, faults := items(url.Values{p.Name: {value}}.Encode(), ogc.GeoJSON); len(faults) > 0 {
			t.Fatalf("%s: %q fits %+v: %v", p.Name, value, p.Schema.Value, faults)
		}
	})
}

// fitting draws a value of a schema as it stands in a query string.
func fitting(t *rapid.T, s *openapi3.Schema) string {
	switch {
	case len(s.AnyOf) > 0:
		return fitting(t, rapid.SampledFrom(s.AnyOf).Draw(t, "one of").Value)
	case len(s.Enum) > 0:
		return rapid.SampledFrom(s.Enum).Draw(t, "value").(string)
	case s.Type.Is("array"):
		n := int(s.MinItems) + 2*rapid.IntRange(0, int(min(*s.MaxItems, s.MinItems+2)-s.MinItems)/2).Draw(t, "more")
		list := make([]string, n)
		for i := range list {
			list[i] = fitting(t, s.Items.Value)
		}
		return strings.Join(list, ",")
	case s.Type.Is("integer"):
		return strconv.FormatUint(rapid.Uint64Range(uint64(*s.Min), 1<<63).Draw(t, "number"), 10)
	case s.Type.Is("number"):
		return strconv.FormatFloat(rapid.Float64Range(*s.Min, *s.Max).Draw(t, "number"), 'g', -1, 64)
	case s.Format == "date":
		return rapid.StringMatching(`[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])`).Draw(t, "day")
	}
	text := rapid.StringMatching(s.Pattern).Filter(func(v string) bool {
		return s.MaxLength == nil || uint64(len([]rune(v))) <= *s.MaxLength
	})
	return text.Draw(t, "text")
}

// outOfOrder reports what OpenAPI has no words for: the ends of a period, and the south and north of a box.
func outOfOrder(name, value string) bool {
	switch name {
	case "datetime", "compare":
		from, to, both := strings.Cut(value, "/")
		return both && len(from) >= 10 && len(to) >= 10 && from[:10] > to[:10]
	case "bbox":
		parts := strings.Split(value, ",")
		south, _ := strconv.ParseFloat(parts[1], 64)
		north, _ := strconv.ParseFloat(parts[len(parts)/2+1], 64)
		return south < -90 || north > 90 || south > north
	}
	return false
}
