package gpkg_test

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

var featureRequirements = []requirement{
	{"geometry-columns", "2.1.5",
		"gpkg_geometry_columns has one row for each layer of features: its column, type, system, no z, no m.",
		both(none(`SELECT table_name FROM gpkg_contents WHERE data_type = 'features' EXCEPT SELECT table_name FROM gpkg_geometry_columns`),
			none(`SELECT g.table_name FROM gpkg_geometry_columns g LEFT JOIN gpkg_contents c USING (table_name)
			WHERE c.data_type IS NOT 'features' OR c.srs_id IS NOT g.srs_id OR g.z <> 0 OR g.m <> 0`),
			none(`SELECT g.table_name FROM gpkg_geometry_columns g WHERE
			(SELECT type FROM pragma_table_info(g.table_name) WHERE name = g.column_name) IS NOT g.geometry_type_name`))},
	{"feature-tables", "2.1.6", "A layer has an integer primary key and one geometry column.",
		both(none(`SELECT table_name FROM gpkg_contents c WHERE data_type = 'features' AND
			(SELECT group_concat(type) FROM pragma_table_info(c.table_name) WHERE pk > 0) IS NOT 'INTEGER'`),
			none(`SELECT table_name FROM gpkg_geometry_columns GROUP BY table_name HAVING count(*) > 1`))},
	{"geometries", "2.1.3", "Every geometry is a GeoPackage blob of its column's type and system; polygons carry their envelope; " +
		"a row without a place is NULL.", geometries},
}

var indexRequirements = []requirement{
	{"rtree", "F.3", "Every layer has an R-tree that is registered (gpkg_rtree_index, write-only) and holds the box of every " +
		"geometry and no more.",
		both(none(`SELECT table_name, column_name FROM gpkg_geometry_columns EXCEPT SELECT table_name, column_name FROM gpkg_extensions
			WHERE extension_name = 'gpkg_rtree_index' AND scope = 'write-only'`), indexed)},
	{"rtree-triggers", "F.3", "The triggers of version 1.3 keep the R-tree true to inserts, updates and deletions.", triggers},
}

var metadataRequirements = []requirement{
	{"metadata", "F.8", "gpkg_metadata is registered and holds well-formed XML of a known scope; references point at the file or " +
		"at " +
		"tables that exist.", both(
		same(`SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_metadata' AND
			table_name IN ('gpkg_metadata', 'gpkg_metadata_reference') AND scope = 'read-write'`, 2),
		none(`SELECT id FROM gpkg_metadata WHERE md_scope <> 'dataset' OR mime_type <> 'text/xml'`),
		none(`SELECT md_file_id FROM gpkg_metadata_reference WHERE column_name NOT NULL OR row_id_value NOT NULL OR md_parent_id NOT NULL
			OR (reference_scope = 'geopackage') <> (table_name IS NULL) OR reference_scope NOT IN ('geopackage', 'table')
			OR table_name NOT IN (SELECT table_name FROM gpkg_contents)`),
		none(`SELECT md_file_id FROM gpkg_metadata_reference WHERE CAST(timestamp AS TEXT) <> '`+released+`T00:00:00.000Z'`),
		wellFormed(`SELECT metadata FROM gpkg_metadata`))},
	{"terms", "ours", "The metadata name licence, attribution, dataset version and filter, for the file and for each layer.",
		both(none(`SELECT id FROM gpkg_metadata WHERE NOT (instr(metadata, 'CC-BY-4.0') AND instr(metadata, 'Khyber Atlas; boundaries OCHA')
			AND instr(metadata, 'datetime=2025-01-01%2F..&amp;type=ied,other'))`),
			none(`SELECT table_name FROM gpkg_contents WHERE data_type = 'features' EXCEPT
			SELECT table_name FROM gpkg_metadata_reference`),
			none(`SELECT table_name FROM gpkg_contents WHERE NOT instr(description, 'CC-BY-4.0')`))},
}

var relationRequirements = []requirement{
	{"relations", "18-000",
		"gpkgext_relations and each mapping table are registered; a relation names tables, keys and a mapping table that exist.",
		relations},
	{"mappings", "18-000", "A mapping table has integer columns base_id and related_id, and each value is a key of its table.",
		mappings},
}

var styleRequirements = []requirement{
	{"counts", "GDAL", "gpkg_ogr_contents says how many rows each table of the contents has, and triggers keep that true.",
		trueCounts},
	{"styles", "QGIS", "layer_styles has one default style for each layer, under the layer's name and geometry column, as " +
		"well-formed QML and SLD.",
		both(none(`SELECT table_name, column_name FROM gpkg_geometry_columns EXCEPT SELECT f_table_name, f_geometry_column FROM layer_styles
			WHERE useAsDefault = 1 AND f_table_catalog = '' AND f_table_schema = ''`),
			none(`SELECT f_table_name FROM layer_styles GROUP BY f_table_name HAVING count(*) > 1`),
			wellFormed(`SELECT styleQML FROM layer_styles`), wellFormed(`SELECT styleSLD FROM layer_styles`))},
}

func wellFormed(query string) func(*testing.T, *sql.DB, string) {
	return func(t *testing.T, db *sql.DB, _ string) {
		t.Helper()
		for _, document := range table(t, db, query) {
			d := xml.NewDecoder(strings.NewReader(document))
			var err error
			for err == nil {
				_, err = d.Token()
			}
			if err != io.EOF {
				t.Errorf("%v in %.200s", err, document)
			}
		}
	}
}

func geometries(t *testing.T, db *sql.DB, _ string) {
	t.Helper()
	for _, name := range tablesOf(t, db, "features") {
		kind := table(t, db, `SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?`, name)[0]
		q, err := db.Query(`SELECT id, geom FROM ` + name + ` WHERE geom NOT NULL`)
		if err != nil {
			t.Fatal(err)
		}
		for q.Next() {
			var id string
			var b []byte
			if err := q.Scan(&id, &b); err != nil {
				t.Fatal(err)
			}
			g, fault := placed(b)
			if fault != "" {
				t.Errorf("%s %s: %s", name, id, fault)
			} else if strings.ToUpper(g.GeoJSONType()) != kind {
				t.Errorf("%s %s is a %s in a column of %s", name, id, g.GeoJSONType(), kind)
			}
		}
		if err := q.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// placed reads a blob: the header of the standard, then well-known binary.
func placed(b []byte) (orb.Geometry, string) {
	if len(b) < 8 || !bytes.HasPrefix(b, []byte("GP\x00")) || b[3]&1 != 1 || binary.LittleEndian.Uint32(b[4:]) != 4326 {
		return nil, "no header of version 0, little-endian, of system 4326"
	}
	body, box := b[8:], []float64(nil)
	if b[3]>>1&7 == 1 {
		for i := range 4 {
			box = append(box, math.Float64frombits(binary.LittleEndian.Uint64(body[8*i:])))
		}
		body = body[32:]
	}
	g, err := wkb.Unmarshal(body)
	if err != nil {
		return nil, err.Error()
	}
	if _, point := g.(orb.Point); !point {
		want := g.Bound()
		if box == nil || [4]float64(box) != [4]float64{want.Min[0], want.Max[0], want.Min[1], want.Max[1]} {
			return nil, "an area without its envelope"
		}
	}
	return g, ""
}
