package canon

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

func metaBytes(m incident.Meta) []byte {
	members := map[string]any{
		"attribution": m.Attribution, "completeness": m.Completeness, "completeness_note": m.CompletenessNote,
		"description": m.Description, "id": m.ID, "licence": m.Licence, "licence_url": m.LicenceURL,
		"released": m.Released.String(), "time_zone": m.TimeZone, "title": m.Title,
	}
	if m.CollectedTo != 0 {
		members["collected_from"], members["collected_to"] = m.CollectedFrom.String(), m.CollectedTo.String()
	}
	return append(sortedJSON(members, "  "), '\n')
}

func districtBytes(list []incident.District) []byte {
	return collection(list, func(d incident.District) (map[string]any, orb.MultiPolygon) {
		return map[string]any{"division": d.Division, "id": d.ID, "merged_2018": d.Merged2018, "name": d.Name,
			"name_ps": d.NamePs, "name_ur": d.NameUr, "pcode": d.Pcode, "population_2017": d.Population2017,
			"population_2023": d.Population2023, "seat": d.Seat}, d.Shape
	})
}

func tehsilBytes(list []incident.Tehsil) []byte {
	return collection(list, func(t incident.Tehsil) (map[string]any, orb.MultiPolygon) {
		return map[string]any{"district_id": t.DistrictID, "id": t.ID, "name": t.Name, "pcode": t.Pcode}, t.Shape
	})
}

func provinceBytes(list []incident.Province) []byte {
	return collection(list, func(p incident.Province) (map[string]any, orb.MultiPolygon) {
		return map[string]any{"name": p.Name, "name_ps": p.NamePs, "name_ur": p.NameUr}, p.Shape
	})
}

func afProvinceBytes(list []incident.Province) []byte {
	return collection(list, func(p incident.Province) (map[string]any, orb.MultiPolygon) {
		return map[string]any{"id": p.ID, "name": p.Name, "name_ps": p.NamePs, "name_ur": p.NameUr}, p.Shape
	})
}

func riverBytes(list []incident.River) []byte {
	return features(list, func(b *bytes.Buffer, r incident.River) map[string]any {
		kind := "MultiLineString"
		if len(r.Lines) == 1 {
			kind = "LineString"
			writePositions(b, r.Lines[0])
		} else {
			writeList(b, len(r.Lines), func(i int) { writePositions(b, r.Lines[i]) })
		}
		b.WriteString(`,"type":"` + kind + `"`)
		return map[string]any{"id": r.ID, "name": r.Name, "name_ps": r.NamePs, "name_ur": r.NameUr, "rank": r.Rank}
	})
}

func collection[T any](list []T, parts func(T) (map[string]any, orb.MultiPolygon)) []byte {
	return features(list, func(b *bytes.Buffer, v T) map[string]any {
		properties, shape := parts(v)
		kind := "MultiPolygon"
		if len(shape) == 1 {
			kind = "Polygon"
			writePolygon(b, shape[0])
		} else {
			writeList(b, len(shape), func(i int) { writePolygon(b, shape[i]) })
		}
		b.WriteString(`,"type":"` + kind + `"`)
		return properties
	})
}

// features writes a collection; write puts down the coordinates and the type of one and gives its properties.
func features[T any](list []T, write func(*bytes.Buffer, T) map[string]any) []byte {
	var b bytes.Buffer
	b.WriteString(`{"features":[`)
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + `{"geometry":{"coordinates":`)
		properties := write(&b, v)
		b.WriteString(`},"properties":`)
		b.Write(sortedJSON(properties, ""))
		b.WriteString(`,"type":"Feature"}`)
	}
	b.WriteString("\n" + `],"type":"FeatureCollection"}` + "\n")
	return b.Bytes()
}

func writePolygon(b *bytes.Buffer, poly orb.Polygon) {
	writeList(b, len(poly), func(i int) { writePositions(b, poly[i]) })
}

func writePositions[T ~[]orb.Point](b *bytes.Buffer, line T) {
	writeList(b, len(line), func(i int) {
		b.WriteString("[" + decimal(line[i][0]) + "," + decimal(line[i][1]) + "]")
	})
}

func writeList(b *bytes.Buffer, n int, item func(int)) {
	b.WriteByte('[')
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		item(i)
	}
	b.WriteByte(']')
}

// sortedJSON escapes only what JSON asks for; a map's keys come out sorted. The texts were checked to be UTF-8, so
// encoding cannot fail.
func sortedJSON(v map[string]any, indent string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	_ = enc.Encode(v)
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}
