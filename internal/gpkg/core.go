package gpkg

import "fmt"

// What marks an SQLite file as a GeoPackage. The version is 1.3, not the newest: GDAL warns of every later one until 3.7,
// and stable systems have older ones.
const (
	applicationID = 0x47504B47 // "GPKG"
	userVersion   = 10300
)

// wgs84 is EPSG 4326 as OGC 01-009 writes it. GeoPackage stores longitude before latitude whatever the axes say.
const wgs84 = `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],` +
	`AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,` +
	`AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]`

const srs = 4326

const coreTables = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);`

// core writes what every GeoPackage has.
func (b *builder) core() error {
	for _, pragma := range []string{
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", userVersion),
		coreTables,
	} {
		if err := b.exec(pragma); err != nil {
			return err
		}
	}
	for _, s := range []struct {
		name, organization      string
		id                      int
		definition, description string
	}{
		{"Undefined Cartesian SRS", "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"},
		{"Undefined geographic SRS", "NONE", 0, "undefined", "undefined geographic coordinate reference system"},
		{"WGS 84 geodetic", "EPSG", srs, wgs84, "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"},
	} {
		if err := b.exec(`INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)`,
			s.name, s.id, s.organization, s.id, s.definition, s.description); err != nil {
			return err
		}
	}
	return nil
}

// register lists a table among the contents. Tables without a place have no box and no reference system.
func (b *builder) register(t table, kind string, box [4]any) error {
	var system any
	if kind == "features" {
		system = srs
	}
	b.registered = append(b.registered, t.name)
	return b.exec(`INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)`,
		t.name, kind, t.name, t.title+". "+b.file.About.line(), b.stamp, box[0], box[1], box[2], box[3], system)
}

// extend names an extension of a table; a blank column is the table as a whole.
func (b *builder) extend(table, column, extension, definition, scope string) error {
	var col any
	if column != "" {
		col = column
	}
	return b.exec(`INSERT INTO gpkg_extensions VALUES (?,?,?,?,?)`, table, col, extension, definition, scope)
}
