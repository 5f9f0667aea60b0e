CREATE EXTENSION postgis;
CREATE TABLE incidents (id text NOT NULL, first date NOT NULL, days daterange NOT NULL, geom geometry(Point, 4326),
properties json NOT NULL);
COPY incidents FROM STDIN;
CREATE TABLE apart AS SELECT p."id", p."date", p."end_date", p."date_precision", p."title", p."killed", p."share", i.first, i.days, i.geom
	FROM incidents i, json_to_record(i.properties) AS p("id" text, "date" text, "end_date" text, "date_precision" text, "title" text, "killed" bigint, "share" bigint);
CREATE INDEX ON incidents USING gist (geom, days);
VACUUM (ANALYZE, FREEZE) incidents;
CREATE INDEX ON apart USING gist (geom, days);
VACUUM (ANALYZE, FREEZE) apart;
SELECT 'PostgreSQL ' || current_setting('server_version') || ', PostGIS ' || postgis_lib_version();
