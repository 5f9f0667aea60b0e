package gpkg

import (
	"fmt"
	"strings"
)

// GDAL keeps the number of a table's rows here, and it and QGIS read it instead of counting. It is no part of GeoPackage,
// whose readers pass over it.
const countsTable = `
CREATE TABLE gpkg_ogr_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  feature_count INTEGER DEFAULT NULL
)`

// counts writes how many rows each table has, and the triggers by which GDAL keeps that true when somebody edits it. It
// comes after all rows: no trigger fires for them.
func (b *builder) counts() error {
	if err := b.exec(countsTable); err != nil {
		return err
	}
	for _, name := range b.registered {
		if err := b.exec(fmt.Sprintf(`INSERT INTO gpkg_ogr_contents SELECT ?, count(*) FROM %s`, quote(name)), name); err != nil {
			return err
		}
		for _, t := range []struct{ event, change string }{{"insert", "+ 1"}, {"delete", "- 1"}} {
			if err := b.exec(fmt.Sprintf(`CREATE TRIGGER "trigger_%s_feature_count_%s"
AFTER %s ON %s
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count %s WHERE lower(table_name) = lower('%s'); END`,
				t.event, name, strings.ToUpper(t.event), quote(name), t.change, name)); err != nil {
				return err
			}
		}
	}
	return nil
}
