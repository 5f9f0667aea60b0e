package dataset

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

func metaBytes(m incident.Meta) []byte {
	return append(sortedJSON(map[string]any{
		"attribution": m.Attribution, "collected_from": m.CollectedFrom.String(), "collected_to": m.CollectedTo.String(),
		"completeness": m.Completeness, "completeness_note": m.CompletenessNote, "description": m.Description, "id": m.ID,
		"licence": m.Licence, "licence_url": m.LicenceURL, "released": m.Released.String(), "time_zone": m.TimeZone,
		"title": m.Title,
	}, "  "), '\n')
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

func collection[T any](list []T, parts func(T) (map[string]any, orb.MultiPolygon)) []byte {
	var b bytes.Buffer
	b.WriteString(`{"features":[`)
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		properties, shape := parts(v)
		b.WriteString("\n" + `{"geometry":{"coordinates":`)
		kind := "MultiPolygon"
		if len(shape) == 1 {
			kind = "Polygon"
			writePolygon(&b, shape[0])
		} else {
			writeList(&b, len(shape), func(i int) { writePolygon(&b, shape[i]) })
		}
		b.WriteString(`,"type":"` + kind + `"},"properties":`)
		b.Write(sortedJSON(properties, ""))
		b.WriteString(`,"type":"Feature"}`)
	}
	b.WriteString("\n" + `],"type":"FeatureCollection"}` + "\n")
	return b.Bytes()
}

func writePolygon(b *bytes.Buffer, poly orb.Polygon) {
	writeList(b, len(poly), func(i int) {
		ring := poly[i]
		writeList(b, len(ring), func(k int) {
			b.WriteString("[" + decimal(ring[k][0]) + "," + decimal(ring[k][1]) + "]")
		})
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
