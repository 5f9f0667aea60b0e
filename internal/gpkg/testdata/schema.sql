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
);
CREATE TABLE "incidents" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  "id" TEXT,
  "date" DATE,
  "end_date" DATE,
  "date_precision" TEXT,
  "type" TEXT,
  "title" TEXT,
  "summary" TEXT,
  "place" TEXT,
  "district" TEXT,
  "admin1" TEXT,
  "country" TEXT,
  "geo_precision" TEXT,
  "actor" TEXT,
  "target" TEXT,
  "killed" INTEGER,
  "killed_low" INTEGER,
  "killed_high" INTEGER,
  "civilians_killed" INTEGER,
  "forces_killed" INTEGER,
  "militants_killed" INTEGER,
  "injured" INTEGER,
  "confidence" TEXT,
  "origin" TEXT,
  "coded_as" TEXT,
  "violence" TEXT,
  "side_a" TEXT,
  "side_b" TEXT,
  "actor_name" TEXT,
  "event_clarity" INTEGER,
  "where_prec" INTEGER,
  "date_prec" INTEGER,
  "sources_count" INTEGER,
  "claims_count" INTEGER
);
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE gpkgext_relations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  base_table_name TEXT NOT NULL,
  base_primary_column TEXT NOT NULL DEFAULT 'id',
  related_table_name TEXT NOT NULL,
  related_primary_column TEXT NOT NULL DEFAULT 'id',
  relation_name TEXT NOT NULL,
  mapping_table_name TEXT NOT NULL UNIQUE
);
CREATE TABLE "incident_sources" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "incident_id" TEXT,
  "publisher" TEXT,
  "published" DATE,
  "url" TEXT,
  "note" TEXT
);
CREATE TABLE "incidents_incident_sources" (
  base_id INTEGER NOT NULL REFERENCES "incidents" (fid),
  related_id INTEGER NOT NULL REFERENCES "incident_sources" (fid)
);
CREATE INDEX "incidents_incident_sources_base_id" ON "incidents_incident_sources" (base_id);
CREATE INDEX "incidents_incident_sources_related_id" ON "incidents_incident_sources" (related_id);
CREATE TABLE "claims" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "incident_id" TEXT,
  "claimant" TEXT,
  "side" TEXT,
  "subject" TEXT,
  "killed_low" INTEGER,
  "killed_high" INTEGER,
  "injured_low" INTEGER,
  "injured_high" INTEGER,
  "statement" TEXT,
  "publisher" TEXT,
  "published" DATE,
  "url" TEXT
);
CREATE TABLE "incidents_claims" (
  base_id INTEGER NOT NULL REFERENCES "incidents" (fid),
  related_id INTEGER NOT NULL REFERENCES "claims" (fid)
);
CREATE INDEX "incidents_claims_base_id" ON "incidents_claims" (base_id);
CREATE INDEX "incidents_claims_related_id" ON "incidents_claims" (related_id);
CREATE TABLE "strikes" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  "id" TEXT,
  "date" DATE,
  "end_date" DATE,
  "date_precision" TEXT,
  "type" TEXT,
  "title" TEXT,
  "summary" TEXT,
  "place" TEXT,
  "district" TEXT,
  "admin1" TEXT,
  "country" TEXT,
  "geo_precision" TEXT,
  "actor" TEXT,
  "target" TEXT,
  "killed" INTEGER,
  "killed_low" INTEGER,
  "killed_high" INTEGER,
  "civilians_killed" INTEGER,
  "forces_killed" INTEGER,
  "militants_killed" INTEGER,
  "injured" INTEGER,
  "confidence" TEXT,
  "origin" TEXT,
  "coded_as" TEXT,
  "violence" TEXT,
  "side_a" TEXT,
  "side_b" TEXT,
  "actor_name" TEXT,
  "event_clarity" INTEGER,
  "where_prec" INTEGER,
  "date_prec" INTEGER,
  "sources_count" INTEGER,
  "claims_count" INTEGER
);
CREATE TABLE "strikes_incident_sources" (
  base_id INTEGER NOT NULL REFERENCES "strikes" (fid),
  related_id INTEGER NOT NULL REFERENCES "incident_sources" (fid)
);
CREATE INDEX "strikes_incident_sources_base_id" ON "strikes_incident_sources" (base_id);
CREATE INDEX "strikes_incident_sources_related_id" ON "strikes_incident_sources" (related_id);
CREATE TABLE "strikes_claims" (
  base_id INTEGER NOT NULL REFERENCES "strikes" (fid),
  related_id INTEGER NOT NULL REFERENCES "claims" (fid)
);
CREATE INDEX "strikes_claims_base_id" ON "strikes_claims" (base_id);
CREATE INDEX "strikes_claims_related_id" ON "strikes_claims" (related_id);
CREATE TABLE "crossings" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  "id" TEXT,
  "name" TEXT,
  "name_ur" TEXT,
  "name_local_other" TEXT,
  "geo_precision" TEXT,
  "pk_district" TEXT,
  "pk_admin1" TEXT,
  "af_district" TEXT,
  "af_province" TEXT,
  "category" TEXT,
  "modes" TEXT,
  "notes" TEXT,
  "source_url" TEXT,
  "state_on" DATE,
  "state" TEXT,
  "state_since" DATE,
  "state_since_precision" TEXT,
  "state_source" TEXT,
  "state_last_reported" DATE,
  "state_trade" TEXT,
  "state_trade_since" DATE,
  "state_trade_since_precision" TEXT,
  "state_trade_source" TEXT,
  "state_trade_last_reported" DATE,
  "state_pedestrian" TEXT,
  "state_pedestrian_since" DATE,
  "state_pedestrian_since_precision" TEXT,
  "state_pedestrian_source" TEXT,
  "state_pedestrian_last_reported" DATE,
  "state_deportees" TEXT,
  "state_deportees_since" DATE,
  "state_deportees_since_precision" TEXT,
  "state_deportees_source" TEXT,
  "state_deportees_last_reported" DATE,
  "state_aid" TEXT,
  "state_aid_since" DATE,
  "state_aid_since_precision" TEXT,
  "state_aid_source" TEXT,
  "state_aid_last_reported" DATE,
  "days_closed" INTEGER,
  "days_closed_trade" INTEGER,
  "days_closed_pedestrian" INTEGER,
  "days_closed_unconfirmed" INTEGER,
  "last_record" TEXT
);
CREATE TABLE "crossing_status" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "crossing_id" TEXT,
  "from" DATE,
  "from_precision" TEXT,
  "to" DATE,
  "last_reported" DATE,
  "status" TEXT,
  "scope" TEXT,
  "reason" TEXT,
  "publisher" TEXT,
  "published" DATE,
  "source_url" TEXT
);
CREATE TABLE "crossings_crossing_status" (
  base_id INTEGER NOT NULL REFERENCES "crossings" (fid),
  related_id INTEGER NOT NULL REFERENCES "crossing_status" (fid)
);
CREATE INDEX "crossings_crossing_status_base_id" ON "crossings_crossing_status" (base_id);
CREATE INDEX "crossings_crossing_status_related_id" ON "crossings_crossing_status" (related_id);
CREATE TABLE "districts" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "id" TEXT,
  "name" TEXT,
  "name_ur" TEXT,
  "name_ps" TEXT,
  "pcode" TEXT,
  "division" TEXT,
  "seat" TEXT,
  "merged_2018" BOOLEAN,
  "population_2017" INTEGER,
  "population_2023" INTEGER,
  "incidents" INTEGER,
  "killed_low" INTEGER,
  "killed" INTEGER,
  "killed_high" INTEGER,
  "without_best" INTEGER,
  "without_figure" INTEGER,
  "killed_per_100k" DOUBLE
);
CREATE TABLE "tehsils" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "id" TEXT,
  "name" TEXT,
  "pcode" TEXT,
  "district_id" TEXT,
  "incidents" INTEGER,
  "killed_low" INTEGER,
  "killed" INTEGER,
  "killed_high" INTEGER,
  "without_best" INTEGER,
  "without_figure" INTEGER,
  "too_coarse" INTEGER
);
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml',
  metadata TEXT NOT NULL DEFAULT ''
);
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL,
  table_name TEXT,
  column_name TEXT,
  row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL,
  md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
);
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
CREATE TABLE gpkg_ogr_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  feature_count INTEGER DEFAULT NULL
);
CREATE TRIGGER "trigger_insert_feature_count_incidents"
AFTER INSERT ON "incidents"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('incidents'); END;
CREATE TRIGGER "trigger_delete_feature_count_incidents"
AFTER DELETE ON "incidents"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('incidents'); END;
CREATE TRIGGER "trigger_insert_feature_count_incident_sources"
AFTER INSERT ON "incident_sources"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('incident_sources'); END;
CREATE TRIGGER "trigger_delete_feature_count_incident_sources"
AFTER DELETE ON "incident_sources"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('incident_sources'); END;
CREATE TRIGGER "trigger_insert_feature_count_claims"
AFTER INSERT ON "claims"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('claims'); END;
CREATE TRIGGER "trigger_delete_feature_count_claims"
AFTER DELETE ON "claims"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('claims'); END;
CREATE TRIGGER "trigger_insert_feature_count_strikes"
AFTER INSERT ON "strikes"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('strikes'); END;
CREATE TRIGGER "trigger_delete_feature_count_strikes"
AFTER DELETE ON "strikes"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('strikes'); END;
CREATE TRIGGER "trigger_insert_feature_count_crossings"
AFTER INSERT ON "crossings"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('crossings'); END;
CREATE TRIGGER "trigger_delete_feature_count_crossings"
AFTER DELETE ON "crossings"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('crossings'); END;
CREATE TRIGGER "trigger_insert_feature_count_crossing_status"
AFTER INSERT ON "crossing_status"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('crossing_status'); END;
CREATE TRIGGER "trigger_delete_feature_count_crossing_status"
AFTER DELETE ON "crossing_status"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('crossing_status'); END;
CREATE TRIGGER "trigger_insert_feature_count_districts"
AFTER INSERT ON "districts"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('districts'); END;
CREATE TRIGGER "trigger_delete_feature_count_districts"
AFTER DELETE ON "districts"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('districts'); END;
CREATE TRIGGER "trigger_insert_feature_count_tehsils"
AFTER INSERT ON "tehsils"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('tehsils'); END;
CREATE TRIGGER "trigger_delete_feature_count_tehsils"
AFTER DELETE ON "tehsils"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('tehsils'); END;
CREATE TRIGGER "trigger_insert_feature_count_layer_styles"
AFTER INSERT ON "layer_styles"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('layer_styles'); END;
CREATE TRIGGER "trigger_delete_feature_count_layer_styles"
AFTER DELETE ON "layer_styles"
BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('layer_styles'); END;
CREATE VIRTUAL TABLE "rtree_incidents_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "rtree_incidents_geom_rowid"(rowid INTEGER PRIMARY KEY,nodeno);
CREATE TABLE "rtree_incidents_geom_node"(nodeno INTEGER PRIMARY KEY,data);
CREATE TABLE "rtree_incidents_geom_parent"(nodeno INTEGER PRIMARY KEY,parentnode);
CREATE TRIGGER "rtree_incidents_geom_insert" AFTER INSERT ON "incidents"
  WHEN (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  INSERT OR REPLACE INTO "rtree_incidents_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_incidents_geom_update1" AFTER UPDATE OF "geom" ON "incidents"
  WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  INSERT OR REPLACE INTO "rtree_incidents_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_incidents_geom_update2" AFTER UPDATE OF "geom" ON "incidents"
  WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_incidents_geom" WHERE id = OLD."fid";
END;
CREATE TRIGGER "rtree_incidents_geom_update3" AFTER UPDATE ON "incidents"
  WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_incidents_geom" WHERE id = OLD."fid";
  INSERT OR REPLACE INTO "rtree_incidents_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_incidents_geom_update4" AFTER UPDATE ON "incidents"
  WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_incidents_geom" WHERE id IN (OLD."fid", NEW."fid");
END;
CREATE TRIGGER "rtree_incidents_geom_delete" AFTER DELETE ON "incidents"
  WHEN OLD."geom" NOT NULL
BEGIN
  DELETE FROM "rtree_incidents_geom" WHERE id = OLD."fid";
END;
