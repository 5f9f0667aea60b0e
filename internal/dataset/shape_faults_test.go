package dataset_test

func shapePatches() map[string]patch {
	const west = "[[71,34],[72,34],[72,35],[71,35],[71,34]]"
	const d = "districts.geojson"
	return map[string]patch{
		"JSON that ends early":        {d, "\n]}", "\n]", d + ":4:2", "JSON"},
		"JSON with a slip":            {d, `"West",`, `"West"`, d + ":2:146", "JSON"},
		"text that is not UTF-8":      {d, "Westtown", "Westt\xf6wn", d + ":2:227", "UTF-8"},
		"no collection":               {d, "FeatureCollection", "Feature", d + ":1:9", "FeatureCollection"},
		"another reference system":    {d, `"features":`, `"crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":`, d + ":1:35", "WGS 84"},
		"another geometry":            {d, `"Polygon"`, `"LineString"`, d + ":2:30", "Polygon or a MultiPolygon"},
		"no geometry":                 {d, `"geometry":{"type":"Polygon","coordinates":[` + west + `]}`, `"geometry":null`, d + ":2:1", "has a geometry"},
		"a ring that is not closed":   {d, west, "[[71,34],[72,34],[72,35],[71,35]]", d + ":2:64", "ends where it begins"},
		"a ring that is too short":    {d, west, "[[71,34],[72,34],[71,34]]", d + ":2:64", "at least four points"},
		"a ring wound the wrong way":  {d, west, "[[71,34],[71,35],[72,35],[72,34],[71,34]]", d + ":2:64", "counterclockwise"},
		"a ring that crosses itself":  {d, west, "[[71,34],[73,34],[71.5,35],[72.5,35],[71,34]]", d + ":2:72", "does not cross itself"},
		"a hole wound the wrong way":  {"basemap/af_provinces.geojson", "[70.2,34.4],[70.4,34.4],[70.4,34.2]", "[70.4,34.2],[70.4,34.4],[70.2,34.4]", "basemap/af_provinces.geojson:2:112", "a hole runs clockwise"},
		"a hole outside":              {"basemap/af_provinces.geojson", "[70.2,34.2],[70.2,34.4],[70.4,34.4],[70.4,34.2],[70.2,34.2]", "[68.2,34.2],[68.2,34.4],[68.4,34.4],[68.4,34.2],[68.2,34.2]", "basemap/af_provinces.geojson:2:112", "inside its polygon"},
		"swapped coordinates":         {d, "[71,34],[72,34]", "[34,171],[72,34]", d + ":2:64", "Longitude comes first"},
		"five decimals":               {d, "[72,34],[72,35]", "[72.00001,34],[72,35]", d + ":2:72", "at most 4 decimals"},
		"an altitude":                 {d, "[72,34],[72,35]", "[72,34,800],[72,35]", d + ":2:72", "two numbers"},
		"a river that is a point":     {"basemap/rivers.geojson", `"LineString","coordinates":[[71.2,34.2],[71.4,34.3]]`, `"Point","coordinates":[71.2,34.2]`, "basemap/rivers.geojson:2:30", "LineString or a MultiLineString"},
		"a river of one position":     {"basemap/rivers.geojson", `[[71.2,34.2],[71.4,34.3]]`, `[[71.2,34.2]]`, "basemap/rivers.geojson:2:65", "two positions or more"},
		"a river without a course":    {"basemap/rivers.geojson", `[[71.2,34.2],[71.4,34.3]]`, `[]`, "basemap/rivers.geojson:2:30", "has coordinates"},
		"a river without a geometry":  {"basemap/rivers.geojson", `{"type":"LineString","coordinates":[[71.2,34.2],[71.4,34.3]]}`, `null`, "basemap/rivers.geojson:2:1", "a LineString or a MultiLineString"},
		"a river's swapped position":  {"basemap/rivers.geojson", `[[71.2,34.2],`, `[[34.2,171.2],`, "basemap/rivers.geojson:2:66", "Longitude comes first"},
		"a rank beyond the last":      {"basemap/rivers.geojson", `"rank":3`, `"rank":4`, "basemap/rivers.geojson:2:rank", "1, 2 or 3"},
		"a population that is a text": {d, "100000", `"100000"`, d + ":2:population_2023", "a number, here is a text"},
		"nobody lives there":          {d, "100000", "0", d + ":2:population_2023", "above 0"},
		"merged is a word":            {d, "true", `"yes"`, d + ":2:merged_2018", "true or false"},
		"an unknown property":         {d, `"seat":"Westtown",`, `"seat":"Westtown","seats":1,`, d + ":2:seats", "did you mean seat?"},
		"a name that stands twice":    {d, `"seat":"Westtown",`, `"seat":"Westtown","seat":"Easttown",`, d + ":2:seat", "only once"},
		"a tehsil of no district":     {"tehsils.geojson", `"district_id":"west"`, `"district_id":"wst"`, "tehsils.geojson:2:district_id", "did you mean west?"},
		"an id that is no slug":       {"tehsils.geojson", `"x101"`, `"X 101"`, "tehsils.geojson:2:id", "slug"},
		"a day that is none":          {"dataset.json", `"2025-02-01"`, `"1 February"`, "dataset.json:2:released", "YYYY-MM-DD"},
		"collected to before from":    {"dataset.json", `"2025-01-31"`, `"2024-01-31"`, "dataset.json:3:collected_to", "not before"},
		"another time zone":           {"dataset.json", "Asia/Karachi", "UTC", "dataset.json:4:time_zone", "Asia/Karachi"},
		"an unknown completeness":     {"dataset.json", `"sample"`, `"samples"`, "dataset.json:3:completeness", "did you mean sample?"},
		"no licence":                  {"dataset.json", `"licence": "CC-BY-4.0",`, "", "dataset.json:1:licence", "missing"},
		"an address that is none":     {"dataset.json", "https://creativecommons", "creativecommons", "dataset.json:2:licence_url", "http://"},
	}
}
