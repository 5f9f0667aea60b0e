package gpkg_test

import (
	"database/sql"
	"os"
	"strings"
	"testing"
)

var containerRequirements = []requirement{
	{"file", "1.1.1", "An SQLite file of version 3 that says it is a GeoPackage (application_id) of version 1.3 (user_version).",
		both(same(`SELECT application_id FROM pragma_application_id`, 0x47504B47),
			same(`SELECT user_version FROM pragma_user_version`, 10300), magic)},
	{"integrity", "1.1.1", "PRAGMA integrity_check says ok.", same(`SELECT integrity_check FROM pragma_integrity_check`, "ok")},
	{"foreign-keys", "1.1.1", "PRAGMA foreign_key_check finds nothing.", none(`SELECT * FROM pragma_foreign_key_check`)},
	{"column-types", "1.1.1", "Every column of a table of the user has one of GeoPackage's types, and its values are of it.",
		columnTypes},
	{"nothing-else", "1.1.1", "No table stands in the file that neither the contents nor an extension name.", none(`
		SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'gpkg\_%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
		AND name NOT LIKE 'rtree\_%' ESCAPE '\'
		AND name NOT IN (SELECT table_name FROM gpkg_contents UNION SELECT table_name FROM gpkg_extensions WHERE table_name NOT NULL)`)},
}

var contentRequirements = []requirement{
	{"reference-systems", "1.1.2", "gpkg_spatial_ref_sys holds -1 and 0 as undefined and EPSG 4326, and every system that is used.",
		both(same(`SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0) AND organization = 'NONE' AND
			organization_coordsys_id = srs_id AND definition = 'undefined'`, 2),
			same(`SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id = 4326 AND organization = 'EPSG' AND
			organization_coordsys_id = 4326 AND definition LIKE 'GEOGCS["WGS 84"%'`, 1),
			none(`SELECT table_name FROM gpkg_contents WHERE srs_id NOT NULL AND srs_id NOT IN (SELECT srs_id FROM gpkg_spatial_ref_sys)`))},
	{"contents", "1.1.3", "gpkg_contents lists tables that exist, as features or attributes, with a name of their own.",
		both(none(`SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')`),
			none(`SELECT table_name FROM gpkg_contents WHERE data_type NOT IN ('features', 'attributes')`),
			none(`SELECT identifier FROM gpkg_contents GROUP BY identifier HAVING count(*) > 1`))},
	{"last-change", "1.1.3",
		"last_change is an instant in UTC, YYYY-MM-DDTHH:MM:SS.SSSZ: the dataset's day of release, never the clock's.",
		none(`SELECT table_name, last_change FROM gpkg_contents WHERE CAST(last_change AS TEXT) <> '` + released + `T00:00:00.000Z'`)},
	{"box", "1.1.3", "The contents' box is that of the layer's geometries; a layer without any has none.", boxes},
	{"extensions", "2.3", "gpkg_extensions names tables and columns that exist, and a scope.",
		both(none(`SELECT table_name FROM gpkg_extensions WHERE table_name NOT IN (SELECT name FROM sqlite_schema)`),
			none(`SELECT scope FROM gpkg_extensions WHERE scope NOT IN ('read-write', 'write-only')`),
			none(`SELECT e.table_name, e.column_name FROM gpkg_extensions e WHERE e.column_name NOT NULL AND
			NOT EXISTS (SELECT 1 FROM pragma_table_info(e.table_name) c WHERE c.name = e.column_name)`),
			none(`SELECT table_name FROM gpkg_extensions GROUP BY table_name, column_name, extension_name HAVING count(*) > 1`))},
	{"attributes", "2.4", "A table of attributes has an integer primary key and no geometry.",
		both(none(`SELECT table_name FROM gpkg_contents c WHERE data_type = 'attributes' AND
			(SELECT group_concat(type) FROM pragma_table_info(c.table_name) WHERE pk > 0) IS NOT 'INTEGER'`),
			none(`SELECT c.table_name FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name) WHERE data_type = 'attributes'`))},
}

func magic(t *testing.T, _ *sql.DB, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(b), "SQLite format 3\x00") {
		t.Errorf("%.16q (%v)", b, err)
	}
}

// columnTypes asks SQLite for each value's storage class, and of each date whether the calendar has it.
func columnTypes(t *testing.T, db *sql.DB, _ string) {
	t.Helper()
	holds := map[string]string{
		"INTEGER": `typeof("{c}") = 'integer'`,
		"DOUBLE":  `typeof("{c}") = 'real'`,
		"TEXT":    `typeof("{c}") = 'text'`,
		"BOOLEAN": `typeof("{c}") = 'integer' AND "{c}" IN (0, 1)`,
		"DATE":    `typeof("{c}") = 'text' AND date("{c}") = CAST("{c}" AS TEXT)`,
		"POINT":   `typeof("{c}") = 'blob'`, "MULTIPOLYGON": `typeof("{c}") = 'blob'`,
	}
	for _, name := range append(tablesOf(t, db, "features"), tablesOf(t, db, "attributes")...) {
		if name == "layer_styles" {
			continue // QGIS's table, in the types that QGIS gives it
		}
		for _, c := range columnsOf(t, db, name) {
			test, ok := holds[c.kind]
			if !ok {
				t.Errorf("%s.%s is of type %s", name, c.name, c.kind)
				continue
			}
			none(strings.ReplaceAll(`SELECT '`+name+`.{c}', CAST("{c}" AS TEXT) FROM `+name+` WHERE "{c}" NOT NULL AND NOT (`+test+`) LIMIT 3`,
				"{c}", c.name))(t, db, "")
		}
	}
}

// boxes compares the contents with SQLite's own reckoning over the index, which keeps 32-bit numbers.
func boxes(t *testing.T, db *sql.DB, _ string) {
	t.Helper()
	for _, name := range tablesOf(t, db, "features") {
		none(`SELECT c.table_name, c.min_x, r.min_x FROM gpkg_contents c, (SELECT min(minx) min_x, min(miny) min_y, max(maxx) max_x,
			max(maxy) max_y FROM rtree_`+name+`_geom) r WHERE c.table_name = '`+name+`' AND NOT (
			(c.min_x IS NULL AND c.min_y IS NULL AND c.max_x IS NULL AND c.max_y IS NULL AND r.min_x IS NULL) OR
			max(abs(c.min_x - r.min_x), abs(c.min_y - r.min_y), abs(c.max_x - r.max_x), abs(c.max_y - r.max_y)) < 0.0001)`)(t, db, "")
	}
	none(`SELECT table_name FROM gpkg_contents WHERE data_type = 'attributes' AND coalesce(min_x, min_y, max_x, max_y) NOT NULL`)(t,
		db, "")
}
