package web

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"khyberatlas/internal/ogc"
)

// filterable are the properties of a layer that a client may send as filters: GDAL and QGIS send a comparison with = where
// the layer's own path takes a parameter of the column's name, and don't look again at what comes back.
func filterable(doc *openapi3.T, layer string) (names []string) {
	taken := map[string]bool{}
	for _, p := range doc.Paths.Value("/collections/" + layer + "/items").Get.Parameters {
		taken[p.Value.Name] = true
	}
	for _, p := range propertiesOf(layer) {
		if taken[p.Name] {
			names = append(names, p.Name)
		}
	}
	return names
}

// idsBy are the ids of a table's rows by the value of a column; blanks are no value.
func idsBy(rows []map[string]string, column string) map[string][]string {
	out := map[string][]string{}
	for _, r := range rows {
		if v := r[column]; v != "" {
			out[v] = append(out[v], r["id"])
		}
	}
	for _, ids := range out {
		slices.Sort(ids)
	}
	return out
}

// GDAL sends a comparison of a date as datetime, which chooses another day for the state of crossings, so the documents
// tell to compare the text.
func TestGDALComparesADateOfCrossingsItselfWhereItIsCastToText(t *testing.T) {
	t.Parallel()
	at := site(t)
	_, body := get(t, at+"/downloads/crossings.csv")
	for _, column := range []string{"state_since", "state_trade_since", "state_last_reported"} {
		dates := slices.Sorted(maps.Keys(idsBy(sheet(t, body), column)))
		middle, want := dates[len(dates)/2], 0
		for date, ids := range idsBy(sheet(t, body), column) {
			if date <= middle {
				want += len(ids)
			}
		}
		where := "CAST(" + column + " AS character(10)) <= '" + strings.ReplaceAll(middle, "-", "/") + "'"
		if got := counted(t, gdal(t, "ogrinfo", "-ro", "-so", "-where", where, "OAPIF:"+at, "crossings")); got != want || want == 0 {
			t.Errorf("%s: GDAL finds %d, the table has %d", where, got, want)
		}
	}
}

func TestGDALSaysNothingOfAnErrorWhereNothingMatches(t *testing.T) {
	t.Parallel()
	at := site(t)
	for layer, where := range map[string]string{"incidents": "district = 'Abbottabad' AND type = 'shelling' AND confidence = " +
		"'contested'",
		"strikes": "type = 'ied'", "crossings": "geo_precision = 'province'", "districts": "name = 'Nowhere'"} {
		if n := counted(t, gdal(t, "ogrinfo", "-ro", "-so", "-where", where, "OAPIF:"+at, layer)); n != 0 {
			t.Errorf("%s: %d where %s", layer, n, where)
		}
	}
	for _, args := range [][]string{{"-where", "date = '1900-01-01'"}, {"-where", "date < '1900-01-01'"},
		{"-spat", "0", "0", "0.5", "0.5", "-where", "type = 'other' AND date = '1900-01-01'"}} {
		args = append(append([]string{"-ro", "-so"}, args...), "OAPIF:"+at, "incidents")
		if n := counted(t, gdal(t, "ogrinfo", args...)); n != 0 {
			t.Errorf("%d by %v", n, args)
		}
	}
}

// TestAFilterNamedAfterAPropertyIsThatProperty holds for every property that is one and every value that occurs.
func TestAFilterNamedAfterAPropertyIsThatProperty(t *testing.T) {
	t.Parallel()
	_, doc := described(t)
	for name, at := range both(t) {
		for _, layer := range ogc.CollectionIDs() {
			_, body := get(t, at+"/downloads/"+layer+".csv")
			rows, tried := sheet(t, body), 0
			for _, column := range filterable(doc, layer) {
				for value, want := range idsBy(rows, column) {
					tried++
					if got, _ := features(t, at, layer, column+"="+url.PathEscape(value)); !slices.Equal(got, want) {
						t.Errorf("%s, %s: %s=%s finds %d, the table has %d", name, layer, column, value, len(got), len(want))
					}
				}
			}
			if points := layer == "incidents" || layer == "strikes"; points != (tried > 0) {
				t.Errorf("%s: %d values of %v were tried", layer, tried, filterable(doc, layer))
			}
		}
	}
}

// TestGDALFindsByAPropertyWhatTheTableHas tries in GDAL itself the commonest and the rarest value of every property, and
// some districts of which rows are known to the province alone or lie off the map.
func TestGDALFindsByAPropertyWhatTheTableHas(t *testing.T) {
	t.Parallel()
	at, doc := described(t)
	for layer, columns := range map[string][]string{"incidents": filterable(doc, "incidents"), "strikes": filterable(doc, "strikes"),
		"crossings": {"geo_precision", "category"}} {
		_, body := get(t, at+"/downloads/"+layer+".csv")
		rows := sheet(t, body)
		for _, column := range columns {
			ids := idsBy(rows, column)
			values := slices.SortedFunc(maps.Keys(ids), func(a, b string) int {
				return cmp.Or(len(ids[a])-len(ids[b]),
					cmp.Compare(a, b))
			})
			tried := []string{values[0], values[len(values)-1]}
			if column == "district" && layer == "incidents" {
				tried = append(tried, "Bannu", "North Waziristan", "Kandahar")
			}
			for _, value := range tried {
				t.Run(layer+"/"+column+"="+value, func(t *testing.T) {
					t.Parallel()
					got := counted(t, gdal(t, "ogrinfo", "-ro", "-so", "-oo", "PAGE_SIZE=1000", "-where", column+" = '"+value+"'", "OAPIF:"+at,
						layer))
					if got != len(ids[value]) || got == 0 {
						t.Errorf("GDAL finds %d, the table has %d", got, len(ids[value]))
					}
				})
			}
		}
	}
}
